package brussels.citedesmetiers.kiosk.visit;

import java.time.Duration;

/// How long the kiosk waits. By EN 301 549, 9.2.2.1 (WCAG 2.2.1), visitors are warned before time
/// runs out, have at least 20 s to respond, and can extend the time by any touch as often as they
/// want.
///
/// @param idle without a touch until "are you still there?"
/// @param warning how long that is shown before everything is wiped
/// @param afterwards how long the last screens of a visit are shown
/// @param away how long nobody was seen in front of the terminal until "are you still there?"
public record TimeLimits(Duration idle, Duration warning, Duration afterwards, Duration away) {

    /// 45 s, 20 s, 10 s after "goodbye", and 15 s without anybody in front.
    public static final TimeLimits STANDARD =
            new TimeLimits(
                    Duration.ofSeconds(45),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(15));

    public TimeLimits {
        if (warning.compareTo(Duration.ofSeconds(20)) < 0) {
            throw new IllegalArgumentException("at least 20 s to answer: " + warning);
        }
    }

    /// Twice as long, for a visitor who changed text size, contrast or height, or listens.
    TimeLimits forComfort(Comfort comfort) {
        return comfort.accessible()
                ? new TimeLimits(
                        idle.multipliedBy(2),
                        warning.multipliedBy(2),
                        afterwards.multipliedBy(2),
                        away.multipliedBy(2))
                : this;
    }
}
