package brussels.citedesmetiers.kiosk.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.DemoDeskView.Way;
import brussels.citedesmetiers.kiosk.screen.VirtualPrinterView.Fault;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoViewTest {
    private static final Content CONTENT = ConfigFolder.shippedContent();

    /// What a window of 1280 x 720 has left under a title bar and a panel, and larger ones, for the
    /// terminal of the building and for an upright one.
    @ParameterizedTest
    @CsvSource({
        "1264, 640, 1024, 600",
        "1280, 720, 1024, 600",
        "1600, 900, 1024, 600",
        "1920, 1080, 1024, 600",
        "1280, 720, 1080, 1920"
    })
    void everythingIsInTheWindowAndNothingLiesOverAnother(
            int width, int height, int terminalWidth, int terminalHeight) {
        Fx.call(
                () -> {
                    Fonts.load();
                    for (Language language : CONTENT.languages()) {
                        check(language, width, height, terminalWidth, terminalHeight);
                    }
                    return true;
                });
    }

    @Test
    void keysAreHeldSwitchesStayAndLampsAreLit() {
        List<String> told = new ArrayList<>();
        Fx.call(
                () -> {
                    Fonts.load();
                    VirtualDevicesView view =
                            new VirtualDevicesView(
                                    CONTENT.languages().getFirst(),
                                    "",
                                    List.of(new VirtualDevicesView.Lamp("red", "#FF0000")),
                                    List.of(toldOf("key", told)),
                                    List.of(toldOf("headset", told)));
                    Parent drawn = view.region();
                    Node key = drawn.lookup("#key");
                    mouse(key, MouseEvent.MOUSE_PRESSED);
                    mouse(key, MouseEvent.MOUSE_RELEASED);
                    ((Hit) drawn.lookup("#headset")).fire();
                    ((Hit) drawn.lookup("#headset")).fire();
                    Circle lamp = (Circle) drawn.lookup("#red");
                    view.lit("red", true);
                    assertEquals(Color.RED, lamp.getFill());
                    view.lit("red", false);
                    assertFalse(Color.RED.equals(lamp.getFill()));
                    return true;
                });
        assertEquals(List.of("key true", "key false", "headset true", "headset false"), told);
    }

    private static VirtualDevicesView.Switch toldOf(String id, List<String> told) {
        return new VirtualDevicesView.Switch(id, "next", id, on -> told.add(id + " " + on));
    }

    private static void mouse(Node on, EventType<MouseEvent> what) {
        MouseButton left = MouseButton.PRIMARY;
        on.fireEvent(
                new MouseEvent(
                        what, 5, 5, 5, 5, left, 1, false, false, false, false, true, false, false,
                        false, true, false, null));
    }

    private static void check(
            Language language, int width, int height, int terminalWidth, int terminalHeight) {
        Pane screen = new Pane();
        Scene scene = new Scene(screen, terminalWidth, terminalHeight);
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(KioskScreen.class.getResource("kiosk.css"))
                                .toExternalForm());
        Region printer = printer(language).region();
        DemoDeskView desk = desk(language);
        Region devices = devices(language).region();
        DemoView.around(scene, printer, devices, desk.region());
        desk.say(language.text("demo.desk.where", "https://kiosk-a.local:8443/", "048261"));
        scene.getRoot().resize(width, height);
        scene.getRoot().applyCss();
        scene.getRoot().layout();

        Bounds terminal = inScene(screen);
        List<Bounds> parts =
                List.of(terminal, inScene(printer), inScene(devices), inScene(desk.region()));
        for (Bounds part : parts) {
            assertTrue(within(part, width, height), part + " in " + width + " x " + height);
        }
        for (int i = 0; i < parts.size(); i++) {
            for (int j = i + 1; j < parts.size(); j++) {
                assertFalse(overlap(parts.get(i), parts.get(j)), parts.toString());
            }
        }
        assertEquals(
                (double) terminalWidth / terminalHeight,
                terminal.getWidth() / terminal.getHeight(),
                0.01);
        assertTrue(terminal.getHeight() > height * 0.55, terminal.toString());
        for (Node hit : hits(scene.getRoot())) {
            assertTrue(within(inScene(hit), width, height), hit + " " + inScene(hit));
        }
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static boolean within(Bounds part, int width, int height) {
        return part.getMinX() >= 0
                && part.getMinY() >= 0
                && part.getMaxX() <= width + 0.5
                && part.getMaxY() <= height + 0.5;
    }

    private static boolean overlap(Bounds a, Bounds b) {
        return a.getMinX() < b.getMaxX() - 0.5
                && b.getMinX() < a.getMaxX() - 0.5
                && a.getMinY() < b.getMaxY() - 0.5
                && b.getMinY() < a.getMaxY() - 0.5;
    }

    private static List<Node> hits(Parent parent) {
        List<Node> found = new ArrayList<>();
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child.getStyleClass().contains("hit")) {
                found.add(child);
            } else if (child instanceof Parent more) {
                found.addAll(hits(more));
            }
        }
        return found;
    }

    private static VirtualPrinterView printer(Language language) {
        List<Fault> faults = new ArrayList<>();
        for (String fault : List.of("take-paper", "open-cover", "unplug")) {
            String text = language.text("demo." + fault);
            faults.add(new Fault(fault, text, text, () -> {}, () -> {}));
        }
        return new VirtualPrinterView(language, language.text("demo.printer"), faults);
    }

    private static VirtualDevicesView devices(Language language) {
        List<VirtualDevicesView.Switch> keys = new ArrayList<>();
        for (String icon : List.of("back", "next", "tick", "start-over")) {
            keys.add(new VirtualDevicesView.Switch("key-" + icon, icon, icon, on -> {}));
        }
        List<VirtualDevicesView.Lamp> lamps = new ArrayList<>();
        for (String lamp : List.of("red", "amber", "green", "white")) {
            lamps.add(new VirtualDevicesView.Lamp(lamp, "#FFFFFF"));
        }
        return new VirtualDevicesView(
                language, language.text("demo.devices"), lamps, keys, keys.subList(0, 3));
    }

    private static DemoDeskView desk(Language language) {
        List<Way> ways = new ArrayList<>();
        for (String way : List.of("console", "board", "counted")) {
            ways.add(new Way(way, language.text("demo." + way), () -> {}));
        }
        return new DemoDeskView(language, language.text("demo.desk"), ways);
    }
}
