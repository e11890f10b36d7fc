package brussels.citedesmetiers.kiosk.commands;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.counts.Way;
import brussels.citedesmetiers.kiosk.counts.YearWays;
import brussels.citedesmetiers.kiosk.store.DerbyOffers;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// `kiosk counts`: what was counted here and has not left, what waits, and what the centre has. It
/// is for the people who run the terminal: unsealed counts are shown as they are, including small
/// numbers.
final class CountsReport {
    private final CountsFolder folder;
    private final Measures measures;
    private final boolean cells;
    private final PrintWriter out;

    /// @param cells whether to show every number, or only sums
    CountsReport(CountsFolder folder, Measures measures, boolean cells, PrintWriter out) {
        this.folder = folder;
        this.measures = measures;
        this.cells = cells;
        this.out = out;
    }

    void print() throws OutboxException {
        OpenCounts open = folder.outbox().open();
        out.println("Counted on this terminal and not sent yet:");
        byPeriod(open.days());
        undated(folder.outbox().undated());
        LocalDate lastDay = open.days().isEmpty() ? open.closed() : open.days().lastKey();
        for (Measure measure : measures.in(lastDay.getYear()).all()) {
            measure(measure, open);
        }
        sealed(open);
        joined(folder.outbox().offers());
        List<SealedBatch> waiting = folder.waiting();
        out.println(
                waiting.isEmpty()
                        ? "Waiting for the centre: nothing."
                        : "Waiting for the centre: " + batches(waiting.size()) + ".");
        waiting.forEach(this::batch);
        List<SealedBatch> sent =
                folder.all().stream().filter(batch -> !waiting.contains(batch)).toList();
        out.println(
                sent.isEmpty()
                        ? "The centre has said it has: nothing that is still kept here."
                        : "The centre has said it has: " + batches(sent.size()) + ", the last:");
        sent.stream().skip(Math.max(0, sent.size() - 1)).forEach(this::batch);
        out.flush();
    }

    private static String batches(int n) {
        return n == 1 ? "1 batch" : n + " batches";
    }

    private static String visits(long n) {
        return String.format(Locale.ROOT, n == 1 ? "%,d visit" : "%,d visits", n);
    }

    /// One line for each day, or for each period if it is longer: its days are added up at night,
    /// so that what stands under a day is no longer that day's.
    private void byPeriod(Map<LocalDate, Map<Cell, Long>> days) {
        Map<String, Long> visits = new LinkedHashMap<>();
        days.forEach(
                (day, counted) -> {
                    Period grain = measures.in(day.getYear()).grain();
                    long most =
                            measures.all().stream().mapToLong(m -> sum(m, counted)).max().orElse(0);
                    visits.merge(
                            grain.label(day)
                                    + ": %s, the "
                                    + grain.name().toLowerCase(Locale.ROOT)
                                    + " not closed yet",
                            most,
                            Long::sum);
                });
        visits.forEach((line, n) -> out.println("  " + line.replace("%s", visits(n))));
    }

    private void undated(Map<Cell, Long> waiting) {
        if (!waiting.isEmpty()) {
            long most = measures.all().stream().mapToLong(m -> sum(m, waiting)).max().orElse(0);
            out.println(
                    "  "
                            + visits(most)
                            + " of which nobody knows the day yet: they are put on one once the clock is"
                            + " known to be right");
        }
    }

    private static long sum(Measure measure, Map<Cell, Long> counted) {
        return counted.entrySet().stream()
                .filter(e -> measure.counts(e.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private void measure(Measure measure, OpenCounts open) {
        Map<String, Long> sums = new TreeMap<>();
        long all = add(measure, open.kept(), sums);
        for (Map<Cell, Long> day : open.days().values()) {
            all += add(measure, day, sums);
        }
        String period = measure.period().name().toLowerCase(Locale.ROOT);
        out.println("  " + measure.id() + ", sent by " + period + ": " + visits(all));
        if (cells) {
            sums.forEach((cell, n) -> out.println("    " + cell + ": " + n));
        }
    }

    private static long add(Measure measure, Map<Cell, Long> counted, Map<String, Long> sums) {
        counted.forEach(
                (cell, n) -> {
                    if (measure.counts(cell)) {
                        sums.merge(String.join(", ", cell.values()), n, Long::sum);
                    }
                });
        return sum(measure, counted);
    }

    private void sealed(OpenCounts open) {
        out.println(
                open.through().equals(LocalDate.EPOCH)
                        ? "Nothing has been closed yet."
                        : "Everything is closed through " + open.through() + ".");
    }

    private void joined(DerbyOffers offers) throws OutboxException {
        YearWays ways = offers.ways();
        Optional<Integer> year = ways.lastJoined();
        if (year.isEmpty()) {
            return;
        }
        out.println(
                ways.in(year.get()).equals(Optional.of(Way.LOST))
                        ? "The hub that the counts of "
                                + year.get()
                                + " went to is gone for good: the centre is told which days are"
                                + " missing."
                        : "The counts of "
                                + year.get()
                                + " go to the hub of the site: offered through "
                                + offers.through()
                                + ", of which "
                                + offers.daysHeld()
                                + " days are kept here until the centre has confirmed them.");
    }

    private void batch(SealedBatch sealed) {
        try {
            Batch batch = sealed.batch();
            String tables =
                    batch.tables().stream()
                            .sorted(Comparator.comparing(Table::measure))
                            .map(CountsReport::table)
                            .collect(Collectors.joining("; "));
            out.println(
                    "  batch "
                            + batch.epoch()
                            + "/"
                            + batch.seq()
                            + ", "
                            + batch.from()
                            + " to "
                            + batch.through()
                            + ": "
                            + (tables.isEmpty() ? "the end of a year, no table" : tables));
        } catch (BatchFormatException e) {
            out.println("  " + sealed + " cannot be read (" + e.getMessage() + ")");
        }
    }

    private static String table(Table table) {
        if (table.withheld()) {
            return table.measure() + " " + table.period() + " withheld";
        }
        return table.measure()
                + " "
                + table.period()
                + " "
                + visits(table.total())
                + " ("
                + table.notShown()
                + " not shown)";
    }
}
