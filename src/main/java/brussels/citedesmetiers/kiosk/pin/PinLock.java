package brussels.citedesmetiers.kiosk.pin;

import java.time.Duration;

/// How long the staff PIN may not be tried after wrong tries: the fifth wrong one locks for a
/// minute, each further one for twice as long, up to 15 minutes. A right one forgets them all.
///
/// A plain value: time comes in as a reading of a clock that never goes back, such as the time
/// since the program started.
///
/// @param wrong wrong tries since the last right one
/// @param until the reading at which the lock ends
public record PinLock(int wrong, Duration until) {
    /// No wrong try yet.
    public static final PinLock OPEN = new PinLock(0, Duration.ZERO);

    private static final int FREE_TRIES = 5;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /// How long it stays locked; zero if a try is allowed.
    public Duration left(Duration now) {
        Duration left = until.minus(now);
        return wrong < FREE_TRIES || left.isNegative() ? Duration.ZERO : left;
    }

    /// The lock after a wrong try.
    public PinLock afterWrong(Duration now) {
        int tries = Math.incrementExact(wrong);
        return new PinLock(tries, tries < FREE_TRIES ? Duration.ZERO : now.plus(length(tries)));
    }

    private static Duration length(int tries) {
        Duration length = SHORTEST;
        for (int i = FREE_TRIES; i < tries && length.compareTo(LONGEST) < 0; i++) {
            length = length.multipliedBy(2);
        }
        return length.compareTo(LONGEST) < 0 ? length : LONGEST;
    }
}
