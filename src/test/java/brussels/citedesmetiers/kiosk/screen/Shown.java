package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;

/// A terminal's screen without a stage: laid out in memory. JavaFX thread only.
final class Shown {
    private final KioskScreen screen;
    private final Display display;

    Shown(Display display, Content content, VisitMachine machine, boolean day) {
        this.display = display;
        this.screen = new KioskScreen(display, content, machine, new NoDesk(day), e -> {});
    }

    Display display() {
        return display;
    }

    Scene scene() {
        return screen.scene();
    }

    /// Draws and lays out one state.
    Shown draw(ScreenStates.State state) {
        screen.show(state.visit(), state.around(), state.at());
        scene().getRoot().resize(display.widthPx(), display.heightPx());
        scene().getRoot().applyCss();
        scene().getRoot().layout();
        return this;
    }

    WritableImage picture() {
        return scene().snapshot(null);
    }

    /// Staff are not here.
    private record NoDesk(boolean sunlight) implements StaffDesk {
        @Override
        public String terminal() {
            return "B";
        }

        @Override
        public void checkPin(char[] pin, Consumer<PinAnswer> answer) {
            answer.accept(new PinAnswer.NotSet());
        }

        @Override
        public void testPrint() {
            throw new UnsupportedOperationException("nothing is printed here");
        }

        @Override
        public void changeLook() {
            throw new UnsupportedOperationException("nobody is here");
        }

        @Override
        public void restart() {
            throw new UnsupportedOperationException("nothing restarts here");
        }
    }
}
