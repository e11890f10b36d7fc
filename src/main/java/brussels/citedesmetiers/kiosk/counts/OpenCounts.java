package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Everything a terminal has counted and not yet sealed. A plain value.
///
/// @param days cells of days that are not closed; at most those of the current day and of earlier
///   days with too few visits
/// @param kept cells of closed days, for measures whose period still runs; their days can no longer
///   be told apart
/// @param through the last closed day: a visit of that day or an earlier one is late
/// @param closed the last day examined; later than `through` if the days since have too few visits
public record OpenCounts(
        NavigableMap<LocalDate, Map<Cell, Long>> days,
        Map<Cell, Long> kept,
        LocalDate through,
        LocalDate closed) {

    private static final String QUARTER = ".quarter.";

    /// The counts of a terminal that never counted.
    public static final OpenCounts NONE =
            new OpenCounts(new TreeMap<>(), Map.of(), LocalDate.EPOCH, LocalDate.EPOCH);

    public OpenCounts {
        NavigableMap<LocalDate, Map<Cell, Long>> copy = new TreeMap<>();
        days.forEach((day, cells) -> copy.put(day, Map.copyOf(cells)));
        days = Collections.unmodifiableNavigableMap(copy);
        kept = Map.copyOf(kept);
        if (closed.isBefore(through)) {
            throw new IllegalArgumentException("closed through " + through + " after " + closed);
        }
    }

    /// The day a visit of this day is counted on: a sealed period is never reopened, so a late
    /// visit goes to the first open one.
    public static LocalDate dayFor(LocalDate day, LocalDate through) {
        return day.isAfter(through) ? day : through.plusDays(1);
    }

    /// With one more visit, marked late if it is.
    public OpenCounts with(LocalDate day, Iterable<Cell> visit) {
        LocalDate on = dayFor(day, through);
        NavigableMap<LocalDate, Map<Cell, Long>> more = new TreeMap<>(days);
        Map<Cell, Long> cells = new HashMap<>(more.getOrDefault(on, Map.of()));
        visit.forEach(cell -> cells.merge(cell, 1L, Long::sum));
        if (!on.equals(day)) {
            cells.merge(Cell.mark(Cell.Mark.LATE), 1L, Long::sum);
        }
        more.put(on, cells);
        return new OpenCounts(more, kept, through, closed);
    }

    /// Without the days up to this one, and with these counts kept instead.
    OpenCounts closedThrough(LocalDate last, Map<Cell, Long> nowKept, LocalDate lookedAt) {
        return new OpenCounts(days.tailMap(last, false), nowKept, last, lookedAt);
    }

    /// The cells of the days up to and including this one, together.
    Map<Cell, Long> upTo(LocalDate last) {
        Map<Cell, Long> sum = new HashMap<>();
        days.headMap(last, true)
                .values()
                .forEach(cells -> cells.forEach((cell, n) -> sum.merge(cell, n, Long::sum)));
        return sum;
    }

    /// What is left after removing everything that another outbox sealed: the days through
    /// `sealedThrough`, and what was kept for periods that ended by `sealedClosed`.
    ///
    /// @return counts that were never sealed, however old this terminal's restored database is
    public OpenCounts after(Measures measures, LocalDate sealedThrough, LocalDate sealedClosed) {
        Measures held = measures.in(closed.getYear());
        Map<Cell, Long> still = new HashMap<>();
        kept.forEach(
                (cell, n) -> {
                    if (Closing.periodOf(held, cell)
                            .filter(p -> p.lastDay(closed).isAfter(sealedClosed))
                            .isPresent()) {
                        still.put(cell, n);
                    }
                });
        LocalDate last = sealedThrough.isAfter(through) ? sealedThrough : through;
        LocalDate looked = sealedClosed.isAfter(closed) ? sealedClosed : closed;
        return new OpenCounts(days.tailMap(last, false), still, last, looked);
    }

    /// Without the days before this one.
    OpenCounts since(LocalDate first) {
        return new OpenCounts(days.tailMap(first, true), kept, through, closed);
    }

    /// How many days from the first one with counts through this one may be touched if it is lost;
    /// 0 if there are no counts by then. Days that were added up are under the first of them.
    public int daysThrough(LocalDate last) {
        return days.headMap(last, true).isEmpty()
                ? 0
                : (int)
                        Math.min(
                                Integer.MAX_VALUE,
                                ChronoUnit.DAYS.between(days.firstKey(), last) + 1);
    }

    /// What is kept, under the names it has on the disk. A program from before there were quarters
    /// stops at a period that it does not know, and would take the months before for its own
    /// month's; a measure that it does not know it passes over and leaves as it is.
    ///
    /// @param measures with the periods of every year
    public Map<Cell, Long> keptToStore(Measures measures) {
        Measures held = measures.in(closed.getYear());
        Map<Cell, Long> stored = new HashMap<>();
        kept.forEach(
                (cell, n) -> {
                    boolean quarter =
                            Closing.periodOf(held, cell)
                                    .filter(p -> p == Period.QUARTER)
                                    .isPresent();
                    stored.put(
                            quarter ? new Cell(QUARTER + cell.measure(), cell.values()) : cell, n);
                });
        return stored;
    }

    /// The cell that is kept on the disk under this name.
    public static Cell keptCell(Cell stored) {
        return stored.measure().startsWith(QUARTER)
                ? new Cell(stored.measure().substring(QUARTER.length()), stored.values())
                : stored;
    }
}
