package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Tells the visit that time passes, when it has to know: each tick wakes a processor that sleeps.
/// It uses its own thread, because a JavaFX animation would keep the pulse running.
final class Ticks implements AutoCloseable {
    private static final Duration OFTEN = Duration.ofMillis(250);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration SELDOM = Duration.ofSeconds(5);

    private final Runnable tick;
    private final Supplier<Duration> untilNext;
    private final ScheduledExecutorService thread;
    private @Nullable ScheduledFuture<?> next;

    /// @param tick done on the JavaFX thread
    /// @param untilNext asked on the JavaFX thread, after each tick among others
    Ticks(Runnable tick, Supplier<Duration> untilNext) {
        this(
                tick,
                untilNext,
                Executors.newSingleThreadScheduledExecutor(
                        task -> Thread.ofPlatform().name("ticks").daemon().unstarted(task)));
    }

    Ticks(Runnable tick, Supplier<Duration> untilNext, ScheduledExecutorService thread) {
        this.tick = tick;
        this.untilNext = untilNext;
        this.thread = thread;
    }

    /// How long until a visit has to know that time has passed: soon while seconds are counted on
    /// the screen, at the latest when its time is over, and now and then in any case, because the
    /// clock may be set meanwhile.
    ///
    /// @param stands whether JavaFX looks slowly already, or else has to be told that it may
    static Duration until(VisitMachine machine, Visit visit, Instant now, boolean stands) {
        if (visit.panel() instanceof Panel.StillThere) {
            return OFTEN;
        }
        Duration most = stands ? SELDOM : SOON;
        Duration left = machine.deadline(visit).map(due -> Duration.between(now, due)).orElse(most);
        if (left.compareTo(OFTEN) < 0) {
            return OFTEN;
        }
        return left.compareTo(most) < 0 ? left : most;
    }

    /// What is on the screen has changed, so that a tick may be needed sooner. JavaFX thread only,
    /// as all but [#close].
    synchronized void wake() {
        long wait = untilNext.get().toMillis();
        if (!thread.isShutdown() && (next == null || next.getDelay(TimeUnit.MILLISECONDS) > wait)) {
            plan(wait);
        }
    }

    /// The next is planned once this one is done, so that none waits behind another.
    void tick() {
        try {
            tick.run();
        } finally {
            planned();
        }
    }

    private synchronized void planned() {
        if (!thread.isShutdown()) {
            plan(untilNext.get().toMillis());
        }
    }

    private void plan(long millis) {
        if (next != null) {
            next.cancel(false);
        }
        next = thread.schedule(() -> Platform.runLater(this::tick), millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void close() {
        thread.shutdownNow();
    }
}
