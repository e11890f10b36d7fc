package brussels.citedesmetiers.kiosk.counts;

import java.util.List;
import java.util.Map;

/// What leaves the terminal for one measure and one closed period.
///
/// @param measure its name
/// @param period as ISO 8601 writes it
/// @param released the cells that leave, sorted by their values
/// @param notShown the sum of all others
/// @param withheld whether none of it may leave, because the measure did not count every visit of
///   the period (it was added or changed during it); then `released` is empty and `notShown` 0
public record Table(
        String measure, String period, List<Count> released, long notShown, boolean withheld) {
    /// The most visits a terminal can have in a period.
    public static final long MOST_VISITS = 1_000_000_000;

    public Table {
        released = List.copyOf(released);
        checkText(measure);
        checkText(period);
        if (notShown < 0 || (withheld && (notShown > 0 || !released.isEmpty()))) {
            throw new IllegalArgumentException("a table out of order: " + measure);
        }
        if (notShown > MOST_VISITS || sum(released) > MOST_VISITS - notShown) {
            throw new IllegalArgumentException("more visits than there can be: " + measure);
        }
    }

    // This cannot overflow: each count is bounded, and a batch is too small to hold many.
    private static long sum(List<Count> released) {
        return released.stream().mapToLong(Count::n).sum();
    }

    private static void checkText(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a control character in a table");
        }
    }

    /// A cell that leaves.
    public record Count(List<String> values, long n) {
        public Count {
            values = List.copyOf(values);
            if (values.isEmpty() || n <= 0 || n > MOST_VISITS) {
                throw new IllegalArgumentException(
                        "a count needs values and a number from 1 to " + MOST_VISITS + ": " + n);
            }
            values.forEach(Table::checkText);
        }

        static Count of(Map.Entry<Cell, Long> entry) {
            return new Count(entry.getKey().values(), entry.getValue());
        }
    }

    /// Released and not shown together.
    public long total() {
        return sum(released) + notShown;
    }
}
