package brussels.citedesmetiers.kiosk.sync;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.tinylog.Logger;

/// A thread that repeats a round of work: after each round it waits for as long as the round said,
/// or until it is hurried. Any thread may call it.
final class RoundThread implements AutoCloseable {
    private static final long CLOSING_SECONDS = 5;

    private final Round round;
    private final Duration afterFailure;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean hurry;
    private boolean wake;
    private boolean closed;

    /// What is done in a round, on this thread.
    @FunctionalInterface
    interface Round {
        /// Runs one round.
        ///
        /// @param hurried whether somebody requested it
        /// @return how long to wait before the next
        Duration run(boolean hurried);
    }

    /// @param afterFailure how long to wait after a round that failed unexpectedly
    RoundThread(String name, Round round, Duration afterFailure) {
        this.round = round;
        this.afterFailure = afterFailure;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::work);
    }

    /// Starts it; call it once.
    void start() {
        thread.start();
    }

    /// Starts the next round at once, as one that somebody requested.
    void hurry() {
        lock.lock();
        try {
            hurry = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Starts the next round at once, as one that was due.
    void wake() {
        lock.lock();
        try {
            wake = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        Duration wait = Duration.ZERO;
        while (true) {
            try {
                boolean hurried = hurriedAfter(wait);
                if (isClosed()) {
                    return;
                }
                wait = round.run(hurried);
            } catch (InterruptedException e) {
                Logger.debug("{} was interrupted", thread.getName());
                return;
            } catch (RejectedExecutionException e) {
                Logger.info("The store has closed; {} ends", thread.getName());
                return;
            } catch (RuntimeException e) {
                Logger.error(e, "{} failed unexpectedly; it is tried again", thread.getName());
                wait = afterFailure;
            }
        }
    }

    private boolean hurriedAfter(Duration wait) throws InterruptedException {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (left > 0 && !hurry && !wake && !closed) {
                left = woken.awaitNanos(left);
            }
            boolean hurried = hurry;
            hurry = false;
            wake = false;
            return hurried;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /// Starts no more rounds.
    void end() {
        lock.lock();
        try {
            closed = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Ends, even in the middle of a round, and waits until it has.
    @Override
    public void close() {
        end();
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
