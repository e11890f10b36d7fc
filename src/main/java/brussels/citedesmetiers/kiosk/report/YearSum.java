package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Adds up the terminals of some sites for a year, and checks what they sent against the release
/// rule. One thread.
final class YearSum {
    private final ReportSettings settings;
    private final List<String> sites;
    private final int year;
    private final Map<String, Adding> measures = new LinkedHashMap<>();
    private final List<YearTotals.OfTerminal> terminals = new ArrayList<>();
    private final List<YearFault> faults = new ArrayList<>();
    private final Map<String, String> stops = new HashMap<>();
    private long checks;

    YearSum(ReportSettings settings, List<String> sites, int year) {
        this.settings = settings;
        this.sites = List.copyOf(sites);
        this.year = year;
        settings.measures().forEach(m -> measures.put(m.id(), new Adding(m)));
    }

    private static final class Adding {
        private final Measure measure;
        private final Map<List<String>, Long> cells = new HashMap<>();
        private long notShown;
        private long counted;
        private long visits;
        private long remainderUpTo;
        private long periods;
        private long withheld;

        private Adding(Measure measure) {
            this.measure = measure;
        }

        private YearTotals.OfMeasure total() {
            return new YearTotals.OfMeasure(
                    measure, cells, notShown, counted, visits, remainderUpTo, periods, withheld);
        }
    }

    /// Reads whole sites.
    static YearTotals of(CountSource source, ReportSettings settings, List<String> sites, int year)
            throws CountSource.AwayException {
        YearSum sum = new YearSum(settings, sites, year);
        for (String site : sites) {
            source.read(site, year, counts -> sum.add(site, counts));
        }
        return sum.totals();
    }

    void add(String site, YearCounts counts) {
        YearOfTerminal terminal = new YearOfTerminal(counts, year).check();
        checks += terminal.checks();
        faults.addAll(terminal.faults());
        YearTotals.OfTerminal summary = terminal.summary(site);
        terminals.add(summary);
        for (Batch batch : counts.batches()) {
            batch.tables().forEach(table -> add(counts, table));
            stops.putAll(batch.stops());
        }
        for (Measure measure : settings.of(counts.kind()).all()) {
            adding(measure.id())
                    .ifPresent(
                            a -> {
                                a.visits += summary.visits();
                                a.remainderUpTo += summary.remainderUpTo();
                            });
        }
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

    /// What came by itself and with a site, in one year.
    private void twoWays() {
        for (YearTotals.OfTerminal site : terminals) {
            for (YearTotals.OfTerminal terminal : terminals) {
                if (site.members().containsKey(terminal.id())) {
                    checks++;
                    if (terminal.through().isPresent()) {
                        faults.add(new YearFault.TwoWays(terminal.id(), site.id()));
                    }
                }
            }
        }
    }

    YearTotals totals() {
        twoWays();
        return new YearTotals(
                sites,
                year,
                measures.values().stream().map(Adding::total).toList(),
                terminals,
                stops,
                checks,
                faults);
    }
}
