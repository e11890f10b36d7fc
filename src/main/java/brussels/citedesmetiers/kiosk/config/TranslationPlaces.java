package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Fault;
import java.util.Map;

/// Where the translations are that the content files do not contain: in the files of their
/// languages. The checks know only the place of the text in the content file. Immutable.
///
/// @param keys the name of each text in the languages' files, by its [#place]
public record TranslationPlaces(Map<String, String> keys) {
    public TranslationPlaces {
        keys = Map.copyOf(keys);
    }

    static String place(String file, String pointer) {
        return file + "#" + pointer;
    }

    static String pointer(String key) {
        return "/content/" + Json.escaped(key);
    }

    /// The same fault, in the file of its language if that is where its text is.
    Fault found(Fault fault) {
        int last = Math.max(0, fault.pointer().lastIndexOf('/'));
        String code = fault.pointer().substring(last).replace("/", "");
        String key = keys.get(place(fault.file(), fault.pointer().substring(0, last)));
        return key == null || LanguageFile.CARRIED.contains(code)
                ? fault
                : new Fault(LanguageFile.path(code), pointer(key), fault.value(), fault.message());
    }
}
