package brussels.citedesmetiers.kiosk.terminal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/// Tells the visit that time passes. It uses its own thread, because a JavaFX animation would keep
/// the pulse running, and ticks rarely while nobody is there.
final class Ticks implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(250);

    /// Between two ticks while nobody is there: each wakes a processor that sleeps.
    private static final Duration SELDOM = Duration.ofSeconds(2);

    private final Runnable tick;
    private final BooleanSupplier nobodyThere;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().name("ticks").daemon().unstarted(task));
    private boolean seldom;
    private Future<?> next = CompletableFuture.completedFuture(null);

    /// @param tick done on the JavaFX thread
    /// @param nobodyThere asked on the JavaFX thread after each tick
    Ticks(Runnable tick, BooleanSupplier nobodyThere) {
        this.tick = tick;
        this.nobodyThere = nobodyThere;
    }

    void start() {
        plan();
    }

    private synchronized void plan() {
        next.cancel(false);
        if (!thread.isShutdown()) {
            Duration wait = seldom ? SELDOM : EVERY;
            next = thread.schedule(this::ask, wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// No new tick is requested while one still waits for the JavaFX thread.
    private void ask() {
        plan();
        if (asked.compareAndSet(false, true)) {
            Platform.runLater(this::tick);
        }
    }

    private void tick() {
        asked.set(false);
        tick.run();
        nobodyThere(nobodyThere.getAsBoolean());
    }

    private synchronized void nobodyThere(boolean now) {
        seldom = now;
    }

    /// Somebody is there again, so the next tick comes on time.
    synchronized void wake() {
        if (seldom) {
            seldom = false;
            plan();
        }
    }

    @Override
    public synchronized void close() {
        thread.shutdownNow();
    }
}
