package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.StartLog;
import brussels.citedesmetiers.kiosk.screen.OutOfServiceView;
import brussels.citedesmetiers.kiosk.screen.look.Fonts;
import brussels.citedesmetiers.kiosk.supervisor.Watchdog;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// `kiosk run`: the terminal on its own display. The welcome screen is visible and tappable before
/// anything behind it is started.
public final class OnDisplay {
    private static final int OK = 0;

    /// Tells the supervisor to start the program again (`EX_TEMPFAIL` of sysexits.h).
    static final int RESTART = 75;

    /// Tells the supervisor to switch the machine off.
    static final int SWITCH_OFF = 3;

    private static final Duration OUT_OF_SERVICE = Duration.minutes(1);

    private final Terminal terminal;
    private final boolean fullScreen;
    private final Watchdog watchdog;
    private final Consumer<Stage> beforeShown;
    private final Consumer<Stage> onFirstFrame;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int status = OK;
    private final Tidying tidying = new Tidying(System::gc);
    private volatile @Nullable Ticks ticks;

    /// @param watchdog told when the first frame is on the screen
    /// @param onFirstFrame called on the JavaFX thread once the first frame is on the screen
    public OnDisplay(
            Terminal terminal,
            boolean fullScreen,
            Watchdog watchdog,
            Consumer<Stage> onFirstFrame) {
        this(terminal, fullScreen, watchdog, stage -> {}, onFirstFrame);
    }

    /// @param beforeShown called on the JavaFX thread to add to the stage
    public OnDisplay(
            Terminal terminal,
            boolean fullScreen,
            Watchdog watchdog,
            Consumer<Stage> beforeShown,
            Consumer<Stage> onFirstFrame) {
        this.terminal = terminal;
        this.watchdog = watchdog;
        this.beforeShown = beforeShown;
        this.fullScreen = fullScreen;
        this.onFirstFrame = onFirstFrame;
    }

    /// Shows the terminal until it is ended. JavaFX must have been started.
    public int run() throws Exception {
        Frames.call(
                () -> {
                    show();
                    return true;
                });
        ended.await();
        watchdog.close();
        Ticks started = ticks;
        if (started != null) {
            started.close();
        }
        terminal.close();
        return status;
    }

    /// Ends the program. Any thread may call it.
    public void end(int newStatus) {
        status = newStatus;
        ended.countDown();
    }

    private void show() {
        Fonts.load();
        Stage stage = new Stage(fullScreen ? StageStyle.UNDECORATED : StageStyle.DECORATED);
        stage.setTitle("Cité des métiers · Beroepenpunt Brussel");
        stage.setScene(terminal.opening(exits(stage)).scene());
        if (fullScreen) {
            stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
            stage.setFullScreenExitHint("");
            stage.setFullScreen(true);
            terminal.visits().scene().setCursor(Cursor.NONE);
        }
        stage.setOnCloseRequest(e -> end(OK));
        stage.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> Pulse.touched());
        Thread.currentThread()
                .setUncaughtExceptionHandler((_, fault) -> terminal.visits().failed(fault));
        terminal.visits().draw();
        beforeShown.accept(stage);
        stage.show();
        Frames.afterFrames(1, () -> firstFrame(stage));
    }

    private Exits exits(Stage stage) {
        return new Exits() {
            @Override
            public void restart() {
                end(RESTART);
            }

            @Override
            public void switchOff() {
                end(SWITCH_OFF);
            }

            @Override
            public void giveUp() {
                outOfService(stage);
            }
        };
    }

    private void firstFrame(Stage stage) {
        StartLog.up("first frame");
        Frames.sayWhoPaints();
        terminal.startMachinery();
        watchdog.watch(terminal.machinery().loops());
        watchdog.watch(List.of(Frames.loop()));
        watchdog.ready("Serving");
        StartCache.started();
        terminal.watchContent(() -> outOfService(stage));
        VisitMachine machine = terminal.visits().machine();
        Thread.ofPlatform().daemon().name("questions").start(() -> Terminal.prepare(machine));
        VisitLoop visits = terminal.visits();
        Ticks started =
                new Ticks(
                        () -> tick(visits),
                        () ->
                                Ticks.until(
                                        visits.visit(),
                                        terminal.due(),
                                        visits.now(),
                                        Pulse.stands()));
        visits.watch(_ -> started.wake());
        terminal.whenSensed(started::wake);
        started.wake();
        ticks = started;
        onFirstFrame.accept(stage);
        Logger.debug("the terminal runs");
    }

    private void tick(VisitLoop visits) {
        visits.on(new Event.Ticked());
        Pulse.ticked();
        tidying.ticked(atWelcome(visits));
    }

    private static boolean atWelcome(VisitLoop visits) {
        return visits.visit().place() instanceof Place.Welcome
                && visits.visit().panel() instanceof Panel.None;
    }

    /// There is nothing to show. The supervisor restarts the program after a while, because the
    /// fault may be gone and the files repaired.
    private void outOfService(Stage stage) {
        Logger.error("Out of service: {}", OutOfServiceView.Reason.CONTENT.code());
        watchdog.ready("Out of service: " + OutOfServiceView.Reason.CONTENT.code());
        stage.setScene(
                OutOfService.scene(terminal.visits().display(), OutOfServiceView.Reason.CONTENT));
        PauseTransition wait = new PauseTransition(OUT_OF_SERVICE);
        wait.setOnFinished(_ -> end(RESTART));
        wait.play();
    }
}
