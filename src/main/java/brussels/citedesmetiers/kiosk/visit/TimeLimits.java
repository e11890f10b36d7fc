package brussels.citedesmetiers.kiosk.visit;

import java.time.Duration;

/// How long the kiosk waits. By EN 301 549, 9.2.2.1 (WCAG 2.2.1), visitors are warned before time
/// runs out, have at least 20 s to respond, and can extend the time by any touch as often as they
/// want.
///
/// @param idle without a touch until "are you still there?"
/// @param warning how long that is shown before everything is wiped
/// @param afterwards how long the last screens of a visit are shown
public record TimeLimits(Duration idle, Duration warning, Duration afterwards) {

    /// 45 s, 20 s, and 10 s after "goodbye".
    public static final TimeLimits STANDARD =
            new TimeLimits(Duration.ofSeconds(45), Duration.ofSeconds(20), Duration.ofSeconds(10));

    public TimeLimits {
        if (warning.compareTo(Duration.ofSeconds(20)) < 0) {
            throw new IllegalArgumentException("at least 20 s to answer: " + warning);
        }
    }

    /// Twice as long, for a visitor who changed text size, contrast or height.
    TimeLimits forComfort(Comfort comfort) {
        return comfort.accessible()
                ? new TimeLimits(
                        idle.multipliedBy(2), warning.multipliedBy(2), afterwards.multipliedBy(2))
                : this;
    }
}
