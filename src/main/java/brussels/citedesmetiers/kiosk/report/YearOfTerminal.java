package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.Table;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Checks one terminal's tables against each other: every measure counts every visit, and every
/// month consists of whole groups of days, so all totals over a month, a quarter and the year are
/// equal. One thread.
final class YearOfTerminal {
    private static final int MONTHS = 12;
    private static final int MONTHS_OF_A_QUARTER = 3;
    private static final int MONTH_SIGNS = 7;

    private final YearCounts counts;
    private final int year;
    private final List<YearFault> faults = new ArrayList<>();
    private final Set<List<String>> seen = new HashSet<>();

    /// Totals by measure, for each period as ISO 8601 writes it.
    private final Map<String, Map<String, Long>> totals = new TreeMap<>();

    /// Measures that are incomplete for a period.
    private final Map<String, Set<String>> partial = new HashMap<>();

    /// Whether any measure is by month or by day; if none is, quarters are all there is to compare
    /// the year with.
    private boolean monthly;

    private long checks;

    YearOfTerminal(YearCounts counts, int year) {
        this.counts = counts;
        this.year = year;
        for (Batch batch : counts.batches()) {
            batch.tables().forEach(this::note);
        }
    }

    private void note(Table table) {
        String measure = table.measure();
        String period = table.period();
        checks += 2;
        if (!period.startsWith(Integer.toString(year))) {
            fault(table, YearFault.Why.PERIOD);
            return;
        }
        if (!seen.add(List.of(measure, period))) {
            fault(table, YearFault.Why.TWICE);
        }
        // A day's table also counts towards its month, for comparison with the month's own tables.
        add(measure, period, table);
        monthly |= period.length() >= MONTH_SIGNS && !period.contains("Q");
        if (period.length() > MONTH_SIGNS) {
            add(measure, period.substring(0, MONTH_SIGNS), table);
        }
    }

    private void add(String measure, String period, Table table) {
        totals.computeIfAbsent(period, p -> new TreeMap<>())
                .merge(measure, table.total(), Long::sum);
        if (table.withheld()) {
            partial.computeIfAbsent(period, p -> new HashSet<>()).add(measure);
        }
    }

    private void fault(Table table, YearFault.Why why) {
        faults.add(new YearFault.Table(counts.terminal(), table.measure(), table.period(), why));
    }

    /// Visits counted in each month.
    List<Long> months() {
        List<Long> months = new ArrayList<>();
        for (int month = 1; month <= MONTHS; month++) {
            months.add(most(monthLabel(month)));
        }
        return months;
    }

    private String monthLabel(int month) {
        return YearMonth.of(year, month).toString();
    }

    // An incomplete table has a smaller total, so the largest is what was counted.
    private long most(String period) {
        return totals.getOrDefault(period, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /// Compares the tables of each month, those of a quarter with its months, and those of the year
    /// with all before it.
    YearOfTerminal check() {
        long sum = 0;
        for (int first = 1; first <= MONTHS; first += MONTHS_OF_A_QUARTER) {
            long ofMonths = 0;
            for (int month = first; month < first + MONTHS_OF_A_QUARTER; month++) {
                same(monthLabel(month), null);
                ofMonths += most(monthLabel(month));
            }
            String quarter = Period.QUARTER.label(LocalDate.of(year, first, 1));
            same(quarter, monthly ? ofMonths : null);
            sum += monthly ? ofMonths : most(quarter);
        }
        same(Integer.toString(year), sum);
        return this;
    }

    /// @param parts the visits of its months or quarters, or null if there is nothing to compare
    private void same(String period, @Nullable Long parts) {
        Map<String, Long> whole = new TreeMap<>(totals.getOrDefault(period, Map.of()));
        whole.keySet().removeAll(partial.getOrDefault(period, Set.of()));
        if (whole.isEmpty()) {
            return;
        }
        String most =
                whole.entrySet().stream()
                        .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                        .orElseThrow()
                        .getKey();
        long visits = whole.getOrDefault(most, 0L);
        whole.forEach((measure, n) -> same(period, measure, n, most, visits));
        if (parts != null) {
            same(period, most, visits, "", parts);
        }
    }

    private void same(String period, String measure, long n, String other, long visits) {
        checks++;
        if (n != visits) {
            faults.add(new YearFault.Differ(counts.terminal(), period, measure, n, other, visits));
        }
    }

    long checks() {
        return checks;
    }

    List<YearFault> faults() {
        return faults;
    }

    /// @param site that it stands in
    YearTotals.OfTerminal summary(String site) {
        List<Batch> batches = counts.batches();
        LocalDate first = LocalDate.of(year, 1, 1);
        return new YearTotals.OfTerminal(
                site,
                counts.terminal(),
                counts.kind(),
                months(),
                batches.stream()
                        .map(Batch::from)
                        .min(Comparator.naturalOrder())
                        .map(from -> from.isBefore(first) ? first : from)
                        .orElse(null),
                batches.stream().map(Batch::through).max(Comparator.naturalOrder()).orElse(null),
                (int) batches.stream().filter(Batch::late).count(),
                (int) batches.stream().filter(Batch::undated).count(),
                batches.stream().mapToLong(Batch::touchedDays).sum(),
                batches.stream().mapToLong(Batch::remainderUpTo).sum(),
                counts.missing(),
                members(),
                batches.stream()
                        .map(batch -> batch.site().through())
                        .filter(day -> day.getYear() == year)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    /// The terminals that a site counts for in this year. What it says of those of earlier years
    /// stays in its batches.
    private NavigableMap<String, LocalDate> members() {
        NavigableMap<String, LocalDate> members = new TreeMap<>();
        for (Batch batch : counts.batches()) {
            batch.site()
                    .given()
                    .forEach(
                            (terminal, last) -> {
                                if (last.through().getYear() == year) {
                                    members.merge(
                                            terminal,
                                            last.through(),
                                            (a, b) -> a.isAfter(b) ? a : b);
                                }
                            });
        }
        return members;
    }
}
