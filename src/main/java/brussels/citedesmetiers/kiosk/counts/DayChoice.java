package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The stop of the day, and the day itself while the clock is not known to be right.
///
/// @param day today, or the day the clock shows
/// @param known whether the day is known
/// @param done whether staff have chosen
/// @param kind what the terminal stands in
/// @param chosen id of the stop chosen
/// @param places most recently used first
public record DayChoice(
        LocalDate day,
        boolean known,
        boolean done,
        TerminalKind kind,
        String chosen,
        List<Place> places) {
    public DayChoice {
        places = List.copyOf(places);
    }

    /// Whether there are stops to choose from.
    public boolean truck() {
        return kind == TerminalKind.TRUCK;
    }

    /// A stop.
    ///
    /// @param lastDayOrNull when it was last chosen, or null for never
    public record Place(String id, String name, @Nullable LocalDate lastDayOrNull) {
        /// When it was last chosen.
        public Optional<LocalDate> lastDay() {
            return Optional.ofNullable(lastDayOrNull);
        }
    }
}
