package brussels.citedesmetiers.kiosk.terminal;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;

/// Whether a finger is on the glass. A tap acts on release, on the node that was pressed: a screen
/// that is drawn anew in between takes the node away and the tap with it. What can wait until the
/// finger is lifted waits here. JavaFX thread only.
final class Finger {
    private final Runnable onceLifted;
    private boolean down;
    private boolean waiting;

    /// @param scene where it is put down
    /// @param onceLifted what waits, done after the release has had its effect
    Finger(Scene scene, Runnable onceLifted) {
        this.onceLifted = onceLifted;
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> down = true);
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> lifted());
        // Only comes while nothing is pressed: a release that was lost is made up for.
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, e -> lifted());
    }

    /// Does what waits as soon as no finger is on the glass, at once if none is.
    void whenLifted() {
        if (down) {
            waiting = true;
        } else {
            onceLifted.run();
        }
    }

    /// What was pressed is gone from the screen, and what waited has been drawn with the rest.
    void forget() {
        down = false;
        waiting = false;
    }

    private void lifted() {
        down = false;
        if (waiting) {
            waiting = false;
            Platform.runLater(this::whenLifted);
        }
    }
}
