package brussels.citedesmetiers.kiosk.screen.paper;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Says in which languages something is offered, for a visitor who reads another: "In French".
public final class OfferWords {
    private static final String NAMED = "offered.";

    private OfferWords() {}

    /// What to say beside `recommendation`; empty if it is offered in the visit's language.
    ///
    /// @param reader the visit's language
    public static Optional<String> of(
            Content content, Language reader, Recommendation recommendation) {
        return in(content, reader, recommendation.languages());
    }

    /// How to reach it by telephone, if that is known; the number is never broken.
    ///
    /// @param reader the visit's language
    public static Optional<String> phone(Language reader, Recommendation recommendation) {
        return recommendation
                .phone(reader.code())
                .map(number -> reader.text("detail.phone", number.replace(' ', '\u00a0')));
    }

    /// The same in a few letters: "FR".
    public static Optional<String> codes(
            Content content, Language reader, Recommendation recommendation) {
        return codes(content, reader, recommendation.languages());
    }

    /// What to say beside something held in `languages`; empty if the visit's is among them.
    static Optional<String> in(Content content, Language reader, Set<String> languages) {
        return listed(
                        content,
                        reader,
                        languages,
                        language -> name(reader, language),
                        reader.comma())
                .map(names -> reader.text(NAMED + "in", names));
    }

    /// The same in a few letters.
    static Optional<String> codes(Content content, Language reader, Set<String> languages) {
        return listed(
                content,
                reader,
                languages,
                language -> language.code().toUpperCase(Locale.ROOT),
                " ");
    }

    private static Optional<String> listed(
            Content content,
            Language reader,
            Set<String> languages,
            Function<Language, String> named,
            String between) {
        if (languages.contains(reader.code())) {
            return Optional.empty();
        }
        String names =
                content.languages().stream()
                        .filter(language -> languages.contains(language.code()))
                        .map(named)
                        .collect(Collectors.joining(between));
        return Optional.of(names).filter(some -> !some.isEmpty());
    }

    /// The name of a language in the reader's own, or else as it calls itself.
    private static String name(Language reader, Language language) {
        String key = NAMED + language.code();
        return reader.texts().containsKey(key) ? reader.text(key) : language.name();
    }
}
