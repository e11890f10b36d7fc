package brussels.citedesmetiers.kiosk.terminal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/// Tells the visit that time passes. It uses its own thread, because a JavaFX animation would keep
/// the pulse running, and ticks rarely while nobody is there.
final class Ticks implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(250);

    /// How many ticks are skipped between two while nobody is there.
    private static final int LEFT_OUT = 7;

    private final Runnable tick;
    private final BooleanSupplier nobodyThere;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> Thread.ofPlatform().name("ticks").daemon().unstarted(task));
    private volatile boolean seldom;
    private int leftOut;

    /// @param tick done on the JavaFX thread
    /// @param nobodyThere asked on the JavaFX thread after each tick
    Ticks(Runnable tick, BooleanSupplier nobodyThere) {
        this.tick = tick;
        this.nobodyThere = nobodyThere;
    }

    void start() {
        var _ =
                thread.scheduleAtFixedRate(
                        this::ask, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// No new tick is requested while one still waits for the JavaFX thread.
    private void ask() {
        if (seldom && leftOut < LEFT_OUT) {
            leftOut++;
            return;
        }
        leftOut = 0;
        if (asked.compareAndSet(false, true)) {
            Platform.runLater(this::tick);
        }
    }

    private void tick() {
        asked.set(false);
        tick.run();
        seldom = nobodyThere.getAsBoolean();
    }

    /// Somebody is there again, so the next tick comes on time.
    void wake() {
        seldom = false;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
