package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.config.SunlightHours;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Whether the screen wears its look for sunlight: as `terminal.json` says, until staff say
/// otherwise; what they say holds until the program starts again. JavaFX thread only.
public final class Sunlight {
    private final SunlightHours hours;
    private final InstantSource clock;
    private final BooleanSupplier trusted;
    private final ZoneId zone;
    private @Nullable Boolean said;

    /// @param trusted whether the clock is known to be right; until then there are no hours
    Sunlight(SunlightHours hours, InstantSource clock, BooleanSupplier trusted, ZoneId zone) {
        this.hours = hours;
        this.clock = clock;
        this.trusted = trusted;
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
                    trusted.getAsBoolean()
                            && between.contains(LocalTime.ofInstant(clock.instant(), zone));
        };
    }

    /// Staff change to the other look.
    void change() {
        said = !now();
    }
}
