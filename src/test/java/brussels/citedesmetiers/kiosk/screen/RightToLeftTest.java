package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.geometry.Bounds;
import org.junit.jupiter.api.Test;

/// The language that is written from right to left is as sound as the others and turns the screen
/// round.
final class RightToLeftTest {
    private static final Content CONTENT = ConfigFolder.inEveryLanguage();
    private static final Walks WALKS = Walks.inEveryLanguage();
    private static final Language ARABIC = CONTENT.language("ar").orElseThrow();

    @Test
    void arabicIsAsSoundAsTheOthers() {
        Map<String, List<String>> found =
                Fx.call(
                        () -> {
                            Map<String, List<String>> all = new TreeMap<>();
                            for (Display.Format format : Display.Format.values()) {
                                Shown shown =
                                        new Shown(
                                                format.reference(),
                                                CONTENT,
                                                WALKS.machine(),
                                                false);
                                for (int size = 0; size < 3; size++) {
                                    if (Combinations.isDrawn(CONTENT, ARABIC, format, size)) {
                                        Comfort comfort = new Comfort(size, false, false);
                                        LayoutTest.audit(
                                                shown, CONTENT, WALKS, ARABIC, comfort, 4.5, all);
                                    }
                                }
                            }
                            return all;
                        });
        assertTrue(found.isEmpty(), () -> LayoutTest.readable(found));
    }

    @Test
    void theRailStandsAtTheRightAndTheFirstLetterToo() {
        Bounds[] found =
                Fx.call(
                        () -> {
                            Shown shown = new Shown(Display.S, CONTENT, WALKS.machine(), false);
                            shown.draw(
                                    ScreenStates.of(CONTENT, WALKS, ARABIC, Comfort.STANDARD)
                                            .stream()
                                            .filter(s -> s.name().equals("question-single"))
                                            .findFirst()
                                            .orElseThrow());
                            Hit choice =
                                    LayoutAudit.hits(shown.scene()).stream()
                                            .filter(h -> h.getId().startsWith("choice-"))
                                            .findFirst()
                                            .orElseThrow();
                            Words words = (Words) choice.lookup(".text-box");
                            return new Bounds[] {
                                LayoutAudit.onScreen(shown.scene().lookup("#back")),
                                LayoutAudit.onScreen(choice),
                                LayoutAudit.ink(words)
                            };
                        });
        assertTrue(found[0].getMinX() > found[1].getMaxX(), "the rail is at the right");
        double right = found[1].getMaxX() - found[2].getMaxX();
        double left = found[2].getMinX() - found[1].getMinX();
        assertTrue(right < left, () -> "the words begin " + right + " px from the right");
    }
}
