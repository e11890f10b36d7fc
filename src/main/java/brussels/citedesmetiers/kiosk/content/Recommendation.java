package brussels.citedesmetiers.kiosk.content;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A service, activity, body or page a visitor may be sent to.
///
/// @param icon name of the drawing beside it
/// @param languages codes of the languages it is offered in
/// @param activityOrNull id of the activity it is, under which its dates stand in the agenda; null
///   if it is none
/// @param checked the day somebody last held its facts against their source
/// @param addresses an address anyone can open, for each language that has one; under
///   [#OTHER_LANGUAGES] the one for all others
/// @param phones a telephone number, in the same way
public record Recommendation(
        String id,
        String icon,
        Access access,
        Text title,
        Text summary,
        Text details,
        Set<String> languages,
        LocalDate checked,
        Map<String, String> addresses,
        Map<String, String> phones,
        @Nullable String activityOrNull) {

    /// Stands for every language without an entry of its own.
    public static final String OTHER_LANGUAGES = "other";

    public Recommendation {
        languages = Set.copyOf(languages);
        addresses = Map.copyOf(addresses);
        phones = Map.copyOf(phones);
    }

    /// One without a telephone number.
    public Recommendation(
            String id,
            String icon,
            Access access,
            Text title,
            Text summary,
            Text details,
            Set<String> languages,
            LocalDate checked,
            Map<String, String> addresses,
            @Nullable String activityOrNull) {
        this(
                id,
                icon,
                access,
                title,
                summary,
                details,
                languages,
                checked,
                addresses,
                Map.of(),
                activityOrNull);
    }

    /// One that has no dates.
    public Recommendation(
            String id,
            String icon,
            Access access,
            Text title,
            Text summary,
            Text details,
            Set<String> languages,
            LocalDate checked,
            Map<String, String> addresses) {
        this(id, icon, access, title, summary, details, languages, checked, addresses, null);
    }

    /// Whether the visitor needs an adviser before going there.
    public enum Access {
        /// Visitors can go there or click by themselves: no need to queue.
        DIRECT,
        /// A talk helps but is not needed.
        EITHER,
        /// A wrong referral costs time or rights: see an adviser first.
        ADVISER
    }

    /// The address for a visitor who reads `language`; empty when none has been verified.
    public Optional<String> address(String language) {
        return in(addresses, language);
    }

    /// The telephone number for a visitor who speaks `language`.
    public Optional<String> phone(String language) {
        return in(phones, language);
    }

    private static Optional<String> in(Map<String, String> byLanguage, String language) {
        return Optional.ofNullable(byLanguage.get(language))
                .or(() -> Optional.ofNullable(byLanguage.get(OTHER_LANGUAGES)));
    }

    /// The id of the activity it is, if it is one.
    public Optional<String> activityId() {
        return Optional.ofNullable(activityOrNull);
    }

    /// Whether nobody has held its facts against their source for a year.
    public boolean isUncheckedSinceAYear(LocalDate today) {
        return checked.isBefore(today.minusYears(1));
    }

    /// Whether it is offered in `language`.
    public boolean isIn(String language) {
        return languages.contains(language);
    }
}
