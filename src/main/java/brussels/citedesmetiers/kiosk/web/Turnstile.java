package brussels.citedesmetiers.kiosk.web;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Lets a number of callers through per second, first come, first served, and more at once after a
/// quiet time. A caller that is interrupted while waiting has taken nobody's turn. Thread-safe.
final class Turnstile {
    private final ReentrantLock line = new ReentrantLock(true);
    private final Semaphore never = new Semaphore(0);
    private final long intervalNanos;
    private final long savedNanos;
    private final LongSupplier nanoTime;
    private long next;

    /// @param aSecond how many per second in the long run
    /// @param atOnce how many at once after a quiet time
    Turnstile(int aSecond, int atOnce, LongSupplier nanoTime) {
        this.intervalNanos = Duration.ofSeconds(1).toNanos() / aSecond;
        this.savedNanos = intervalNanos * atOnce;
        this.nanoTime = nanoTime;
        this.next = nanoTime.getAsLong() - savedNanos;
    }

    /// Waits for its turn.
    void pass() throws InterruptedException {
        line.lockInterruptibly();
        try {
            long now = nanoTime.getAsLong();
            if (now - next < 0) {
                // No permit is ever released: only time or an interrupt ends this.
                var _ = never.tryAcquire(next - now, TimeUnit.NANOSECONDS);
            }
            next = Math.max(next, now - savedNanos) + intervalNanos;
        } finally {
            line.unlock();
        }
    }
}
