package brussels.citedesmetiers.kiosk.terminal;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;

/// Tells the visit that time goes on. It does so from a thread of its own, because an animation of
/// JavaFX would keep the screen's pulse awake; and seldom while nobody is there.
final class Ticks implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(250);

    /// So many ticks are left out between two while nobody is there.
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

    /// A tick that still waits for the JavaFX thread is not asked for again.
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

    /// Somebody is there again: the next tick comes in time.
    void wake() {
        seldom = false;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
