package brussels.citedesmetiers.kiosk.content;

import java.util.Map;

/// One text in every language, keyed by language code (`fr`, `nl`, `en`, `uk`, ...).
public record Text(Map<String, String> byLanguage) {
    public Text {
        byLanguage = Map.copyOf(byLanguage);
    }

    /// The text in `language`.
    ///
    /// @throws IllegalArgumentException if there is no translation; content that passed the check
    ///   has them all
    public String in(String language) {
        String text = byLanguage.get(language);
        if (text == null) {
            throw new IllegalArgumentException("no translation in " + language);
        }
        return text;
    }

    /// Whether there is a translation that is not blank.
    public boolean has(String language) {
        return !byLanguage.getOrDefault(language, "").isBlank();
    }
}
