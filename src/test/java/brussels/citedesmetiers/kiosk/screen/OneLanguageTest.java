package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.text.Text;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Visitors and staff read every word in the language they chose: what stands on a screen as it
/// does in English was never translated.
final class OneLanguageTest {
    private static final Content SHIPPED = ConfigFolder.inEveryLanguage();
    private static final Walks WALKS = Walks.inEveryLanguage();

    /// Codes, figures, addresses and names, which are the same in every language; without spaces.
    private static final Pattern NAME =
            Pattern.compile(
                    String.join(
                            "|",
                            "[^\\p{L}]*",
                            "[A-Z](-[A-Z][0-9]+|–[A-Z])?",
                            "[0-9.]+·[0-9a-f]+",
                            "([0-9A-F]{2}:?)+",
                            "[A-Z0-9]+_",
                            "https://.*",
                            "FormtruckCitedesmetiers[0-9]+|([a-z2-9]{4}-?){4}",
                            "[A-Z]{2}",
                            "[0-9.:]+·[a-z-]+",
                            "Imprimanteàtickets",
                            "mesetudes\\.be",
                            "DiscoverMobility",
                            "Citédesmétiers|BeroepenpuntBrussel",
                            "Maisondel’emploi/Jobhuis",
                            "Molenbeek,parvisSaint-Jean-Baptiste|PlaceFlagey[0-9]+",
                            "Anderlecht|Auderghem|Berchem-Sainte-Agathe|Bruxelles-Ville|Etterbeek",
                            "Evere|Forest|Ganshoren|Ixelles|Jette|Koekelberg|Molenbeek-Saint-Jean",
                            "Saint-Gilles|Saint-Josse-ten-Noode|Schaerbeek|Uccle",
                            "Watermael-Boitsfort|Woluwe-Saint-(Lambert|Pierre)"));

    /// Words that a language shares with English.
    private static final Map<String, Set<String>> SHARED =
            Map.of(
                    "fr",
                    Set.of("Situation"),
                    "nl",
                    Set.of("Architect", "Computer", "Man", "Printer", "Testticket"));

    /// What the first screen says in all languages at once.
    private static final Set<String> IN_ALL =
            SHIPPED.languages().stream()
                    .flatMap(l -> Stream.of(l.name(), l.greeting(), l.free()))
                    .collect(Collectors.toSet());

    @ParameterizedTest
    @EnumSource(Display.Format.class)
    void nothingIsSaidInEnglishInAnotherLanguage(Display.Format format) {
        Map<String, Set<String>> english = Fx.call(() -> words(format, language("en")));
        assertTrue(english.size() > 40, () -> "states: " + english.keySet());
        Map<String, Set<String>> untranslated = new TreeMap<>();
        for (String code : others(format)) {
            Map<String, Set<String>> own = Fx.call(() -> words(format, language(code)));
            assertEquals(english.keySet(), own.keySet());
            own.forEach(
                    (state, words) -> {
                        Set<String> same = new TreeSet<>(words);
                        same.retainAll(english.getOrDefault(state, Set.of()));
                        same.removeAll(SHARED.getOrDefault(code, Set.of()));
                        if (!same.isEmpty()) {
                            untranslated.put(state + " " + code, same);
                        }
                    });
        }
        assertEquals(Map.of(), untranslated);
    }

    /// In each build one language in each format, and one of them in two: the words are the same
    /// but for shorter ones where room is scarce.
    private static List<String> others(Display.Format format) {
        List<String> all = List.of("fr", "nl", "uk", "ar");
        return Combinations.all()
                ? all
                : all.stream()
                        .filter(code -> all.indexOf(code) % 3 == Combinations.place(format))
                        .toList();
    }

    private static Language language(String code) {
        return SHIPPED.language(code).orElseThrow();
    }

    /// Every text of every state, without spaces, by state; but names.
    private static Map<String, Set<String>> words(Display.Format format, Language language)
            throws IOException {
        Shown shown = new Shown(format.reference(), SHIPPED, WALKS.machine(), false);
        Map<String, Set<String>> all = new TreeMap<>();
        for (State state : ScreenStates.of(SHIPPED, WALKS, language, Comfort.STANDARD)) {
            Set<String> words = new TreeSet<>();
            shown.eachPage(state, _ -> words.addAll(texts(shown.scene().getRoot())));
            words.removeIf(word -> NAME.matcher(word).matches() || isInAll(word));
            all.put(state.name(), words);
        }
        return all;
    }

    private static boolean isInAll(String word) {
        String rest = word;
        for (String each : IN_ALL) {
            rest = rest.replace(each.replaceAll("\\s", ""), "");
        }
        return NAME.matcher(rest).matches();
    }

    private static List<String> texts(Node node) {
        List<String> found = new ArrayList<>();
        if (node instanceof Text text) {
            found.add(text.getText().replaceAll("\\s", ""));
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> found.addAll(texts(child)));
        }
        return found;
    }
}
