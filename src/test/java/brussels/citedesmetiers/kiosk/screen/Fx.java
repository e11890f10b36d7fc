package brussels.citedesmetiers.kiosk.screen;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;

/// JavaFX for tests and for the gallery: drawn in memory, no display, unless options of Java say
/// otherwise.
public final class Fx {
    private static final long LIMIT_SECONDS = 600;
    private static boolean started;

    private Fx() {}

    /// Runs `work` on the JavaFX thread, started when it is not yet, and waits for its value.
    public static synchronized <T> T call(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Runnable run =
                () -> {
                    try {
                        done.complete(work.call());
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                };
        start();
        Platform.runLater(run);
        try {
            return done.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static void start() {
        if (started) {
            return;
        }
        started = true;
        System.getProperties().putIfAbsent("glass.platform", "Headless");
        System.getProperties().putIfAbsent("prism.order", "sw");
        try {
            Platform.startup(() -> Platform.setImplicitExit(false));
        } catch (IllegalStateException e) {
            // Another test of this process has started it already; the property stays as it was.
            Platform.setImplicitExit(false);
        }
    }
}
