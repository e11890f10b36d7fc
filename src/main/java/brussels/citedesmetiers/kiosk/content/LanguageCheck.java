package brussels.citedesmetiers.kiosk.content;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Checks the language files against one another: a text that one has, all must have.
final class LanguageCheck {

    private static final Pattern SLOT = Pattern.compile("\\{\\d+}");

    /// What a blank is filled with to measure a text.
    private static final String SAMPLE = "10";

    private final List<Language> languages;
    private final TextFit fit;

    LanguageCheck(List<Language> languages, TextFit fit) {
        this.languages = languages;
        this.fit = fit;
    }

    List<Fault> check() {
        List<Fault> faults = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        Map<String, Language> owners = owners();
        for (Language language : languages) {
            FaultList list = new FaultList(ContentFile.language(language.code()), List.of(), fit);
            list.id(Pointer.ROOT.at("code"), language.code(), codes, "language");
            name(list, language, "name", TextPlace.LANGUAGE_NAME, language.name());
            name(list, language, "greeting", TextPlace.GREETING, language.greeting());
            name(list, language, "free", TextPlace.FREE, language.free());
            Predicate<String> needed = language.needed();
            owners.forEach(
                    (key, owner) -> {
                        if (language.texts().containsKey(key) || needed.test(key)) {
                            key(list, language, key, owner);
                        }
                    });
            faults.addAll(list.faults());
        }
        return faults;
    }

    /// The first language that has each key.
    private Map<String, Language> owners() {
        Map<String, Language> owners = new TreeMap<>();
        for (Language language : languages) {
            language.texts().keySet().forEach(key -> owners.putIfAbsent(key, language));
        }
        return owners;
    }

    private static void name(
            FaultList list, Language language, String key, TextPlace place, String text) {
        list.line(Pointer.ROOT.at(key), place, language.code(), text);
    }

    private static void key(FaultList list, Language language, String key, Language owner) {
        Pointer pointer = Pointer.ROOT.at("texts").at(key);
        String text = language.texts().get(key);
        if (text == null) {
            list.add(pointer, key, "this text is missing; " + owner.code() + " has it");
        } else if (text.isBlank()) {
            list.add(pointer, text, "the text is blank; write it out");
        } else {
            NavigableSet<String> wanted = slots(owner.text(key));
            if (!slots(text).equals(wanted)) {
                list.add(
                        pointer,
                        text,
                        "other blanks to fill than in " + owner.code() + ", which has " + wanted);
            }
            String filled = SLOT.matcher(text).replaceAll(SAMPLE);
            ScreenTexts.place(key)
                    .ifPresent(place -> list.line(pointer, place, language.code(), filled));
        }
    }

    private static NavigableSet<String> slots(String text) {
        NavigableSet<String> slots = new TreeSet<>();
        SLOT.matcher(text).results().map(MatchResult::group).forEach(slots::add);
        return slots;
    }
}
