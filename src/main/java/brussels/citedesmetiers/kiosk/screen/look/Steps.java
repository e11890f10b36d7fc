package brussels.citedesmetiers.kiosk.screen.look;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Progress as doors: those passed, the one in front of you, and those that may still come; and the
/// same in words.
public final class Steps {
    private static final int MOST_DOORS = 10;

    private Steps() {}

    /// How far the visitor is.
    ///
    /// @param done questions answered before this one
    /// @param more questions that may come after this one, at most
    /// @param words the same in words, and a shorter way for when they are too long for one line:
    ///   the doors say it too
    public static Region of(Look look, int done, int more, List<String> words, double width) {
        int shown = Math.min(done + 1 + more, MOST_DOORS);
        double beside = width - shown * look.px(28, 38, 38) - look.px(18);
        String fitting = words.getFirst();
        if (look.tight() && new Words(fitting, look, Role.SUPPORT).lineWidth() > beside) {
            fitting = words.getLast();
        }
        Words text = new Words(fitting, look, Role.SUPPORT, "mute");
        boolean oneLine = text.lineWidth() <= beside;
        HBox doors = doors(look, done, shown);
        if (fitting.isEmpty()) {
            return doors;
        }
        if (oneLine) {
            HBox row = new HBox(look.px(10), doors, text);
            row.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(text, Priority.ALWAYS);
            text.setMaxWidth(Double.MAX_VALUE);
            row.setMinHeight(Math.max(look.px(34, 50, 50), text.prefHeight(beside)));
            return row;
        }
        return new VBox(look.px(4), doors, text);
    }

    private static HBox doors(Look look, int done, int shown) {
        HBox doors = new HBox(look.px(8));
        doors.setAlignment(Pos.BOTTOM_LEFT);
        for (int i = 0; i < shown; i++) {
            doors.getChildren()
                    .add(door(look, i < done ? "passed" : i == done ? "now" : "to-come"));
        }
        doors.setMinWidth(Region.USE_PREF_SIZE);
        return doors;
    }

    private static Region door(Look look, String state) {
        Region door = new Region();
        boolean now = state.equals("now");
        double w = look.px(20, 30, 30);
        double h = now ? look.px(34, 50, 50) : look.px(26, 38, 38);
        door.getStyleClass().addAll("step", state);
        door.setStyle(Door.outline(w, 3));
        door.setMinSize(w, h);
        door.setMaxSize(w, h);
        return door;
    }
}
