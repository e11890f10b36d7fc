package brussels.citedesmetiers.kiosk.robot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.robot.Robot;

/// Taps and keys for a scene. JavaFX thread only.
sealed interface Touch {

    /// Puts a finger down at this place of the scene and lifts it.
    void tap(double x, double y);

    /// Presses a key and lets it go.
    void key(KeyCode code);

    /// Through the operating system for a scene on a stage, otherwise by events alone.
    static Touch on(Scene scene) {
        return scene.getWindow() == null ? new Events(scene) : new Real(scene, new Robot());
    }

    /// Whether JavaFX's headless platform can show a window of this size. It paints into a buffer
    /// of 1,000 lines of 1,000 pixels (JavaFX 26, `HeadlessApplication` and `HeadlessWindow.blit`,
    /// no property changes it) and fails if a window needs more.
    static boolean headlessPaints(double width, double height) {
        return (height - 1) * 1000 + width <= 1_000_000;
    }

    /// Events as the operating system reports them.
    record Real(Scene scene, Robot robot) implements Touch {
        @Override
        public void tap(double x, double y) {
            robot.mouseMove(
                    scene.getWindow().getX() + scene.getX() + x,
                    scene.getWindow().getY() + scene.getY() + y);
            robot.mousePress(MouseButton.PRIMARY);
            robot.mouseRelease(MouseButton.PRIMARY);
        }

        @Override
        public void key(KeyCode code) {
            robot.keyPress(code);
            robot.keyRelease(code);
        }
    }

    /// Events given to the topmost node at a place, as JavaFX would give them.
    record Events(Scene scene) implements Touch {
        @Override
        public void tap(double x, double y) {
            // The node that is there when the finger comes down also receives its release.
            top(scene.getRoot(), x, y)
                    .ifPresent(
                            node -> {
                                fire(node, MouseEvent.MOUSE_PRESSED, x, y);
                                fire(node, MouseEvent.MOUSE_RELEASED, x, y);
                            });
        }

        private static void fire(Node node, EventType<MouseEvent> type, double x, double y) {
            boolean down = type == MouseEvent.MOUSE_PRESSED;
            node.fireEvent(
                    new MouseEvent(
                            type,
                            x,
                            y,
                            x,
                            y,
                            MouseButton.PRIMARY,
                            1,
                            false,
                            false,
                            false,
                            false,
                            down,
                            false,
                            false,
                            false,
                            false,
                            true,
                            new PickResult(node, x, y)));
        }

        private static Optional<Node> top(Node node, double x, double y) {
            Point2D here = node.sceneToLocal(x, y);
            boolean there =
                    node.isVisible()
                            && !node.isMouseTransparent()
                            && !node.isDisabled()
                            && (node.getClip() == null || node.getClip().contains(here));
            if (!there) {
                return Optional.empty();
            }
            if (node instanceof Parent parent) {
                List<Node> children = new ArrayList<>(parent.getChildrenUnmodifiable());
                Collections.reverse(children);
                for (Node child : children) {
                    Optional<Node> found = top(child, x, y);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            return node.contains(here) ? Optional.of(node) : Optional.empty();
        }

        @Override
        public void key(KeyCode code) {
            fire(KeyEvent.KEY_PRESSED, code);
            fire(KeyEvent.KEY_RELEASED, code);
        }

        private void fire(EventType<KeyEvent> type, KeyCode code) {
            Node owner = scene.getFocusOwner();
            Node target = owner == null ? scene.getRoot() : owner;
            target.fireEvent(
                    new KeyEvent(
                            type,
                            KeyEvent.CHAR_UNDEFINED,
                            code.getName(),
                            code,
                            false,
                            false,
                            false,
                            false));
        }
    }
}
