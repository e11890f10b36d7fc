package brussels.citedesmetiers.kiosk.content;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// A language the visitor can choose, with every text of the screens.
///
/// @param code BCP 47 code (`fr`)
/// @param name its own name for itself
/// @param greeting the word on the welcome screen
/// @param free "free of charge" in one word, on the welcome screen
/// @param rightToLeft whether it is written from right to left
/// @param readByNativeSpeaker whether a native speaker has reviewed its texts
/// @param texts the screens' texts by key
public record Language(
        String code,
        String name,
        String greeting,
        String free,
        boolean rightToLeft,
        boolean readByNativeSpeaker,
        Map<String, String> texts) {
    /// How the keys of the staff's texts begin: those of the desk's pages, of the centre's and of
    /// its reports, which visitors never see. A language has all texts of a kind or none; without
    /// them it is not offered there.
    private static final List<String> STAFF = List.of("desk.", "central.", "report.");

    public Language {
        texts = Map.copyOf(texts);
    }

    /// Whether only staff read the text with this key.
    static boolean isForStaff(String key) {
        return key.startsWith("staff.") || STAFF.stream().anyMatch(key::startsWith);
    }

    /// Whether this language needs a text with this key if another language has one.
    public boolean needs(String key) {
        return needed().test(key);
    }

    /// The same for many keys.
    public Predicate<String> needed() {
        List<String> absent =
                STAFF.stream()
                        .filter(kind -> texts.keySet().stream().noneMatch(k -> k.startsWith(kind)))
                        .toList();
        return key -> absent.stream().noneMatch(key::startsWith);
    }

    /// What stands between the parts of a list: Arabic has a comma of its own.
    public String comma() {
        return rightToLeft ? "، " : ", ";
    }

    /// The screen text for `key`, its `{0}`, `{1}` replaced by `values`.
    ///
    /// @throws IllegalArgumentException if the key is unknown; the content check refuses a file
    ///   without it
    public String text(String key, Object... values) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text " + key + " in " + code);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }
}
