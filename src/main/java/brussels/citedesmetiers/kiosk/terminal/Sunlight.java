package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.SunlightHours;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Whether the screen wears its look for sunlight: as `terminal.json` says, until staff say
/// otherwise; what they say holds until the program starts again. JavaFX thread only.
public final class Sunlight {
    private final SunlightHours hours;
    private final WallClock clock;
    private final ZoneId zone;
    private @Nullable Boolean said;

    /// @param clock until it is known to be right there are no hours
    Sunlight(SunlightHours hours, WallClock clock, ZoneId zone) {
        this.hours = hours;
        this.clock = clock;
        this.zone = zone;
    }

    boolean now() {
        if (said != null) {
            return said;
        }
        return switch (hours) {
            case SunlightHours.Never() -> false;
            case SunlightHours.Always() -> true;
            case SunlightHours.Between between ->
                    clock.trusted() && between.contains(LocalTime.ofInstant(clock.instant(), zone));
        };
    }

    /// Staff change to the other look.
    void change() {
        said = !now();
    }
}
