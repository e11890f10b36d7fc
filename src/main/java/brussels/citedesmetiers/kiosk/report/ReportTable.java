package brussels.citedesmetiers.kiosk.report;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One table of a report, as it is printed: the same numbers in HTML, in CSV and in the chart.
///
/// @param id names its files and its anchor on the page
/// @param title what it is about
/// @param rowsHead the heading of the rows
/// @param columns none if the rows have a total only
/// @param notShown the sum of the cells that may not be shown, in no row and no column
/// @param counted the base of the shares: released and not shown together, as the terminals sent
///   them
/// @param answersOrNull the base of the second share: visitors who answered; null if there is no
///   such share
/// @param remainderUpTo at most this many visits are in no table
/// @param withheld how many closed periods' tables were withheld
/// @param hides whether an empty cell may be one that is not shown
record ReportTable(
        String id,
        String title,
        String rowsHead,
        List<Column> columns,
        List<Row> rows,
        long notShown,
        long counted,
        @Nullable Base answersOrNull,
        List<Coverage> coverage,
        long remainderUpTo,
        long withheld,
        boolean hides,
        Look look) {
    ReportTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        coverage = List.copyOf(coverage);
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("a row out of line: " + row.id());
            }
        }
    }

    /// The base of the second share, if there is one.
    Optional<Base> answers() {
        return Optional.ofNullable(answersOrNull);
    }

    /// How it is drawn.
    enum Look {
        /// Vertical bars, in order of time.
        STANDING,
        /// Horizontal bars, one per row.
        LYING,
        /// Horizontal bars, each divided into the columns.
        PARTS,
        /// Horizontal bars in the themes' colours.
        THEMES
    }

    /// The base of the second share.
    ///
    /// @param share the name of that share
    record Base(String share, long n) {}

    record Column(String id, String label) {}

    /// @param id the value it counts
    /// @param brief a short label for tight spaces
    /// @param known whether the content knows the value
    /// @param answer whether the value is an answer
    /// @param cells one for each column
    /// @param total of the row
    record Row(
            String id,
            String label,
            String brief,
            boolean known,
            boolean answer,
            List<Long> cells,
            long total) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    /// How many visitors answered.
    ///
    /// @param dimension what was asked, by its id
    /// @param answered shown with an answer
    /// @param more how many more may have: those that are not shown
    record Coverage(String dimension, long answered, long more) {}

    /// Whether a number is unknown: none is shown, but one may be hidden.
    boolean untold(long n) {
        return hides && n == 0;
    }

    /// The sum of a column.
    long sum(int column) {
        return rows.stream().mapToLong(row -> row.cells().get(column)).sum();
    }

    /// The sum of all rows, which is what is shown.
    long shown() {
        return rows.stream().mapToLong(Row::total).sum();
    }

    /// Whether the rows and what is not shown add up to what was counted, and the cells to each
    /// row.
    boolean addsUp() {
        boolean across =
                columns.isEmpty()
                        || rows.stream()
                                .allMatch(
                                        row ->
                                                row.total()
                                                        == row.cells().stream()
                                                                .mapToLong(Long::longValue)
                                                                .sum());
        return across && shown() + notShown == counted;
    }
}
