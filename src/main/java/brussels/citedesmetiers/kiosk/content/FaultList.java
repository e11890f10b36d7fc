package brussels.citedesmetiers.kiosk.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Gathers the faults of one file. Not safe for threads.
final class FaultList {

    /// Ids are used in counters, tokens and addresses.
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]+(-[A-Za-z0-9]+)*");

    private final String file;
    private final List<String> languages;
    private final Set<String> written;
    private final TextFit fit;
    private final List<Fault> faults = new ArrayList<>();

    /// For a file that names no language.
    FaultList(String file, List<String> languages, TextFit fit) {
        this(file, languages, Set.of(), fit);
    }

    /// @param languages every text exists in exactly these
    /// @param written the languages that may be named
    FaultList(String file, List<String> languages, Set<String> written, TextFit fit) {
        this.file = file;
        this.languages = languages;
        this.written = written;
        this.fit = fit;
    }

    List<Fault> faults() {
        return List.copyOf(faults);
    }

    void add(Pointer pointer, String value, String message) {
        faults.add(new Fault(file, pointer.text(), value, message));
    }

    /// Checks that `text` exists in exactly the languages there are, and fits its place.
    void text(Pointer pointer, Text text, TextPlace place) {
        for (String language : languages) {
            Pointer at = pointer.at(language);
            if (!text.byLanguage().containsKey(language)) {
                add(at, "", "the translation is missing; give this text in " + language);
            } else {
                line(at, place, language, text.in(language));
            }
        }
        for (String language : new TreeSet<>(text.byLanguage().keySet())) {
            if (!languages.contains(language)) {
                add(
                        pointer.at(language),
                        language,
                        "unknown language; the content speaks " + String.join(", ", languages));
            }
        }
    }

    /// Checks that the house has the language with this code, offered here or not.
    void language(Pointer pointer, String code) {
        if (!written.isEmpty() && !written.contains(code)) {
            String known = String.join(", ", new TreeSet<>(written));
            add(pointer, code, "unknown language; name one of " + known);
        }
    }

    /// Checks that a text in one language is not blank and fits its place.
    void line(Pointer pointer, TextPlace place, String language, String text) {
        if (text.isBlank()) {
            add(pointer, text, "the text is blank; write it out");
        } else {
            fit.problem(place, language, text).ifPresent(problem -> add(pointer, text, problem));
        }
    }

    /// Checks that `id` is well formed and not yet in `seen`, and adds it there.
    void id(Pointer pointer, String id, Set<String> seen, String kind) {
        if (!ID.matcher(id).matches()) {
            add(pointer, id, "not an id; use letters, digits and single hyphens");
        }
        if (!seen.add(id)) {
            add(pointer, id, "duplicate id; another " + kind + " has it already");
        }
    }

    /// Checks that all `ids` are well formed and different; `list` points to the objects that have
    /// these ids.
    void ids(Pointer list, List<String> ids, String kind) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            id(list.at(i).at("id"), ids.get(i), seen, kind);
        }
    }
}
