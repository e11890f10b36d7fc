package brussels.citedesmetiers.kiosk.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A time by the terminal's clock, and whether that clock was known to be right.
public record Moment(Instant at, boolean trusted) {
    private static final Duration LONGEST = Duration.ofHours(16);

    /// The time from `earlier` to this moment, if it is meaningful: both have the same trust, it is
    /// not negative, and not longer than any working day. If the clock was set in between, the
    /// difference means nothing.
    public Optional<Duration> since(Moment earlier) {
        Duration span = Duration.between(earlier.at, at);
        return trusted == earlier.trusted && !span.isNegative() && span.compareTo(LONGEST) <= 0
                ? Optional.of(span)
                : Optional.empty();
    }
}
