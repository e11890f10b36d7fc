package brussels.citedesmetiers.kiosk.counts;

import java.util.List;

/// One cell of a measure: the measure's name and one value for each of its dimensions, stable ids
/// only.
///
/// Names that begin with a dot are no measures: such cells record how a day was counted, never
/// leave as numbers, and are deleted when their day is closed.
public record Cell(String measure, List<String> values) {
    private static final String CONTENT = ".content";
    private static final String MARK = ".mark";

    public Cell {
        values = List.copyOf(values);
        if (measure.isBlank() || values.isEmpty()) {
            throw new IllegalArgumentException("a cell needs a measure and values: " + measure);
        }
    }

    /// Records the content version that a visit used; each visit adds one.
    public static Cell content(String version) {
        return new Cell(CONTENT, List.of(version));
    }

    /// Records that a day includes visits which may belong to other days.
    public static Cell mark(Mark mark) {
        return new Cell(MARK, List.of(mark.name()));
    }

    boolean isContent() {
        return measure.equals(CONTENT);
    }

    /// Why visits may be counted on a day that is not theirs.
    public enum Mark {
        /// Their own day was already sealed.
        LATE,
        /// Nobody knows their day.
        UNDATED
    }
}
