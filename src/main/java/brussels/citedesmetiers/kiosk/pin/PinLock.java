package brussels.citedesmetiers.kiosk.pin;

import java.time.Duration;

/// How long a secret may not be tried after wrong tries: the last free one locks for a minute, each
/// further one for twice as long, up to 15 minutes. A right one forgets them all.
///
/// A plain value: time comes in as a reading of a clock that never goes back, such as the time
/// since the program started.
///
/// @param wrong wrong tries since the last right one
/// @param until the reading at which the lock ends
record PinLock(int wrong, Duration until) {
    /// No wrong try yet.
    static final PinLock OPEN = new PinLock(0, Duration.ZERO);

    /// Wrong tries until the first lock, for the panel and for browsers that are known.
    static final int FREE = 5;

    /// The same for an address of a stranger.
    static final int FREE_TO_STRANGERS = 3;

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /// How long it stays locked; zero if a try is allowed.
    Duration left(Duration now) {
        Duration left = until.minus(now);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// The lock after a wrong try.
    ///
    /// @param free how many wrong tries lock
    PinLock afterWrong(Duration now, int free) {
        int tries = Math.incrementExact(wrong);
        return new PinLock(tries, tries < free ? now : now.plus(length(tries - free)));
    }

    private static Duration length(int over) {
        Duration length = SHORTEST;
        for (int i = 0; i < over && length.compareTo(LONGEST) < 0; i++) {
            length = length.multipliedBy(2);
        }
        return length.compareTo(LONGEST) < 0 ? length : LONGEST;
    }
}
