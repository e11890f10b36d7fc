package brussels.citedesmetiers.kiosk.app;

import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Whether the screen wears its look for sunlight: as `terminal.json` says, until staff say
/// otherwise; what they say holds until the program starts again. JavaFX thread only.
final class Sunlight {
    private final Hours hours;
    private final InstantSource clock;
    private final BooleanSupplier trusted;
    private final ZoneId zone;
    private @Nullable Boolean said;

    /// @param trusted whether the clock is known to be right; until then there are no hours
    Sunlight(Hours hours, InstantSource clock, BooleanSupplier trusted, ZoneId zone) {
        this.hours = hours;
        this.clock = clock;
        this.trusted = trusted;
        this.zone = zone;
    }

    /// When the sun shines on the screen.
    sealed interface Hours {
        /// The look of a terminal in a building.
        record Never() implements Hours {}

        /// The look of a terminal that stands outside.
        record Always() implements Hours {}

        /// From one time of day until before another, over midnight if that is earlier.
        record Between(LocalTime from, LocalTime until) implements Hours {
            boolean contains(LocalTime time) {
                boolean begun = !time.isBefore(from);
                boolean over = !time.isBefore(until);
                return from.isBefore(until) ? begun && !over : begun || !over;
            }
        }

        /// Reads `light`, `day` or `10:00-18:00`.
        ///
        /// @throws java.time.format.DateTimeParseException if it is none of them
        static Hours parse(String text) {
            return switch (text) {
                case "light" -> new Never();
                case "day" -> new Always();
                default -> {
                    String[] times = text.split("-", 2);
                    yield new Between(
                            LocalTime.parse(times[0]), LocalTime.parse(times[times.length - 1]));
                }
            };
        }
    }

    boolean now() {
        if (said != null) {
            return said;
        }
        return switch (hours) {
            case Hours.Never() -> false;
            case Hours.Always() -> true;
            case Hours.Between between ->
                    trusted.getAsBoolean()
                            && between.contains(LocalTime.ofInstant(clock.instant(), zone));
        };
    }

    /// Staff change to the other look.
    void change() {
        said = !now();
    }
}
