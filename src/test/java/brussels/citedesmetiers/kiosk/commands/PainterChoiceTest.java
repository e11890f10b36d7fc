package brussels.citedesmetiers.kiosk.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.commands.PainterChoice.Decision;
import brussels.citedesmetiers.kiosk.commands.PainterChoice.Trial;
import brussels.citedesmetiers.kiosk.robot.PictureDifference;
import brussels.citedesmetiers.kiosk.terminal.Painter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PainterChoiceTest {
    private static final Trial PROCESSOR = trial("sw", "", 9_000);
    private static final List<PictureDifference> SAME = List.of(new PictureDifference(0.2, 0.01));

    @TempDir Path folder;

    private static Trial trial(String painter, String renderer, int micros) {
        return new Trial(
                0,
                "Prism pipeline init order: es2 sw\n       Renderer: "
                        + renderer
                        + "\npainter: "
                        + painter
                        + "\nmicroseconds: "
                        + micros
                        + "\nQuantumRenderer: shutdown\n");
    }

    private static void byProcessor(Trial unit, List<PictureDifference> differences, String why) {
        Decision decision = PainterChoice.decide(PROCESSOR, unit, differences);
        assertEquals(Painter.PROCESSOR, decision.painter());
        assertTrue(decision.sentence().contains(why), decision.sentence());
    }

    @Test
    void aGraphicsUnitThatIsFasterAndPaintsTheSamePaints() {
        Decision decision = PainterChoice.decide(PROCESSOR, trial("es2", "V3D 7.1", 4_000), SAME);
        assertEquals(Painter.GRAPHICS_UNIT, decision.painter());
        assertEquals(
                "The graphics unit paints the screens: processor 9.0 ms a screen, the graphics unit"
                        + " V3D 7.1 4.0 ms.",
                decision.sentence());
    }

    @Test
    void oneThatIsHardlyFasterIsNotWorthItsDriver() {
        byProcessor(trial("es2", "V3D 7.1", 8_500), SAME, "9.0 ms a screen, the graphics unit");
    }

    @Test
    void oneThatPaintsSomethingElseIsNotUsed() {
        PictureDifference wrong = new PictureDifference(0.2, 0.5);
        byProcessor(
                trial("es2", "V3D 7.1", 4_000),
                List.of(SAME.getFirst(), wrong),
                "V3D 7.1 paints 1 of 2 screens otherwise");
        byProcessor(trial("es2", "V3D 7.1", 4_000), List.of(), "0 of 0");
    }

    @Test
    void withoutADriverItSaysSo() {
        byProcessor(trial("sw", "", 4_000), SAME, "no driver for a graphics unit");
        byProcessor(
                trial("es2", "llvmpipe (LLVM 15.0.6, 256 bits)", 4_000),
                SAME,
                "llvmpipe (LLVM 15.0.6, 256 bits) is the processor too");
    }

    @Test
    void aTrialThatEndedBadlyIsSaid() {
        byProcessor(new Trial(139, "painter: es2\n"), List.of(), "ended with status 139");
        byProcessor(new Trial(0, "painter: es2\n"), List.of(), "ended with status 0");
    }

    @Test
    void whereThereIsNoDisplayNothingIsTried() throws Exception {
        Decision decision = new PainterChoice(folder.resolve("nothing"), Map.of(), folder).choose();
        assertTrue(decision.sentence().contains("no display"), decision.sentence());
    }

    @Test
    void theChoiceIsKeptForTheLauncherAndTakenBack() throws IOException {
        PainterChoice.keep(new Decision(Painter.GRAPHICS_UNIT, ""), folder.resolve("kiosk.aot"));
        Path kept = folder.resolve(PainterChoice.FILE);
        assertEquals("es2\n", Files.readString(kept));
        PainterChoice.keep(new Decision(Painter.PROCESSOR, ""), folder.resolve("kiosk.aot"));
        assertFalse(Files.exists(kept));
    }
}
