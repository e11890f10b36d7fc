package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Sizes;
import brussels.citedesmetiers.kiosk.visit.Comfort;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;

/// The demonstration in one window of at least 1280 x 720: the terminal as large as fits, its
/// printer and the other devices on the right, the staff's pages below. JavaFX thread only.
public final class DemoView {
    private static final double PRINTER_WIDTH = 320;
    private static final double GAP = 20;
    private static final double BEZEL = 8;

    private DemoView() {}

    /// How what stands around the terminal is drawn.
    static Look look(Language language) {
        return new Look(Display.S, Comfort.STANDARD, language, "none", false);
    }

    /// Gives it the colours and lengths of the screens.
    static void dress(Region box, Look look) {
        box.getStyleClass().addAll("kiosk", "light", "theme-none");
        box.getStylesheets().add(Sizes.sheet(look));
    }

    /// Puts a control in the place of the one with its id.
    static void replace(Pane row, Hit hit) {
        row.getChildren().replaceAll(old -> hit.getId().equals(old.getId()) ? hit : old);
    }

    /// Lays out printer, devices and desk around a terminal's scene. The terminal keeps its own
    /// layout and is only scaled, so it looks as it does on the real display.
    public static void around(Scene terminal, Region printer, Region devices, Region desk) {
        Region screen = (Region) terminal.getRoot();
        Room room =
                new Room(screen, terminal.getWidth(), terminal.getHeight(), printer, devices, desk);
        terminal.setRoot(new Group()); // a root can be nobody's child
        room.getChildren().addAll(screen, printer, devices, desk);
        terminal.setRoot(room);
    }

    private static final class Room extends Pane {
        private final Region screen;
        private final double width;
        private final double height;
        private final Region printer;
        private final Region devices;
        private final Region desk;
        private final Region bezel = new Region();
        private final Scale scale = new Scale(1, 1, 0, 0);

        Room(
                Region screen,
                double width,
                double height,
                Region printer,
                Region devices,
                Region desk) {
            this.devices = devices;
            this.screen = screen;
            this.width = width;
            this.height = height;
            this.printer = printer;
            this.desk = desk;
            screen.getTransforms().add(scale);
            // Like a real display, it shows nothing beyond its edge.
            screen.setClip(new Rectangle(width, height));
            getStyleClass().addAll("kiosk", "light", "theme-none");
            bezel.setStyle("-fx-background-color: #2a2a2a; -fx-background-radius: 10;");
            getChildren().add(bezel);
        }

        @Override
        protected void layoutChildren() {
            double left = getWidth() - PRINTER_WIDTH;
            double deskHeight = Math.ceil(desk.prefHeight(left));
            double across = left - 2 * GAP;
            double down = getHeight() - deskHeight - 2 * GAP;
            double factor = Math.max(0.1, Math.min(across / width, down / height));
            scale.setX(factor);
            scale.setY(factor);
            double x = GAP + Math.floor((across - width * factor) / 2);
            double y = GAP + Math.floor((down - height * factor) / 2);
            screen.resizeRelocate(x, y, width, height);
            bezel.resizeRelocate(
                    x - BEZEL, y - BEZEL, width * factor + 2 * BEZEL, height * factor + 2 * BEZEL);
            desk.resizeRelocate(0, getHeight() - deskHeight, left, deskHeight);
            double devicesHeight = Math.ceil(devices.prefHeight(PRINTER_WIDTH));
            printer.resizeRelocate(left, 0, PRINTER_WIDTH, getHeight() - devicesHeight);
            devices.resizeRelocate(left, getHeight() - devicesHeight, PRINTER_WIDTH, devicesHeight);
        }
    }
}
