package brussels.citedesmetiers.kiosk.robot;

import brussels.citedesmetiers.kiosk.terminal.Frames;
import brussels.citedesmetiers.kiosk.terminal.Terminal;
import brussels.citedesmetiers.kiosk.terminal.VisitLoop;
import brussels.citedesmetiers.kiosk.visit.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.jspecify.annotations.Nullable;

/// Drives the real screens with real taps, in a time that advances only when told to. Called from
/// one thread other than the JavaFX thread.
public final class ScreenDriver {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Anything that has not appeared this long after the last part came to rest will not appear
    /// any more.
    private static final Duration CALM = Duration.ofSeconds(4);

    private static final int TICK_MILLIS = 500;
    private static final List<String> TURNS = List.of("page-up", "page-down");
    private static final String LETTERS = "letters";
    private static final int MOST_PAGES = 30;

    private final VisitLoop visits;
    private final VirtualClock clock;
    private final Touch touch;
    private final @Nullable Stage stage;
    private Duration patience = PATIENCE;
    private Duration calm = CALM;

    /// @param stage to close at the end, or null if there is none
    private ScreenDriver(VisitLoop visits, VirtualClock clock, @Nullable Stage stage) {
        this.visits = visits;
        this.clock = clock;
        this.stage = stage;
        this.touch = Touch.on(visits.scene());
    }

    /// Shows the terminal on its own stage or, if the headless platform cannot show one that large,
    /// lays it out in memory only.
    public static ScreenDriver show(Terminal terminal, VirtualClock clock) throws Exception {
        ScreenDriver driver =
                Frames.call(
                        () -> {
                            VisitLoop visits = terminal.visits();
                            Scene scene = visits.scene();
                            Stage stage = null;
                            if (!Frames.isHeadless()
                                    || Touch.headlessPaints(scene.getWidth(), scene.getHeight())) {
                                stage = new Stage(StageStyle.UNDECORATED);
                                stage.setScene(scene);
                            }
                            visits.draw();
                            if (stage != null) {
                                stage.show();
                            }
                            terminal.startMachinery();
                            return new ScreenDriver(visits, clock, stage);
                        });
        Frames.painted();
        return driver;
    }

    /// Drives a terminal that is already on a stage. JavaFX thread only.
    public static ScreenDriver on(VisitLoop visits, VirtualClock clock, Stage stage) {
        return new ScreenDriver(visits, clock, stage);
    }

    public void close() throws Exception {
        Frames.call(
                () -> {
                    if (stage != null) {
                        stage.close();
                    }
                    return true;
                });
    }

    public VisitLoop visits() {
        return visits;
    }

    public VirtualClock clock() {
        return clock;
    }

    /// Taps the middle of a node, turning the pages of a list to find it as a person would.
    ///
    /// @throws ScriptException if there is no such node or something else lies over it
    public void tap(String id) throws Exception {
        turnTo(id);
        for (int i = 1; !ids().contains(id); i++) {
            turnTo(LETTERS + "-" + i);
            if (!ids().contains(LETTERS + "-" + i)) {
                break;
            }
            tapHere(LETTERS + "-" + i);
            turnTo(id);
            if (!ids().contains(id)) {
                tapHere(LETTERS);
            }
        }
        tapHere(id);
    }

    /// Back to the first page, then on to the last.
    private void turnTo(String id) throws Exception {
        for (String turn : TURNS) {
            for (int page = 0;
                    page < MOST_PAGES && !ids().contains(id) && ids().contains(turn);
                    page++) {
                tapHere(turn);
            }
        }
    }

    private void tapHere(String id) throws Exception {
        await(id);
        Frames.call(
                () -> {
                    // Nodes drawn since the last frame, because a part came up, have no position
                    // yet.
                    layOut(scene());
                    Node node = node(id).orElseThrow(() -> absent(id));
                    Bounds bounds = node.localToScene(node.getBoundsInLocal());
                    touch.tap(bounds.getCenterX(), bounds.getCenterY());
                    return true;
                });
        Frames.painted();
    }

