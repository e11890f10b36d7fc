package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The words of the centre's pages: keys `central.…` of the language files. Immutable.
final class FleetTexts {
    private static final String OURS = "central.";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu", Locale.ROOT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm", Locale.ROOT);

    private final Language language;
    private final ZoneId zone;

    private FleetTexts(Language language, ZoneId zone) {
        this.language = language;
        this.zone = zone;
    }

    /// The languages of the pages.
    static List<Language> languages(Content content) {
        return content.languages().stream()
                .filter(l -> l.texts().keySet().stream().anyMatch(key -> key.startsWith(OURS)))
                .toList();
    }

    /// In the language named in the address, else the first of the browser's languages that exists,
    /// else the first.
    static FleetTexts of(Content content, ZoneId zone, Map<String, String> query, String accepted) {
        List<Language> all = languages(content);
        return named(all, query.getOrDefault("lang", ""))
                .or(() -> wished(all, accepted))
                .map(language -> new FleetTexts(language, zone))
                .orElseGet(() -> new FleetTexts(all.getFirst(), zone));
    }

    private static Optional<Language> wished(List<Language> all, String accepted) {
        for (String part : accepted.split(",", -1)) {
            String code = part.strip().split("[-;]", 2)[0];
            Optional<Language> found = named(all, code);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Language> named(List<Language> all, String code) {
        return all.stream().filter(l -> l.code().equals(code)).findFirst();
    }

    String code() {
        return language.code();
    }

    String of(String key, Object... values) {
        return language.text(OURS + key, values);
    }

    /// What a terminal says is wrong with it. A newer terminal may name a fault that this centre
    /// has no words for; then its name is shown.
    String fault(String name) {
        return language.texts().containsKey(OURS + "fault." + name)
                ? of("fault." + name)
                : of("fault", name);
    }

    String day(LocalDate day) {
        return DAY.format(day);
    }

    /// The name of the zone that [#moment] is in.
    String zone() {
        return zone.getId();
    }

    /// A moment in the centre's local time.
    String moment(Instant moment) {
        return MOMENT.format(moment.atZone(zone));
    }
}
