package brussels.citedesmetiers.kiosk.clock;

import java.time.LocalDate;
import java.time.ZoneId;

/// What the register needs to know about time: the date, and whether to believe it. A terminal
/// without network or battery starts with a wrong date, so a date alone is never enough.
public interface DayClock {

    /// The wall clock in the site's zone; its date is believed once it is known to be right.
    static DayClock by(WallClock clock, ZoneId zone) {
        return new DayClock() {
            @Override
            public LocalDate today() {
                return LocalDate.ofInstant(clock.instant(), zone);
            }

            @Override
            public boolean trusted() {
                return clock.trusted();
            }
        };
    }

    /// The date at the terminal by its own clock, right or wrong.
    LocalDate today();

    /// Whether the clock is known to be right. Ask before [#today()]: a clock that becomes right
    /// between the two calls is then taken as untrusted, which only skips numbers.
    boolean trusted();
}
