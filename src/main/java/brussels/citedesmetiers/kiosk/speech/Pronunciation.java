package brussels.citedesmetiers.kiosk.speech;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How words are said that an engine reads wrongly: names of services, abbreviations. Whole words
/// only, the longest first. Immutable.
///
/// @param words by language, what is said by what is written
public record Pronunciation(Map<String, Map<String, String>> words) {
    /// Nothing is said otherwise than written.
    public static final Pronunciation NONE = new Pronunciation(Map.of());

    public Pronunciation {
        words =
                words.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, e -> Map.copyOf(e.getValue())));
    }

    /// The text as an engine shall get it.
    public String of(String language, String text) {
        Map<String, String> own = words.getOrDefault(language, Map.of());
        if (own.isEmpty()) {
            return text;
        }
        List<String> longestFirst =
                own.keySet().stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .map(Pattern::quote)
                        .toList();
        Pattern any =
                Pattern.compile(
                        "(?<![\\p{L}\\p{N}])("
                                + String.join("|", longestFirst)
                                + ")(?![\\p{L}\\p{N}])");
        return any.matcher(text)
                .replaceAll(
                        found -> Matcher.quoteReplacement(own.getOrDefault(found.group(1), "")));
    }
}
