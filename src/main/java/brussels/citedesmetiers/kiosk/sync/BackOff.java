package brussels.citedesmetiers.kiosk.sync;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// How long to wait after consecutive failures: up to twice as long each time, never more than
/// [#LONGEST], and randomised so that two terminals that lost the centre together do not retry
/// together.
///
/// A plain value; each failure gives the next.
///
/// @param failures in a row
public record BackOff(int failures) {
    /// The longest wait after the first failure.
    public static final Duration FIRST = Duration.ofSeconds(10);

    /// The longest wait after any number of failures.
    public static final Duration LONGEST = Duration.ofMinutes(15);

    /// Nothing has failed.
    public static final BackOff NONE = new BackOff(0);

    private static final int ENOUGH_DOUBLINGS = 20;

    public BackOff {
        if (failures < 0) {
            throw new IllegalArgumentException("failures: " + failures);
        }
    }

    /// After one more failure.
    public BackOff failed() {
        return new BackOff(Math.min(failures, Integer.MAX_VALUE - 1) + 1);
    }

    /// How long to wait now: between half of the longest wait and all of it.
    ///
    /// @param asked what the centre asked for (`Retry-After`): the wait is never shorter, unless it
    ///   asks for more than [#LONGEST]; null if it asked for nothing
    public Duration delay(RandomGenerator random, @Nullable Duration asked) {
        if (failures == 0) {
            return Duration.ZERO;
        }
        long most = most().toMillis();
        Duration own = Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
        if (asked == null || asked.compareTo(own) <= 0) {
            return own;
        }
        return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }

    private Duration most() {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failures - 1, ENOUGH_DOUBLINGS));
        return doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    }
}
