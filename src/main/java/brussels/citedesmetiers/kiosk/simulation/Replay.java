package brussels.citedesmetiers.kiosk.simulation;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import brussels.citedesmetiers.kiosk.tally.SiteFolder;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Compares what went into simulated terminals with what left them: cell by cell, and in total.
///
/// For every measure, released + not shown + left over at the end of a year + still open always
/// equals what was put in.
public final class Replay {
    private final Measure measure;
    private final Map<String, Long> given = new TreeMap<>();
    private final Map<String, Long> released = new TreeMap<>();
    private long notShown;
    private long open;
    private long remainder;

    Replay(Measure measure) {
        this.measure = measure;
    }

    void give(Iterable<Cell> visit) {
        visit.forEach(
                cell -> {
                    if (measure.counts(cell)) {
                        given.merge(name(cell.values()), 1L, Long::sum);
                    }
                });
    }

    /// Adds what one terminal released and what it still holds.
    ///
    /// @param years whose remainder is asked for
    void add(CountsFolder terminal, List<Integer> years)
            throws OutboxException, BatchFormatException {
        add(terminal.all());
        add(terminal.outbox().open());
        for (int year : years) {
            remainder += terminal.outbox().remainder(year);
        }
    }

    /// Adds what a site released of what its terminals gave, and what it still holds. What they
    /// hold to give it again is in it.
    ///
    /// @param years whose remainder is asked for
    void add(SiteFolder site, List<Integer> years) throws OutboxException, BatchFormatException {
        add(site.all());
        add(site.site().counts().open());
        for (int year : years) {
            remainder += site.site().remainder(year);
        }
    }

    private void add(List<SealedBatch> batches) throws BatchFormatException {
        for (SealedBatch sealed : batches) {
            Batch batch = sealed.batch();
            batch.tables().stream()
                    .filter(t -> t.measure().equals(measure.id()))
                    .forEach(this::add);
        }
    }

    private void add(OpenCounts still) {
        open += sum(still.kept());
        for (Map<Cell, Long> day : still.days().values()) {
            open += sum(day);
        }
    }

    private void add(Table table) {
        table.released()
                .forEach(count -> released.merge(name(count.values()), count.n(), Long::sum));
        notShown += table.notShown();
    }

    private long sum(Map<Cell, Long> cells) {
        return cells.entrySet().stream()
                .filter(e -> measure.counts(e.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static String name(List<String> values) {
        return String.join(", ", values);
    }

    private static long sum(Map<String, Long> cells, boolean always) {
        return cells.values().stream().filter(n -> always || n > 0).mapToLong(n -> n).sum();
    }

    long givenVisits() {
        return sum(given, true);
    }

    private long releasedVisits() {
        return sum(released, true);
    }

    /// Whether nothing was lost or duplicated.
    public boolean adds() {
        return givenVisits() == releasedVisits() + notShown + open + remainder;
    }

    /// The cells whose released number differs from what was put in, with both numbers.
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        given.forEach(
                (cell, n) -> {
                    long left = released.getOrDefault(cell, 0L);
                    if (left != n) {
                        differences.add(
                                cell + ": " + n + " given, " + (left == 0 ? "not shown" : left));
                    }
                });
        released.keySet().stream()
                .filter(cell -> !given.containsKey(cell))
                .forEach(cell -> differences.add(cell + ": never given"));
        return differences;
    }

    /// The cells that left, with their sums.
    Map<String, Long> released() {
        return Map.copyOf(released);
    }

    /// One line of sums.
    String line() {
        return String.format(
                Locale.ROOT,
                "%s by %s: %,d visits given; %,d left in numbers, %,d not shown, %,d left over,"
                        + " %,d not closed yet%s",
                measure.id(),
                measure.period().name().toLowerCase(Locale.ROOT),
                givenVisits(),
                releasedVisits(),
                notShown,
                remainder,
                open,
                adds() ? "" : ". THE SUMS DO NOT AGREE");
    }

    public void print(PrintWriter out, int mostCells) {
        out.println(line());
        List<String> differences = differences();
        differences.stream().limit(mostCells).forEach(d -> out.println("  " + d));
        if (differences.size() > mostCells) {
            out.println("  and " + (differences.size() - mostCells) + " cells more");
        }
        if (differences.isEmpty()) {
            out.println("  every cell came back as it was given");
        }
    }
}
