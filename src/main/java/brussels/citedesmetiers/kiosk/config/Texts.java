package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Text;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Reads the text maps of the content files, and adds the translations into languages that these
/// files do not contain, from each language's own file.
///
/// Not thread-safe: one reading, one thread.
final class Texts {
    private final List<LanguageFile> added;
    private final List<Fault> faults;
    private final Set<String> keys = new HashSet<>();
    private final Map<String, String> keysByPlace = new HashMap<>();

    /// @param languages all language files
    /// @param faults where faults are recorded
    Texts(List<LanguageFile> languages, List<Fault> faults) {
        this.added =
                languages.stream()
                        .filter(l -> !LanguageFile.CARRIED.contains(l.language().code()))
                        .toList();
        this.faults = faults;
    }

    /// The text in a property.
    ///
    /// @param key the text's name in the language files (`themes/C/name`)
    /// @param longest the greatest number of characters (code points) in any language
    Text read(Json json, String property, String key, int longest) {
        Map<String, String> byLanguage =
                new HashMap<>(json.texts(property, LanguageFile.CARRIED, longest));
        keys.add(key);
        if (!added.isEmpty()) {
            keysByPlace.put(
                    TranslationPlaces.place(json.file(), json.pointer() + "/" + property), key);
        }
        if (key.contains("//") || key.endsWith("/")) {
            return new Text(byLanguage); // its id is wrong, which is recorded already
        }
        for (LanguageFile language : added) {
            String text = language.content().get(key);
            if (text == null) {
                fault(language, key, Json.MISSING, "the translation of this text is needed");
            } else if (text.codePointCount(0, text.length()) > longest) {
                fault(language, key, text, "at most " + longest + " characters have room here");
            } else {
                byLanguage.put(language.language().code(), text);
            }
        }
        return new Text(byLanguage);
    }

    /// Records translations that belong to no text as faults. Call it once all content has been
    /// read.
    void checkAllUsed() {
        for (LanguageFile language : added) {
            Set<String> unused = new TreeSet<>(language.content().keySet());
            unused.removeAll(keys);
            for (String key : unused) {
                String text = language.content().getOrDefault(key, "");
                fault(language, key, text, "the content has no text of this name");
            }
        }
    }

    /// Where the translations are that the content files do not contain.
    TranslationPlaces places() {
        return new TranslationPlaces(keysByPlace);
    }

    private void fault(LanguageFile language, String key, String value, String right) {
        faults.add(new Fault(language.file(), TranslationPlaces.pointer(key), value, right));
    }
}
