package brussels.citedesmetiers.kiosk.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A time by the terminal's clock, and whether that clock was known to be right.
public record Moment(Instant at, boolean trusted) {
    private static final Duration LONGEST = Duration.ofHours(16);

    /// How long it was from `earlier` until now, if that can be told: between two moments of the
    /// same trust, not backwards, and not longer than any day at the house. A clock that is set in
    /// between makes the difference meaningless.
    public Optional<Duration> since(Moment earlier) {
        Duration span = Duration.between(earlier.at, at);
        return trusted == earlier.trusted && !span.isNegative() && span.compareTo(LONGEST) <= 0
                ? Optional.of(span)
                : Optional.empty();
    }
}
