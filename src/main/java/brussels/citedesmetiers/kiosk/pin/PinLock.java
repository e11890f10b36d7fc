package brussels.citedesmetiers.kiosk.pin;

import java.time.Duration;

/// How long a secret is locked after wrong attempts: the last free one locks it for a minute, each
/// further one for twice as long, up to 15 minutes. A right one resets it.
///
/// A plain value: times are readings of a monotonic clock, such as the time since the program
/// started.
///
/// @param wrong wrong attempts since the last right one
/// @param until the reading at which the lock ends
record PinLock(int wrong, Duration until) {
    /// No wrong attempt yet.
    static final PinLock OPEN = new PinLock(0, Duration.ZERO);

    /// Wrong attempts before the first lock, for the panel and for known browsers.
    static final int FREE = 5;

    /// The same for a stranger's address.
    static final int FREE_TO_STRANGERS = 3;

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /// How long it stays locked; zero if an attempt is allowed.
    Duration left(Duration now) {
        Duration left = until.minus(now);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// The lock after a wrong attempt.
    ///
    /// @param free how many wrong attempts lock it
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
