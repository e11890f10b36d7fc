package brussels.citedesmetiers.kiosk.terminal;

import static java.util.Comparator.naturalOrder;

import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    /// the screen, at the latest when something is due, and now and then in any case, because the
    /// clock may be set meanwhile.
    ///
    /// @param due when something follows from time alone
    /// @param stands whether JavaFX looks slowly already, or else has to be told that it may
    static Duration until(Visit visit, List<Instant> due, Instant now, boolean stands) {
        if (visit.panel() instanceof Panel.StillThere) {
            return OFTEN;
        }
        Duration most = stands ? SELDOM : SOON;
        Duration left =
                due.stream().min(naturalOrder()).map(at -> Duration.between(now, at)).orElse(most);
        if (!left.isPositive()) {
            return OFTEN;
        }
        return left.compareTo(most) < 0 ? left : most;
    }

    /// What is on the screen has changed, so that a tick may be needed sooner. JavaFX thread only,
    /// as all but [#close].
    synchronized void wake() {
        long wait = millis();
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
            plan(millis());
        }
    }

    /// Rounded up: a tick that came before what is due would have to come again.
    private long millis() {
        return untilNext.get().plusNanos(999_999).toMillis();
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
