package brussels.citedesmetiers.kiosk.report;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts the tables of a year beside those of the year before.
///
/// Whatever it adds is worked out from numbers that one of the two reports prints, see
/// [ReportTable#change]: nobody learns a number that the terminals did not let out, however many
/// reports they compare. Pure.
final class YearBefore {
    /// The table whose rows have the year in their ids.
    private static final String MONTHS = "month";

    private final YearTotals year;
    private final YearTotals before;
    private final List<ReportTable> then;

    /// @param then the tables of the year before
    YearBefore(YearTotals year, YearTotals before, List<ReportTable> then) {
        this.year = year;
        this.before = before;
        this.then = List.copyOf(then);
    }

    /// Each table with its numbers of the year before; one that was not made then stays alone.
    List<ReportTable> beside(List<ReportTable> tables) {
        return tables.stream()
                .map(table -> table(table.id()).map(t -> both(table, t)).orElse(table))
                .toList();
    }

    private Optional<ReportTable> table(String id) {
        return then.stream().filter(table -> table.id().equals(id)).findFirst();
    }

    private ReportTable both(ReportTable now, ReportTable old) {
        boolean months = now.id().equals(MONTHS);
        Map<String, Long> totals = new HashMap<>();
        old.rows().forEach(row -> totals.put(months ? thisYears(row.id()) : row.id(), row.total()));
        boolean whole = whole(now, year) && whole(old, before);
        // A running year has no rows for what is still to come, and a column makes its own sum.
        long shown = now.rows().stream().mapToLong(row -> totals.getOrDefault(row.id(), 0L)).sum();
        return now.beside(
                new ReportTable.Before(
                        before.year(),
                        totals,
                        shown,
                        old.notShown(),
                        old.counted() - (old.shown() - shown),
                        old.hides(),
                        complete(now, whole),
                        whole));
    }

    private String thisYears(String month) {
        return YearMonth.parse(month).plusYears(1).toString();
    }

    private static boolean whole(ReportTable table, YearTotals of) {
        return of.complete()
                && table.withheld() == 0
                && table.of() == table.counted()
                && table.addsUp();
    }

    private Set<String> complete(ReportTable table, boolean whole) {
        Set<String> complete = new HashSet<>();
        for (ReportTable.Row row : table.rows()) {
            if (table.id().equals(MONTHS)
                    ? both(YearMonth.parse(row.id()).getMonthValue())
                    : whole) {
                complete.add(row.id());
            }
        }
        return complete;
    }

    private boolean both(int month) {
        return year.complete(month) && before.complete(month);
    }
}
