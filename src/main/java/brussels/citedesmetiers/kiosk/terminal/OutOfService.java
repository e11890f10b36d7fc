package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.screen.OutOfServiceView;
import brussels.citedesmetiers.kiosk.screen.OutOfServiceView.Reason;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/// The full-screen notice of a terminal that cannot serve now; it tells staff why. Any thread
/// except JavaFX's may show it; the toolkit must be running.
public final class OutOfService implements AutoCloseable {
    private final Stage stage;

    private OutOfService(Stage stage) {
        this.stage = stage;
    }

    /// Shows it.
    public static OutOfService show(Display display, Reason reason) throws Exception {
        return new OutOfService(
                Frames.call(
                        () -> {
                            Fonts.load();
                            Stage stage = new Stage(StageStyle.UNDECORATED);
                            stage.setScene(OutOfServiceView.scene(display, reason));
                            stage.getScene().setCursor(Cursor.NONE);
                            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
                            stage.setFullScreenExitHint("");
                            stage.setFullScreen(true);
                            stage.show();
                            return stage;
                        }));
    }

    /// Removes it. JavaFX thread only.
    @Override
    public void close() {
        stage.hide();
    }
}
