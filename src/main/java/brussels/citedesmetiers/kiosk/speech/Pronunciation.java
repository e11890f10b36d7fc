package brussels.citedesmetiers.kiosk.speech;

import java.util.Comparator;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How words are said that an engine reads wrongly: names of services, abbreviations, and in Arabic
/// words whose vowels are not written. Whole words only, the longest first. Immutable.
public final class Pronunciation {
    /// Nothing is said otherwise than written.
    public static final Pronunciation NONE = new Pronunciation(Map.of());

    private record Words(Pattern any, Map<String, String> spoken) {
        Words(Map<String, String> spoken) {
            this(any(spoken), Map.copyOf(spoken));
        }

        private static Pattern any(Map<String, String> spoken) {
            String longestFirst =
                    spoken.keySet().stream()
                            .sorted(Comparator.comparingInt(String::length).reversed())
                            .map(Pattern::quote)
                            .collect(Collectors.joining("|"));
            return Pattern.compile("(?<![\\p{L}\\p{N}])(" + longestFirst + ")(?![\\p{L}\\p{N}])");
        }

        String of(String text) {
            return any.matcher(text)
                    .replaceAll(
                            found ->
                                    Matcher.quoteReplacement(
                                            spoken.getOrDefault(found.group(1), "")));
        }
    }

    private final Map<String, Words> byLanguage;

    /// @param words by language, what is said by what is written
    public Pronunciation(Map<String, Map<String, String>> words) {
        this.byLanguage =
                words.entrySet().stream()
                        .filter(language -> !language.getValue().isEmpty())
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, e -> new Words(e.getValue())));
    }

    /// The text as an engine shall get it.
    public String of(String language, String text) {
        Words own = byLanguage.get(language);
        return own == null ? text : own.of(text);
    }
}
