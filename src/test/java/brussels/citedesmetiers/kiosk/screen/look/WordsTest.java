package brussels.citedesmetiers.kiosk.screen.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.Fx;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import org.junit.jupiter.api.Test;

final class WordsTest {
    private static final Language ARABIC =
            ConfigFolder.inEveryLanguage().language("ar").orElseThrow();
    private static final Look LOOK = new Look(Display.S, Comfort.STANDARD, ARABIC, "none", false);

    /// With signs that are drawn as others.
    private static final String TEXT = "دروس (مجانية) – كل يوم — هنا · الآن…";

    /// From right to left other signs are drawn than are written, and they are as wide as they are.
    @Test
    void aTextIsMeasuredAsItIsDrawn() {
        Fx.call(
                () -> {
                    Words words = new Words(TEXT, LOOK, Role.QUESTION);
                    assertEquals(Math.ceil(drawn(words)) + 1, words.lineWidth());
                    double widest = words.widestLine(400);
                    words.resize(400, words.prefHeight(400));
                    words.layout();
                    assertEquals(Math.ceil(drawn(words)) + 1, widest);
                    return true;
                });
    }

    /// So that no line is wider than it was taken for.
    @Test
    void aWordIsMeasuredAsItIsDrawn() {
        Fx.call(
                () -> {
                    for (String word : new String[] {"(مجانية)", "(CESS)", "الآن…", "–"}) {
                        Words words = new Words(word, LOOK, Role.QUESTION);
                        assertEquals(Math.ceil(drawn(words)) + 1, words.widestWord(), word);
                    }
                    return true;
                });
    }

    private static double drawn(Words words) {
        return words.text().getLayoutBounds().getWidth();
    }
}
