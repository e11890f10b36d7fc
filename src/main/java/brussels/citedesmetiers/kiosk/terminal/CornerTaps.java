package brussels.citedesmetiers.kiosk.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/// Five taps on the same corner within four seconds: known to staff, and not done by visitors by
/// accident. JavaFX thread only.
final class CornerTaps {
    static final int NEEDED = 5;
    static final Duration WITHIN = Duration.ofSeconds(4);

    private final Deque<Instant> taps = new ArrayDeque<>();

    /// Counts a tap at `now`.
    ///
    /// @return whether it was the one that opens
    boolean tap(Instant now) {
        taps.addLast(now);
        while (taps.getFirst().plus(WITHIN).isBefore(now) || taps.getFirst().isAfter(now)) {
            taps.removeFirst();
        }
        if (taps.size() < NEEDED) {
            return false;
        }
        taps.clear();
        return true;
    }
}
