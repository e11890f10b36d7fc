package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.ScreenStates.State;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.speech.SpokenScreen;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import brussels.citedesmetiers.kiosk.visit.Panel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The name of each control holds what stands on it (WCAG 2.2, 2.5.3), so that who hears it and who
/// sees it speak of the same: the name that the voice says, and the one kept with the control.
final class LabelInNameTest {
    private static final Content CONTENT = ConfigFolder.inEveryLanguage();
    private static final Walks WALKS = Walks.inEveryLanguage();
    private static final Language FRENCH = CONTENT.languages().getFirst();
    private static final UnaryOperator<String> AS_SAID = UnaryOperator.identity();

    /// The widest display shows the longest labels, the small one the shortest.
    @ParameterizedTest
    @EnumSource(names = {"S", "M"})
    void theNameHoldsTheLabelInEveryLanguage(Display.Format format) {
        Map<String, String> wrong = new TreeMap<>();
        for (Language language : CONTENT.languages()) {
            if (isDrawn(language, format)) {
                wrong.putAll(Fx.call(() -> differences(format.reference(), language, AS_SAID)));
            }
        }
        assertEquals(Map.of(), wrong);
    }

    /// By turns, but the first on both.
    private static boolean isDrawn(Language language, Display.Format format) {
        int index = CONTENT.languages().indexOf(language);
        return Combinations.all() || index == 0 || index % 2 == Combinations.place(format);
    }

    @Test
    void itDoesSoOnTheUprightDisplay() {
        assertEquals(Map.of(), Fx.call(() -> differences(Display.L, FRENCH, AS_SAID)));
    }

    @Test
    void aNameOfOtherWordsIsFound() {
        String close = FRENCH.text("panel.close");
        Map<String, String> wrong =
                Fx.call(
                        () ->
                                differences(
                                        Display.M,
                                        FRENCH,
                                        said -> said.replace(close, "Terminer")));
        assertTrue(wrong.keySet().stream().anyMatch(k -> k.endsWith(" close")), wrong::toString);
        assertTrue(wrong.keySet().stream().allMatch(k -> k.endsWith(" close")), wrong::toString);
    }

    private static Map<String, String> differences(
            Display display, Language language, UnaryOperator<String> saying) throws IOException {
        Map<String, String> wrong = new TreeMap<>();
        Shown shown = new Shown(display, CONTENT, WALKS.machine(), false);
        for (State state : ScreenStates.of(CONTENT, WALKS, language, Comfort.STANDARD)) {
            if (state.visit().panel() instanceof Panel.Staff) {
                continue;
            }
            SpokenScreen spoken = EveryScreenIsSpokenTest.spoken(state, display, true);
            shown.eachPage(
                    state,
                    name -> {
                        for (Hit hit : LayoutAudit.hits(shown.scene())) {
                            differs(hit, spoken, saying)
                                    .ifPresent(
                                            how ->
                                                    wrong.put(
                                                            language.code()
                                                                    + " "
                                                                    + name
                                                                    + " "
                                                                    + hit.getId(),
                                                            how));
                        }
                    });
        }
        return wrong;
    }

    private static Optional<String> differs(
            Hit hit, SpokenScreen spoken, UnaryOperator<String> saying) {
        List<String> words = new ArrayList<>();
        collect(hit, words);
        if (words.isEmpty()) {
            // A drawing alone: its name is all there is, and it must have one.
            return name(hit, spoken).isPresent() ? Optional.empty() : Optional.of("has no name");
        }
        String label = plain(words.getFirst());
        List<String> names = new ArrayList<>();
        spoken.item(String.valueOf(hit.getId()))
                .ifPresent(item -> names.add(saying.apply(item.said().text())));
        Optional.ofNullable(hit.getAccessibleText()).ifPresent(names::add);
        return names.stream()
                .filter(said -> !plain(said).contains(label))
                .findFirst()
                .map(said -> "shows \"" + words.getFirst() + "\" and is called \"" + said + "\"");
    }

    private static Optional<String> name(Hit hit, SpokenScreen spoken) {
        return Optional.ofNullable(hit.getAccessibleText())
                .or(() -> spoken.item(String.valueOf(hit.getId())).map(item -> item.said().text()))
                .filter(name -> !name.isBlank());
    }

    private static void collect(Node node, List<String> into) {
        if (!node.isVisible()) {
            return;
        }
        // A single letter shows a size and is no word.
        if (node instanceof Words words && words.whole().strip().length() > 1) {
            into.add(words.whole());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
        }
    }

    /// As far as it is heard: without signs, spaces of any kind and capitals.
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
