package brussels.citedesmetiers.kiosk.robot;

import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.VisitLoop;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Visit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Text;

/// Real taps on the real screens, as fast as they can be laid out: it lays out a screen itself
/// instead of waiting for it to be painted. Called from one thread other than the JavaFX thread.
public final class QuickTaps {
    private static final String STAFF_CORNER = "staff-corner";
    private static final String GOODBYE = "goodbye";

    private static final long TICK_SECONDS = 5;

    private final VisitLoop visits;
    private final VirtualClock clock;
    private final Touch touch;
    private final Semaphore drawn = new Semaphore(0);

    private QuickTaps(VisitLoop visits, VirtualClock clock, Touch touch) {
        this.visits = visits;
        this.clock = clock;
        this.touch = touch;
    }

    /// Taps on a terminal, on a stage or not.
    public static QuickTaps on(VisitLoop visits, VirtualClock clock) throws Exception {
        return Frames.call(
                () -> {
                    QuickTaps taps = new QuickTaps(visits, clock, Touch.on(visits.scene()));
                    visits.watch(visit -> taps.drawn.release());
                    return taps;
                });
    }

    /// Something that can be tapped.
    ///
    /// @param id of the node
    /// @param x of its centre in the scene, as is `y`
    record Target(String id, double x, double y) {}

    /// What somebody in front of the screen sees.
    ///
    /// @param targets in the order of the scene
    /// @param texts every text in the scene graph, shown or not
    /// @param marked ids of what is marked as chosen
    record Seen(Visit visit, List<Target> targets, List<String> texts, List<String> marked) {
        Seen {
            targets = List.copyOf(targets);
            texts = List.copyOf(texts);
            marked = List.copyOf(marked);
        }

        Optional<Target> target(String id) {
            return targets.stream().filter(t -> t.id().equals(id)).findFirst();
        }
    }

    VisitLoop visits() {
        return visits;
    }

    /// Lays out the screen and reads it.
    Seen look() throws Exception {
        return Frames.call(
                () -> {
                    Scene scene = laidOut();
                    List<Target> targets = new ArrayList<>();
                    List<String> texts = new ArrayList<>();
                    List<String> marked = new ArrayList<>();
                    each(
                            scene.getRoot(),
                            node -> {
                                if (takesTaps(node) && reachable(scene, node)) {
                                    targets.add(target(node));
                                }
                                if (node instanceof Text text) {
                                    texts.add(ScreenDriver.said(text));
                                }
                                if (node.getStyleClass().contains("on")) {
                                    marked.add(String.valueOf(node.getId()));
                                }
                            });
                    return new Seen(visits.visit(), targets, texts, marked);
                });
    }

    private static Target target(Node node) {
        Bounds bounds = node.localToScene(node.getBoundsInLocal());
        return new Target(node.getId(), bounds.getCenterX(), bounds.getCenterY());
    }

    private Scene laidOut() {
        Scene scene = visits.scene();
        ScreenDriver.layOut(scene);
        return scene;
    }

    private static void each(Node node, Consumer<Node> visitor) {
        visitor.accept(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> each(child, visitor));
        }
    }

    private static boolean takesTaps(Node node) {
        String id = node.getId();
        boolean hit = node.getStyleClass().contains("hit");
        return id != null && (hit || id.equals(STAFF_CORNER) || id.equals(GOODBYE));
    }

    private static boolean reachable(Scene scene, Node node) {
        Bounds bounds = node.localToScene(node.getBoundsInLocal());
        boolean shown = node.isVisible() && !node.isDisabled() && bounds.getWidth() > 0;
        return shown
                && bounds.getCenterX() > 0
                && bounds.getCenterX() < scene.getWidth()
                && bounds.getCenterY() > 0
                && bounds.getCenterY() < scene.getHeight();
    }

    /// Taps where something was seen. If it was redrawn since then, it is laid out first, as it
    /// would be before anybody sees it.
    void tap(Target target) throws Exception {
        Frames.call(
                () -> {
                    laidOut();
                    touch.tap(target.x(), target.y());
                    return true;
                });
    }

    /// Advances time, in ticks of at most 5 s.
    void idle(long seconds) throws Exception {
        Frames.call(
                () -> {
                    for (long left = seconds; left > 0; left -= TICK_SECONDS) {
                        clock.advance(Duration.ofSeconds(Math.min(left, TICK_SECONDS)));
                        visits.on(new Event.Ticked());
                    }
                    return true;
                });
    }

    /// Waits for the next drawing, at most as long as said.
    void awaitDrawing(Duration most) throws InterruptedException {
        boolean inTime = drawn.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS);
        if (inTime) {
            drawn.drainPermits();
        }
    }
}
