package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.supervisor.Loop;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import org.tinylog.Logger;

/// Starts JavaFX and waits for it from other threads.
public final class Frames {
    private static final long LIMIT_SECONDS = 30;

    /// Whoever taps and sees nothing for so long has left.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static volatile boolean own;

    private Frames() {}

    /// Makes JavaFX draw in memory, with no display, as the processor draws on one. Call before
    /// [#startToolkit(Runnable)].
    public static void headless() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("prism.disableRegionCaching", "true");
    }

    /// Whether JavaFX draws in memory.
    public static boolean isHeadless() {
        return "Headless".equals(System.getProperty("glass.platform"));
    }

    /// Refuses to continue without a display: drawn in memory, a terminal would look healthy to its
    /// supervisor while its screen is black.
    ///
    /// @param environment of the process; JavaFX uses X11, so a Wayland compositor needs Xwayland
    /// @throws NoDisplayException if there is none and [#headless] was not called
    public static void requireDisplay(Map<String, String> environment) throws NoDisplayException {
        if (!isHeadless() && environment.getOrDefault("DISPLAY", "").isEmpty()) {
            throw new NoDisplayException(
                    "There is no display: DISPLAY is not set. Start it under cage or another X"
                            + " server, or add --headless to draw in memory, where nobody sees it.",
                    null);
        }
    }

    /// Starts JavaFX and runs `first` on its thread. It can be started only once in a process; if
    /// it is already running, `first` runs on its thread.
    ///
    /// @throws NoDisplayException if the display cannot be opened
    public static void startToolkit(Runnable first) throws NoDisplayException {
        try {
            Platform.startup(first);
            own = true;
        } catch (IllegalStateException e) {
            Logger.debug(e, "JavaFX already runs");
            Platform.runLater(first);
        } catch (UnsupportedOperationException e) {
            throw new NoDisplayException(
                    "The display "
                            + System.getenv("DISPLAY")
                            + " cannot be opened: see that its server runs and lets this user in.",
                    e);
        }
        Platform.setImplicitExit(false);
    }

    /// Who paints. JavaFX goes on with the processor when the graphics unit cannot be used, and
    /// does not say so. Call after [#startToolkit(Runnable)].
    public static Painter painter() {
        // Only what is painted by OpenGL can be in three dimensions; nothing else public tells.
        return Platform.isSupported(ConditionalFeature.SCENE3D)
                ? Painter.GRAPHICS_UNIT
                : Painter.PROCESSOR;
    }

    /// Says in the log when the graphics unit was asked for and the processor paints instead.
    static void sayWhoPaints() {
        String asked = System.getProperty("prism.order", "");
        if (asked.startsWith(Painter.GRAPHICS_UNIT.word()) && painter() == Painter.PROCESSOR) {
            Logger.warn(
                    "The graphics unit did not come up on display {}, so the processor paints the"
                            + " screens: see that its driver is there, or run kiosk train again;"
                            + " KIOSK_OPTIONS=-Dprism.verbose=true says more",
                    System.getenv("DISPLAY"));
        }
    }

    /// Ends JavaFX if it was started here; nothing can be shown in this process afterwards.
    public static void end() {
        if (own) {
            Platform.exit();
        }
    }

    /// Runs `work` on the JavaFX thread and waits for its value.
    public static <T> T call(Callable<T> work) throws Exception {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(
                () -> {
                    try {
                        done.complete(work.call());
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                });
        return get(done);
    }

    /// Waits until everything requested so far is on the screen.
    public static void painted() throws Exception {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        Platform.runLater(() -> afterFrames(2, () -> done.complete(true)));
        get(done);
    }

    /// Runs `then` on the JavaFX thread once this many frames have been drawn.
    static void afterFrames(int frames, Runnable then) {
        new AnimationTimer() {
            private int seen;

            @Override
            public void handle(long now) {
                if (++seen > frames) {
                    stop();
                    then.run();
                }
            }
        }.start();
    }

    /// Comes round when the JavaFX thread does and has drawn a frame.
    public static Loop loop() {
        return new Loop(
                "JavaFX Application Thread",
                PATIENCE,
                turned -> Platform.runLater(() -> afterFrames(1, turned)));
    }

    private static <T> T get(CompletableFuture<T> done) throws Exception {
        try {
            return done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        } catch (TimeoutException e) {
            throw new IllegalStateException("the screen did not answer in time", e);
        }
    }
}
