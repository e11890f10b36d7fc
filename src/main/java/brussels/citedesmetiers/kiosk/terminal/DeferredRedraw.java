package brussels.citedesmetiers.kiosk.terminal;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;

/// Puts off a redraw while a finger is on the glass. A tap takes effect on release, on the node
/// that was pressed: if the screen is redrawn in between, the node is gone and the tap is lost.
/// JavaFX thread only.
final class DeferredRedraw {
    private final Runnable onceLifted;
    private boolean down;
    private boolean waiting;

    /// @param scene where the finger is put down
    /// @param onceLifted the waiting work, done after the release has taken effect
    DeferredRedraw(Scene scene, Runnable onceLifted) {
        this.onceLifted = onceLifted;
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, e -> down = true);
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, e -> lifted());
        // This event comes only while nothing is pressed, so it makes up for a lost release.
        scene.addEventFilter(MouseEvent.MOUSE_MOVED, e -> lifted());
    }

    /// Does the waiting work as soon as no finger is on the glass, at once if there is none.
    void whenLifted() {
        if (down) {
            waiting = true;
        } else {
            onceLifted.run();
        }
    }

    /// The pressed node is gone from the screen, and the waiting work was done with the redraw.
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
