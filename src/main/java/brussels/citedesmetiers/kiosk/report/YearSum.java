package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Adds up the terminals of a site for a year, and checks what they sent against the release rule.
/// One thread.
final class YearSum {
    private final ReportSettings settings;
    private final String site;
    private final int year;
    private final Map<String, Adding> measures = new LinkedHashMap<>();
    private final Map<TerminalKind, List<Long>> months = new EnumMap<>(TerminalKind.class);
    private final List<YearTotals.OfTerminal> terminals = new ArrayList<>();
    private final List<YearFault> faults = new ArrayList<>();
    private final Map<String, String> stops = new HashMap<>();
    private long checks;

    YearSum(ReportSettings settings, String site, int year) {
        this.settings = settings;
        this.site = site;
        this.year = year;
        settings.measures().forEach(m -> measures.put(m.id(), new Adding(m)));
    }

    private static final class Adding {
        private final Measure measure;
        private final Map<List<String>, Long> cells = new HashMap<>();
        private long notShown;
        private long counted;
        private long remainderUpTo;
        private long periods;
        private long withheld;

        private Adding(Measure measure) {
            this.measure = measure;
        }

        private YearTotals.OfMeasure total() {
            return new YearTotals.OfMeasure(
                    measure, cells, notShown, counted, remainderUpTo, periods, withheld);
        }
    }

    /// Reads a whole site.
    static YearTotals of(CountSource source, ReportSettings settings, String site, int year)
            throws CountSource.AwayException {
        YearSum sum = new YearSum(settings, site, year);
        source.read(site, year, sum::add);
        return sum.totals();
    }

    void add(YearCounts counts) {
        YearOfTerminal terminal = new YearOfTerminal(counts, year).check();
        checks += terminal.checks();
        faults.addAll(terminal.faults());
        YearTotals.OfTerminal summary = terminal.summary();
        terminals.add(summary);
        months.merge(counts.kind(), terminal.months(), YearSum::sum);
        for (Batch batch : counts.batches()) {
            batch.tables().forEach(table -> add(counts, table));
            stops.putAll(batch.stops());
        }
        for (Measure measure : settings.of(counts.kind()).all()) {
            adding(measure.id()).ifPresent(a -> a.remainderUpTo += summary.remainderUpTo());
        }
    }

    private static List<Long> sum(List<Long> some, List<Long> others) {
        return IntStream.range(0, some.size()).mapToObj(i -> some.get(i) + others.get(i)).toList();
    }

    private Optional<Adding> adding(String measure) {
        return Optional.ofNullable(measures.get(measure));
    }

    private void add(YearCounts counts, Table table) {
        Optional<Adding> known =
                adding(table.measure())
                        .filter(a -> settings.measure(counts.kind(), a.measure.id()).isPresent());
        checks++;
        if (known.isEmpty()) {
            fault(counts, table, YearFault.Why.MEASURE);
        } else if (table.period().startsWith(Integer.toString(year))) {
            add(counts, table, known.get());
        }
    }

    private void add(YearCounts counts, Table table, Adding adding) {
        adding.periods++;
        if (table.withheld()) {
            adding.withheld++;
        }
        int k = adding.measure.threshold();
        checks += 2;
        boolean less = table.notShown() > 0 && table.notShown() < k;
        boolean twice = false;
        Set<List<String>> cells = new HashSet<>();
        for (Table.Count count : table.released()) {
            if (count.values().size() == adding.measure.dimensions().size()) {
                adding.cells.merge(count.values(), count.n(), Long::sum);
            } else {
                fault(counts, table, YearFault.Why.VALUES);
            }
            less |= count.n() < k;
            twice |= !cells.add(count.values());
        }
        if (less) {
            fault(counts, table, YearFault.Why.THRESHOLD);
        }
        if (twice) {
            fault(counts, table, YearFault.Why.TWICE);
        }
        adding.notShown += table.notShown();
        adding.counted += table.total();
    }

    private void fault(YearCounts counts, Table table, YearFault.Why why) {
        faults.add(new YearFault.Table(counts.terminal(), table.measure(), table.period(), why));
    }

    YearTotals totals() {
        return new YearTotals(
                site,
                year,
                months,
                measures.values().stream().map(Adding::total).toList(),
                terminals,
                stops,
                checks,
                faults);
    }
}
