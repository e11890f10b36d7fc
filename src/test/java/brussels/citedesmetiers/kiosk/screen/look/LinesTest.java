package brussels.citedesmetiers.kiosk.screen.look;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.Fx;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

final class LinesTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();
    private static final Language FRENCH = CONTENT.languages().getFirst();
    private static final Look LOOK = new Look(Display.S, Comfort.STANDARD, FRENCH, "none", false);

    private static String even(String text, double width) {
        return Fx.call(() -> new Lines(text, LOOK.font(Role.QUESTION), FRENCH).even(width));
    }

    @Test
    void aTextThatFitsStaysOnOneLine() {
        assertEquals("Où habitez-vous ?", even("Où habitez-vous ?", 896));
    }

    @Test
    void aLineEndsWhereTheVoiceRests() {
        assertEquals(
                "Ticket bloqué ?\nLe numéro reste à vous.",
                even("Ticket bloqué ? Le numéro reste à vous.", 896));
    }

    @Test
    void anArabicLineEndsThereToo() {
        Language arabic = ConfigFolder.inEveryLanguage().language("ar").orElseThrow();
        Look look = LOOK.inLanguage(arabic);
        for (String sign : List.of("؟", "،", "؛")) {
            String first = "كتب كتب كتب" + sign;
            String text = first + " كتب كتب";
            String even =
                    Fx.call(
                            () ->
                                    new Lines(text, look.font(Role.QUESTION), arabic)
                                            .even(
                                                    new Words(text, look, Role.QUESTION).lineWidth()
                                                            * 0.7));
            assertEquals(first + "\nكتب كتب", even);
        }
    }

    @Test
    void noWordIsLeftAlone() {
        assertEquals(
                "Que voulez-vous\napprendre ou obtenir ?",
                even("Que voulez-vous apprendre ou obtenir ?", 896));
    }

    @Test
    void aWordIsPartedAtItsHyphenOnlyIfItMustBe() {
        assertEquals(
                "Avez-vous une preuve\nde votre savoir-faire ?",
                even("Avez-vous une preuve de votre savoir-faire ?", 896));
        assertEquals("savoir-\nfaire", even("savoir-faire", 200));
    }

    @Test
    void givenLineEndsStay() {
        assertEquals("un\ndeux", even("un\ndeux", 896));
    }

    /// Against JavaFX's own filling: never more lines, none wider than asked.
    @Test
    void everyTextTakesNoMoreLinesThanIfEachWereFull() {
        List<String> wrong =
                Fx.call(
                        () -> {
                            List<String> found = new ArrayList<>();
                            for (Language language : CONTENT.languages()) {
                                Font font = LOOK.inLanguage(language).font(Role.QUESTION);
                                for (String text : language.texts().values()) {
                                    check(text, font, language, found);
                                }
                            }
                            return found;
                        });
        assertEquals(List.of(), wrong);
    }

    private static void check(String text, Font font, Language language, List<String> found) {
        Lines lines = new Lines(text, font, language);
        for (double width : new double[] {400, 640, 896}) {
            // JavaFX breaks a word that is wider inside, wherever the line is full.
            if (widestWord(text, font) > width) {
                continue;
            }
            Text full = drawn(text, font);
            full.setWrappingWidth(width);
            double line = drawn("X", font).getLayoutBounds().getHeight();
            long most = Math.round(full.getLayoutBounds().getHeight() / line);
            String even = lines.even(width);
            boolean wide = drawn(even, font).getLayoutBounds().getWidth() > width + 1;
            if (wide || even.lines().count() > most || even.lines().count() != lines.count(width)) {
                found.add(text + " at " + width + ": " + even);
            }
        }
    }

    private static double widestWord(String text, Font font) {
        return Arrays.stream(text.split("[ \n]"))
                .mapToDouble(word -> drawn(word, font).getLayoutBounds().getWidth())
                .max()
                .orElse(0);
    }

    private static Text drawn(String text, Font font) {
        Text drawn = new Text(text);
        drawn.setFont(font);
        return drawn;
    }

    @Test
    void aPieceWiderThanTheRoomHasALineOfItsOwn() {
        assertEquals("savoir-\nfaire", even("savoir-faire", 10));
    }
}
