package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.screen.look.Hit;
import brussels.citedesmetiers.kiosk.screen.look.Icon;
import brussels.citedesmetiers.kiosk.screen.look.Look;
import brussels.citedesmetiers.kiosk.screen.look.Role;
import brussels.citedesmetiers.kiosk.screen.look.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

/// The devices around the screen of the demonstration: lamps that are drawn, keys that are held
/// down while the pointer is, and switches that stay. JavaFX thread only.
public final class VirtualDevicesView {
    private static final double LAMP = 11;
    private static final Color DARK = Color.web("#3A3A3A");

    private final Look look;
    private final VBox box;
    private final Map<String, Circle> lamps = new HashMap<>();

    /// A lamp.
    ///
    /// @param colour while it is lit, as in CSS
    public record Lamp(String id, String colour) {}

    /// A key or a switch.
    ///
    /// @param icon name of its drawing
    /// @param label what it is, told to whoever does not see the drawing
    /// @param set told true when it goes on and false when it goes off
    public record Switch(String id, String icon, String label, Consumer<Boolean> set) {}

    /// @param keys go off when they are let go
    /// @param switches stay until they are pressed again
    public VirtualDevicesView(
            Language language,
            String title,
            List<Lamp> light,
            List<Switch> keys,
            List<Switch> switches) {
        look = DemoView.look(language);
        HBox lampRow = new HBox(8);
        lampRow.setAlignment(Pos.CENTER_RIGHT);
        HBox.setHgrow(lampRow, Priority.ALWAYS);
        for (Lamp lamp : light) {
            Circle circle = new Circle(LAMP, DARK);
            circle.setId(lamp.id());
            circle.setUserData(Color.web(lamp.colour()));
            lamps.put(lamp.id(), circle);
            lampRow.getChildren().add(circle);
        }
        HBox head = new HBox(8, new Words(title, look, Role.STAFF_BOLD), lampRow);
        head.setAlignment(Pos.CENTER_LEFT);
        HBox keyRow = row();
        keys.forEach(key -> keyRow.getChildren().add(held(key)));
        HBox switchRow = row();
        switches.forEach(each -> switchRow.getChildren().add(button(each, false, switchRow)));
        box = new VBox(8, head, keyRow, switchRow);
        box.setPadding(new Insets(0, 16, 16, 16));
        DemoView.dress(box, look);
    }

    private static HBox row() {
        HBox row = new HBox(8);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Hit held(Switch key) {
        Hit hit = hit(key, () -> {});
        hit.setOnMousePressed(_ -> key.set().accept(true));
        hit.setOnMouseReleased(_ -> key.set().accept(false));
        return hit;
    }

    private Hit button(Switch each, boolean on, HBox row) {
        return hit(
                        each,
                        () -> {
                            each.set().accept(!on);
                            DemoView.replace(row, button(each, !on, row));
                        })
                .chosen(on);
    }

    private Hit hit(Switch each, Runnable action) {
        Hit hit =
                new Hit(each.id(), look, false, action, new Icon(each.icon(), look.px(30)))
                        .centred()
                        .inset(look, 0, look.px(4))
                        .spoken(each.label());
        HBox.setHgrow(hit, Priority.ALWAYS);
        hit.setMaxWidth(Double.MAX_VALUE);
        return hit;
    }

    /// Lights a lamp or puts it out.
    public void lit(String lamp, boolean on) {
        Circle circle = lamps.get(lamp);
        if (circle != null) {
            circle.setFill(on ? (Color) circle.getUserData() : DARK);
        }
    }

    /// What to put beside the terminal.
    public Region region() {
        return box;
    }
}
