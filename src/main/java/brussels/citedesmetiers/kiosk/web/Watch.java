package brussels.citedesmetiers.kiosk.web;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Runs each connection on its own virtual thread with a time limit, from the TLS handshake to the
/// last byte written. A connection over its limit is interrupted, which closes it under the blocked
/// read or write.
///
/// Connections beyond the allowed number are refused. Thread-safe.
public final class Watch implements Executor {
    private static final long EVERY_MILLIS = 500;
    private static final ThreadLocal<@Nullable Task> CURRENT = new ThreadLocal<>();

    private final Set<Task> running = ConcurrentHashMap.newKeySet();
    private final Semaphore room;
    private final Duration limit;
    private final LongSupplier nanoTime;
    private final AtomicBoolean planned = new AtomicBoolean();
    private volatile @Nullable ScheduledExecutorService timerOrNull;

    /// @param limit for a whole request, unless it asks for more with [#allow]
    /// @param most connections at once
    public Watch(Duration limit, int most, LongSupplier nanoTime) {
        this.limit = limit;
        this.room = new Semaphore(most);
        this.nanoTime = nanoTime;
    }

    /// Checks twice a second for connections over their time, from now on and while there are any.
    public void start(ScheduledExecutorService timer) {
        timerOrNull = timer;
        planLook();
    }

    private void planLook() {
        ScheduledExecutorService timer = timerOrNull;
        if (timer != null && planned.compareAndSet(false, true)) {
            try {
                var _ = timer.schedule(this::lookAgain, EVERY_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                Logger.debug(e, "The server ends, and with it the limits on its connections");
            }
        }
    }

    private void lookAgain() {
        planned.set(false);
        look();
        if (!running.isEmpty()) {
            planLook();
        }
    }

    private final class Task implements Runnable {
        private final Runnable work;
        private @Nullable Thread thread;
        private long deadline;
        private boolean shielded;

        Task(Runnable work) {
            this.work = work;
            this.deadline = nanoTime.getAsLong() + limit.toNanos();
        }

        @Override
        public void run() {
            synchronized (this) {
                thread = Thread.currentThread();
            }
            running.add(this);
            CURRENT.set(this);
            try {
                planLook();
                work.run();
            } finally {
                running.remove(this);
                CURRENT.remove();
                room.release();
                synchronized (this) {
                    thread = null;
                }
            }
        }

        synchronized void allow(Duration more) {
            deadline = nanoTime.getAsLong() + more.toNanos();
        }

        synchronized void shield(boolean on) {
            shielded = on;
        }

        synchronized void cut() {
            deadline = nanoTime.getAsLong() - 1;
            endIfOver(deadline + 1);
        }

        synchronized void endIfOver(long now) {
            if (thread != null && !shielded && now - deadline > 0) {
                thread.interrupt();
            }
        }
    }

    @Override
    public void execute(Runnable work) {
        if (!room.tryAcquire()) {
            throw new RejectedExecutionException("no room");
        }
        Thread.ofVirtual().name("web").start(new Task(work));
    }

    /// Gives the current connection this long from now. Does nothing on other threads.
    public void allow(Duration more) {
        Task task = CURRENT.get();
        if (task != null) {
            task.allow(more);
        }
    }

    /// Ends the current request as if its time were over; may be called on any thread.
    Runnable cut() {
        Task task = CURRENT.get();
        return task == null ? () -> {} : task::cut;
    }

    /// Runs something that must not be interrupted, such as writing to the database, whose files an
    /// interrupt would close.
    public <T> T shielded(Supplier<T> work) {
        Task task = CURRENT.get();
        if (task == null) {
            return work.get();
        }
        task.shield(true);
        try {
            return work.get();
        } finally {
            task.shield(false);
        }
    }

    /// Interrupts every connection over its time, again at each check, because an interrupt may
    /// come too early to take effect.
    public void look() {
        long now = nanoTime.getAsLong();
        running.forEach(task -> task.endIfOver(now));
    }

    /// The number of connections.
    public int underWay() {
        return running.size();
    }
}
