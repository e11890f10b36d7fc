package brussels.citedesmetiers.kiosk;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Waits for what comes about on another thread, without taking the processor from it.
public final class Await {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(5);

    private Await() {}

    /// Waits until it is so.
    ///
    /// @param what for the message if it never is
    public static void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("waited " + PATIENCE.toSeconds() + " s for " + what);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /// Waits until there is something, and returns it.
    public static <T> T some(String what, Callable<@Nullable T> asked) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            T found = asked.call();
            if (found != null) {
                return found;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + PATIENCE.toSeconds() + " s for " + what);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
