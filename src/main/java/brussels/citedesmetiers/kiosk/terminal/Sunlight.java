package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.SunlightHours;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Whether the screen uses its sunlight look: as `terminal.json` says, until staff choose
/// otherwise; their choice lasts until the program restarts. JavaFX thread only.
public final class Sunlight {
    private final SunlightHours hours;
    private final WallClock clock;
    private final ZoneId zone;
    private @Nullable Boolean said;

    /// @param clock while it is not trusted, the hours do not apply
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

    /// Staff switch to the other look.
    void change() {
        said = !now();
    }
}
