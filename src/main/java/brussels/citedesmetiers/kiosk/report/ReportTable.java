package brussels.citedesmetiers.kiosk.report;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One table of a report, as it is printed: the same numbers in HTML, in CSV and in the chart.
///
/// @param id names its files and its place in the page
/// @param title what it is about
/// @param rowsHead what the rows are
/// @param columns none if the rows have a total only
/// @param notShown the sum of the cells that may not be shown, in no row and no column
/// @param counted what it is the share of: released and not shown, as the terminals sent it
/// @param answersOrNull what the second share is of: visitors who answered; null if none is given
/// @param remainderUpTo so many visits at most are in no table
/// @param withheld tables of closed periods that left nothing
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

    /// What the second share is of, if one is given.
    Optional<Base> answers() {
        return Optional.ofNullable(answersOrNull);
    }

    /// How it is drawn.
    enum Look {
        /// Bars that stand, in the order of time.
        STANDING,
        /// Bars that lie, one a row.
        LYING,
        /// Bars that lie, each in parts, one a column.
        PARTS,
        /// As lying bars, in the themes' colours.
        THEMES
    }

    /// What a second share is of.
    ///
    /// @param share what that share is called
    record Base(String share, long n) {}

    record Column(String id, String label) {}

    /// @param id the value it counts
    /// @param brief its label where there is little room
    /// @param known whether the content knows the value
    /// @param answer whether the value says something
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

    /// How many answered.
    ///
    /// @param dimension what was asked, by its id
    /// @param answered shown with an answer
    /// @param more so many more may have: those that are not shown
    record Coverage(String dimension, long answered, long more) {}

    /// Whether a number cannot be told: none is shown, and there may be one that is not.
    boolean untold(long n) {
        return hides && n == 0;
    }

    /// The sum of a column.
    long sum(int column) {
        return rows.stream().mapToLong(row -> row.cells().get(column)).sum();
    }

    /// All rows together: what is shown.
    long shown() {
        return rows.stream().mapToLong(Row::total).sum();
    }

    /// Whether the rows, and what is not shown, are what was counted, and each row its cells.
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
