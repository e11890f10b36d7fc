package brussels.citedesmetiers.kiosk.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
/// @param of how many there were; more than counted if the table does not cover all
/// @param withheld how many closed periods' tables were withheld
/// @param hides whether an empty cell may be one that is not shown
/// @param subject what it counts
/// @param besideOrNull a column of other numbers beside each row, in no sum; null if there is none
/// @param beforeOrNull the same table of the year before; null if there is none
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
        long of,
        long withheld,
        boolean hides,
        Look look,
        Subject subject,
        @Nullable Beside besideOrNull,
        @Nullable Before beforeOrNull) {
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

    /// A table of visits with nothing beside it.
    ReportTable(
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
        this(
                id,
                title,
                rowsHead,
                columns,
                rows,
                notShown,
                counted,
                answersOrNull,
                coverage,
                remainderUpTo,
                counted,
                withheld,
                hides,
                look,
                Subject.VISITS,
                null,
                null);
    }

    /// The same table beside that of the year before.
    ReportTable beside(Before before) {
        return new ReportTable(
                id,
                title,
                rowsHead,
                columns,
                rows,
                notShown,
                counted,
                answersOrNull,
                coverage,
                remainderUpTo,
                of,
                withheld,
                hides,
                look,
                subject,
                besideOrNull,
                before);
    }

    /// The base of the second share, if there is one.
    Optional<Base> answers() {
        return Optional.ofNullable(answersOrNull);
    }

    /// The column of other numbers, if there is one.
    Optional<Beside> besideColumn() {
        return Optional.ofNullable(besideOrNull);
    }

    /// The same table of the year before, if there is one.
    Optional<Before> before() {
        return Optional.ofNullable(beforeOrNull);
    }

    /// What a table counts.
    enum Subject {
        /// Visits at the terminals, let out by their release rule.
        VISITS,
        /// Contacts that advisers ended, from the figures of the queue.
        CONTACTS
    }

    /// Other numbers, for each row.
    ///
    /// @param numbers by the row's id; an absent one is not known
    record Beside(String id, String label, Map<String, Long> numbers) {
        Beside {
            numbers = Map.copyOf(numbers);
        }
    }

    /// The same table of the year before, as that year's report printed it.
    ///
    /// @param totals of its rows, by this year's ids; an absent row has none
    /// @param hides whether none may be a number that is not shown
    /// @param complete the rows about which everything is known in both years
    /// @param whole whether that is so of the whole table
    record Before(
            int year,
            Map<String, Long> totals,
            long shown,
            long notShown,
            long counted,
            boolean hides,
            Set<String> complete,
            boolean whole) {
        Before {
            totals = Map.copyOf(totals);
            complete = Set.copyOf(complete);
        }

        /// What was printed for a row; empty if it was a dash.
        OptionalLong of(String row) {
            long n = totals.getOrDefault(row, 0L);
            return hides && n == 0 ? OptionalLong.empty() : OptionalLong.of(n);
        }
    }

    /// What the row's total has changed by since the year before. It is the difference of the two
    /// printed numbers and nothing else, so it tells nothing that they do not: there is none where
    /// one of them is a dash, or where one of the years is not known to its end.
    OptionalLong change(Row row) {
        if (beforeOrNull == null
                || untold(row.total())
                || !beforeOrNull.complete().contains(row.id())) {
            return OptionalLong.empty();
        }
        OptionalLong then = beforeOrNull.of(row.id());
        return then.isEmpty() ? then : OptionalLong.of(row.total() - then.getAsLong());
    }

    /// What everything counted has changed by; what is not shown is part of it in both years.
    OptionalLong change() {
        return beforeOrNull == null || !beforeOrNull.whole()
                ? OptionalLong.empty()
                : OptionalLong.of(counted - beforeOrNull.counted());
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
