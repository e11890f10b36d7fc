package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.printing.EmulatedPrinter;
import brussels.citedesmetiers.kiosk.robot.Bench;
import brussels.citedesmetiers.kiosk.robot.ScreenDriver;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Place;
import java.nio.file.Path;
import java.time.Duration;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What changes while a finger is on the glass does not take the tap away.
class DeferredRedrawTest {
    @TempDir private static Path data;
    private static EmulatedPrinter printer;
    private static Bench bench;
    private static Robot robot;

    @BeforeAll
    static void open() throws Exception {
        printer = EmulatedPrinter.onNetwork(576);
        bench = Bench.open(data, printer);
        robot = Frames.call(Robot::new);
    }

    /// One terminal for all visits.
    @BeforeEach
    void nobodyIsThere() throws Exception {
        printer.loadPaper(EmulatedPrinter.FULL_ROLL_ROWS);
        bench.play("idle 300").await(Place.Welcome.class);
        bench.await(
                "a printer that prints",
                any -> bench.terminal().machinery().printers().state().canPrint());
        // What comes up later is drawn too, and would be drawn in the middle of a test.
        bench.await("the queue", any -> bench.terminal().machinery().outlook().isPresent());
    }

    @AfterAll
    static void close() {
        bench.close();
        printer.close();
    }

    private void toPreview() throws Exception {
        bench.toPreview().play("expect print");
    }

    /// What changes with every drawing; the frame around it stays.
    private Node shown() throws Exception {
        return Frames.call(
                () -> {
                    Parent root = bench.visits().scene().getRoot();
                    Node content = root.lookup(".content");
                    return (content == null ? root : (Parent) content)
                            .getChildrenUnmodifiable()
                            .getFirst();
                });
    }

    private void press(String id) throws Exception {
        Frames.call(
                () -> {
                    // What was drawn anew has no place before it is laid out.
                    ScreenDriver.layOut(bench.visits().scene());
                    Node node = bench.visits().scene().lookup("#" + id);
                    Bounds bounds = node.localToScreen(node.getBoundsInLocal());
                    robot.mouseMove(bounds.getCenterX(), bounds.getCenterY());
                    robot.mousePress(MouseButton.PRIMARY);
                    return true;
                });
        Frames.painted();
    }

    private void release() throws Exception {
        Frames.call(
                () -> {
                    robot.mouseRelease(MouseButton.PRIMARY);
                    return true;
                });
        Frames.painted();
    }

    private void takePaper() throws Exception {
        printer.takePaper();
        bench.await(
                "a printer without paper",
                any -> bench.terminal().machinery().printers().state() == PrinterState.PAPER_OUT);
        Frames.painted();
    }

    @Test
    void changeAroundAPressedFingerKeepsTheTapAndIsDrawnAfterIt() throws Exception {
        toPreview();
        Node before = shown();

        press("edit-theme");
        takePaper();

        assertSame(before, shown());
        release();
        bench.await(Place.Themes.class);
    }

    @Test
    void fingerThatSlidesOffSeesTheChangeAfterwards() throws Exception {
        toPreview();
        press("print");
        takePaper();
        assertTrue(bench.driver().ids().contains("print"));

        Frames.call(
                () -> {
                    Bounds title =
                            bench.visits()
                                    .scene()
                                    .getRoot()
                                    .localToScreen(new BoundingBox(0, 0, 40, 240));
                    robot.mouseMove(title.getMaxX(), title.getMaxY());
                    return true;
                });
        release();

        bench.play("expect take-on-phone");
        assertFalse(bench.driver().ids().contains("print"));
    }

    @Test
    void nothingIsDrawnAnewWhenNothingChanged() throws Exception {
        toPreview();
        Node before = shown();

        bench.visits().aroundChanged(PrinterState.READY);
        Frames.painted();

        assertSame(before, shown());
        takePaper();
        assertNotSame(before, shown());
    }

    @Test
    void countdownWaitsForTheFingerButTheEndOfTheVisitDoesNot() throws Exception {
        bench.play("tap language-fr", "idle 46", "expect go-on");
        Node before = shown();

        press("go-on");
        bench.driver().idle(Duration.ofSeconds(3));
        assertSame(before, shown());
        release();
        assertInstanceOf(Panel.None.class, Frames.call(() -> bench.visits().visit().panel()));

        bench.play("idle 46", "expect go-on");
        press("go-on");
        bench.driver().idle(Duration.ofSeconds(60));
        bench.await(Place.Welcome.class).play("expect language-fr");
        release();
        bench.await(Place.Welcome.class);
    }

    @Test
    void fingerOnAScreenThatWentAwayHoldsNothingBackAfterwards() throws Exception {
        toPreview();
        press("edit-theme");
        Frames.call(
                () -> {
                    bench.visits().on(new Event.BackTapped());
                    return true;
                });
        Node after = shown();
        bench.play("expect adviser");

        takePaper();

        assertNotSame(after, shown());
        release();
    }
}
