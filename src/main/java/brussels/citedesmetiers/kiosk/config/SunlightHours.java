package brussels.citedesmetiers.kiosk.config;

import java.time.LocalTime;

/// When the sun shines on the screen.
public sealed interface SunlightHours {
    /// The look of a terminal in a building.
    record Never() implements SunlightHours {}

    /// The look of a terminal that stands outside.
    record Always() implements SunlightHours {}

    /// From one time of day until before another, over midnight if that is earlier.
    record Between(LocalTime from, LocalTime until) implements SunlightHours {
        public boolean contains(LocalTime time) {
            boolean begun = !time.isBefore(from);
            boolean over = !time.isBefore(until);
            return from.isBefore(until) ? begun && !over : begun || !over;
        }
    }

    /// Reads `light`, `day` or `10:00-18:00`.
    ///
    /// @throws java.time.format.DateTimeParseException if it is none of them
    static SunlightHours parse(String text) {
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
