package brussels.citedesmetiers.kiosk.counts;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// One cell of a measure: the measure's name and one value for each of its dimensions, stable ids
/// only.
///
/// Names that begin with a dot are no measures: such cells record how a day was counted, never
/// leave as numbers, and are deleted when their day is closed.
public record Cell(String measure, List<String> values) {
    private static final String CONTENT = ".content";
    private static final String MARK = ".mark";
    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{12}");

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

    /// Whether it records how a day was counted, rather than visits of a measure.
    boolean isOfDay() {
        return measure.startsWith(".");
    }

    /// Whether it is one of the two that record how a day was counted.
    boolean isWellFormedOfDay() {
        String value = values.getFirst();
        return values.size() == 1
                && (isContent()
                        ? VERSION.matcher(value).matches()
                        : measure.equals(MARK)
                                && Arrays.stream(Mark.values())
                                        .anyMatch(m -> m.name().equals(value)));
    }

    /// Why visits may be counted on a day that is not theirs.
    public enum Mark {
        /// Their own day was already sealed.
        LATE,
        /// Nobody knows their day.
        UNDATED
    }
}
