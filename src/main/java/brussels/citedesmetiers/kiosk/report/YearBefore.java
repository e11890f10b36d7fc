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
        Map<String, Long> totals = new HashMap<>();
        old.rows().forEach(row -> totals.put(thisYears(row.id()), row.total()));
        boolean whole = whole(now, year) && whole(old, before);
        return now.beside(
                new ReportTable.Before(
                        before.year(),
                        totals,
                        old.shown(),
                        old.notShown(),
                        old.counted(),
                        old.hides(),
                        complete(now, whole),
                        whole));
    }

    /// A month has its year in its id; nothing else does.
    private String thisYears(String id) {
        return id.startsWith(before.year() + "-")
                ? year.year() + id.substring(id.indexOf('-'))
                : id;
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
            boolean month =
                    table.look() == ReportTable.Look.STANDING
                            && row.id().startsWith(year.year() + "-");
            if (month ? both(YearMonth.parse(row.id()).getMonthValue()) : whole) {
                complete.add(row.id());
            }
        }
        return complete;
    }

    private boolean both(int month) {
        return year.complete(month) && before.complete(month);
    }
}