    public void key(String name) throws Exception {
        KeyCode code;
        try {
            code = KeyCode.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new ScriptException(
                    "there is no key " + name + "; write TAB, ENTER, SPACE ...", e);
        }
        Frames.call(
                () -> {
                    touch.key(code);
                    return true;
                });
        Frames.painted();
    }

    /// Advances time, in small ticks.
    public void idle(Duration time) throws Exception {
        for (long left = time.toMillis(); left > 0; left -= TICK_MILLIS) {
            clock.advance(Duration.ofMillis(Math.min(TICK_MILLIS, left)));
            Frames.call(
                    () -> {
                        visits.on(new Event.Ticked());
                        return true;
                    });
        }
        Frames.painted();
    }

    /// Waits so long from now on, on a machine slower than any terminal.
    public void beSoPatient(Duration newPatience) {
        patience = newPatience;
        calm = newPatience;
    }

    /// Waits until a node exists and, if given, shows this text.
    public void expect(String id, String text) throws Exception {
        long begun = System.nanoTime();
        long busy = begun;
        for (long now = begun;
                now - begun < patience.toNanos() && now - busy < calm.toNanos();
                now = System.nanoTime()) {
            Optional<String> shown = Frames.call(() -> node(id).map(ScreenDriver::textOf));
            if (shown.isPresent() && shown.get().contains(text)) {
                return;
            }
            if (!Frames.call(visits::atRest)) {
                busy = now;
            }
            Frames.painted();
        }
        String shown =
                Frames.call(() -> node(id).map(ScreenDriver::textOf).orElse("(no such node)"));
        throw new ScriptException(
                "expected "
                        + id
                        + (text.isEmpty() ? "" : " to show \"" + text + "\"")
                        + ", found \""
                        + shown.replace('\n', ' ')
                        + "\"; on the screen: "
                        + ids());
    }

    private void await(String id) throws Exception {
        expect(id, "");
    }

    private static ScriptException absent(String id) {
        return new ScriptException("there is no node " + id + " on the screen");
    }

    public void shot(Path file) throws Exception {
        Frames.painted();
        Png.write(
                Frames.call(
                        () -> {
                            layOut(scene());
                            return scene().snapshot(null);
                        }),
                file);
    }

    /// Ids of everything that does something when it is tapped now.
    public List<String> ids() throws Exception {
        return Frames.call(
                () -> {
                    List<String> found = new ArrayList<>();
                    collect(scene().getRoot(), found);
                    return found;
                });
    }

    private static void collect(Node node, List<String> found) {
        if (!node.isVisible()) {
            return;
        }
        boolean works = !node.getStyleClass().contains("waiting");
        if (node.getStyleClass().contains("hit") && node.getId() != null && works) {
            found.add(node.getId());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private Scene scene() {
        return visits.scene();
    }

    /// Lays the scene out now. On a stage the next frame would do it. JavaFX thread only.
    public static void layOut(Scene scene) {
        if (scene.getWindow() == null) {
            scene.getRoot().resize(scene.getWidth(), scene.getHeight());
        }
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private Optional<Node> node(String id) {
        return id.equals("screen")
                ? Optional.of(scene().getRoot())
                : Optional.ofNullable(scene().lookup("#" + id.replace(".", "\\.")));
    }

    /// Every text below a node, in order.
    static String textOf(Node node) {
        StringBuilder all = new StringBuilder();
        appendText(node, all);
        return all.toString().strip();
    }

    private static void appendText(Node node, StringBuilder all) {
        if (node instanceof Text text) {
            all.append(said(text)).append('\n');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> appendText(child, all));
        }
    }

    /// The text without the line ends of its layout.
    static String said(Text text) {
        return text.getAccessibleText() == null ? text.getText() : text.getAccessibleText();
    }

    /// A script that cannot go on, in one sentence.
    public static final class ScriptException extends Exception {
        private static final long serialVersionUID = 1L;

        public ScriptException(String message) {
            super(message);
        }

        public ScriptException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
