package brussels.citedesmetiers.kiosk.screen.look;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Progress, in words and as doors: those passed, the present one, and those that may still come.
public final class Steps {
    private static final int MOST_DOORS = 10;

    private Steps() {}

    /// Doors and words on one line. The doors grow with the text if the words still fit beside
    /// them. Words that do not fit go below the doors, or are left out where room is scarce: the
    /// doors say the same.
    ///
    /// @param done how many questions were answered before this one
    /// @param more the most questions that may follow this one
    public static Region of(Look look, int done, int more, String words, double width) {
        int shown = Math.min(done + 1 + more, MOST_DOORS);
        Words text = new Words(words, look, Role.SUPPORT, "mute");
        double grown = width - shown * look.grown(step(look)) - look.px(18);
        boolean grows = text.lineWidth() <= grown;
        HBox doors = doors(look, done, shown, grows);
        double beside = grows ? grown : width - shown * step(look) - look.px(18);
        if (text.lineWidth() > beside) {
            doors.setAccessibleText(words);
            return look.tight() ? doors : new VBox(look.px(4), doors, text);
        }
        HBox row = new HBox(look.px(10), doors, text);
        row.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        row.setMinHeight(
                Math.max(look.px(34, 50, 50), Math.ceil(text.prefHeight(text.lineWidth()))));
        return row;
    }

    /// The doors above shorter words, for a place in which they do not fit on one line. A screen
    /// reader says `spoken`.
    public static Region aside(Look look, int done, int more, String words, String spoken) {
        Words text = new Words(words, look, Role.LABEL, "mute");
        int shown = Math.min(done + 1 + more, MOST_DOORS);
        HBox doors = doors(look, done, shown, false);
        doors.setAccessibleText(spoken);
        return new VBox(look.px(2), doors, text);
    }

    private static double step(Look look) {
        return look.px(28, 38, 38);
    }

    private static HBox doors(Look look, int done, int shown, boolean grows) {
        HBox doors = new HBox(look.px(8));
        doors.setAlignment(Pos.BOTTOM_LEFT);
        for (int i = 0; i < shown; i++) {
            String state = i < done ? "passed" : i == done ? "now" : "to-come";
            doors.getChildren().add(door(look, state, grows));
        }
        doors.setMinWidth(Region.USE_PREF_SIZE);
        return doors;
    }

    private static Region door(Look look, String state, boolean grows) {
        Region door = new Region();
        double w = look.px(20, 30, 30);
        double h = state.equals("now") ? look.px(34, 50, 50) : look.px(26, 38, 38);
        double width = grows ? look.grown(w) : w;
        door.getStyleClass().addAll("step", state);
        door.setStyle(Door.outline(width, 3));
        door.setMinSize(width, grows ? look.grown(h) : h);
        door.setMaxSize(width, grows ? look.grown(h) : h);
        return door;
    }
}
