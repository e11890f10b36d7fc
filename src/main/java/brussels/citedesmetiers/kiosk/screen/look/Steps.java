package brussels.citedesmetiers.kiosk.screen.look;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Progress, in words and as doors: those passed, the present one, and those that may still come.
public final class Steps {
    private static final int MOST_DOORS = 10;

    private Steps() {}

    /// How far the visitor is, in a line: the doors grow with the text where the words still have
    /// room beside them.
    ///
    /// @param widest the widest that is said here, so that nothing moves when the words change
    public static Region of(
            Look look, int done, int more, String words, String widest, double width) {
        int shown = Math.min(done + 1 + more, MOST_DOORS);
        Words text = new Words(words, look, Role.SUPPORT, "mute").filling();
        double wide = new Words(widest, look, Role.SUPPORT).lineWidth();
        boolean grows = wide <= width - shown * look.grown(step(look)) - look.px(18);
        HBox doors = doors(look, done, shown, grows);
        if (!grows && wide > room(look, done, more, width)) {
            doors.setAccessibleText(words);
            return new VBox(look.px(4), doors, text);
        }
        HBox row = beside(look, doors, text);
        row.setMinHeight(
                Math.max(look.px(34, 50, 50), Math.ceil(text.prefHeight(text.lineWidth()))));
        return row;
    }

    /// Width that the doors leave to words beside them.
    public static double room(Look look, int done, int more, double width) {
        return width - Math.min(done + 1 + more, MOST_DOORS) * step(look) - look.px(18);
    }

    /// The same above other words, where there is no line for it.
    ///
    /// @param brief how far, for when there is no room for all the words
    public static Region above(
            Look look, int done, int more, String words, String brief, String below, double width) {
        int shown = Math.min(done + 1 + more, MOST_DOORS);
        double room = room(look, done, more, width);
        Words whole = new Words(words, look, Role.LABEL, "mute");
        Words far = whole.lineWidth() <= room ? whole : new Words(brief, look, Role.LABEL, "mute");
        HBox doors = doors(look, done, shown, false);
        doors.setAccessibleText(words);
        return new VBox(beside(look, doors, far), new Words(below, look, Role.LABEL, "mute"));
    }

    private static HBox beside(Look look, HBox doors, Words text) {
        HBox row = new HBox(look.px(10), doors, text);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static double step(Look look) {
        return look.px(28, 38, 38);
    }

    private static HBox doors(Look look, int done, int shown, boolean grows) {
        HBox doors = new HBox(look.px(8));
        doors.setAlignment(Pos.BOTTOM_LEFT);
        for (int i = 0; i < shown; i++) {
            String state = i < done ? "passed" : i == done ? "now" : "to-come";
            Region door = door(look, state, grows);
            doors.getChildren().add(i == done ? new StackPane(unlit(door), door) : door);
        }
        doors.setMinWidth(Region.USE_PREF_SIZE);
        return doors;
    }

    /// What is seen of the present door while its light comes on.
    private static Region unlit(Region door) {
        Region unlit = new Region();
        unlit.getStyleClass().add("unlit");
        unlit.setStyle(door.getStyle());
        unlit.setMaxSize(door.getMaxWidth(), door.getMaxHeight());
        return unlit;
    }

    private static Region door(Look look, String state, boolean grows) {
        Region door = new Region();
        double w = look.px(20, 30, 30);
        double h = state.equals("now") ? look.px(34, 50, 50) : look.px(26, 38, 38);
        double width = grows ? look.grown(w) : w;
        door.getStyleClass().addAll("step", state);
        door.setStyle(Door.outline(width, 3));
        Sizes.fix(door, width, grows ? look.grown(h) : h);
        return door;
    }
}
