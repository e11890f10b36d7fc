package brussels.citedesmetiers.kiosk.counts;

import java.util.List;
import java.util.Map;

/// What leaves of one measure for one closed period.
///
/// @param measure its name
/// @param period as ISO 8601 writes it
/// @param released the cells that leave, sorted by their values
/// @param notShown the sum of all others
/// @param withheld whether nothing of it may leave, because the measure did not count every visit
///   of the period (it was added or changed within it); then `released` is empty and `notShown` 0
public record Table(
        String measure, String period, List<Count> released, long notShown, boolean withheld) {
    public Table {
        released = List.copyOf(released);
        if (notShown < 0 || (withheld && (notShown > 0 || !released.isEmpty()))) {
            throw new IllegalArgumentException("a table out of order: " + measure);
        }
    }

    /// A cell that leaves.
    public record Count(List<String> values, long n) {
        public Count {
            values = List.copyOf(values);
            if (values.isEmpty() || n <= 0) {
                throw new IllegalArgumentException("a count needs values and a number above 0");
            }
        }

        static Count of(Map.Entry<Cell, Long> entry) {
            return new Count(entry.getKey().values(), entry.getValue());
        }
    }

    /// Released and not shown together.
    public long total() {
        return released.stream().mapToLong(Count::n).sum() + notShown;
    }
}
