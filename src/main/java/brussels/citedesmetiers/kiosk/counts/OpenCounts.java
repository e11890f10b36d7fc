package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// All that a terminal counted and has not let go of. A plain value.
///
/// @param days cells of days that are not closed; at most the current day's, and days before it
///   whose visits are too few
/// @param kept cells of closed days, for measures whose period still runs; no day can be told in
///   them any more
/// @param through the last closed day: a visit of it, or of a day before, comes too late
/// @param closed the last day that was looked at; later than `through` if the days since have too
///   few visits
public record OpenCounts(
        NavigableMap<LocalDate, Map<Cell, Long>> days,
        Map<Cell, Long> kept,
        LocalDate through,
        LocalDate closed) {

    /// Of a terminal that never counted.
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

    /// Without the days up to this one, and with other counts kept.
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

    /// What is left when everything that another outbox sealed is taken away: the days through
    /// `sealedThrough`, and what was kept for periods that ended by `sealedClosed`.
    ///
    /// @return never sealed again, whatever this terminal's database had gone back to
    public OpenCounts after(Measures measures, LocalDate sealedThrough, LocalDate sealedClosed) {
        Map<Cell, Long> still = new HashMap<>();
        kept.forEach(
                (cell, n) -> {
                    if (Closing.periodOf(measures, cell)
                            .filter(p -> p.lastDay(closed).isAfter(sealedClosed))
                            .isPresent()) {
                        still.put(cell, n);
                    }
                });
        LocalDate last = sealedThrough.isAfter(through) ? sealedThrough : through;
        LocalDate looked = sealedClosed.isAfter(closed) ? sealedClosed : closed;
        return new OpenCounts(days.tailMap(last, false), still, last, looked);
    }

    /// How many days with counts lie on or before this one.
    public int daysThrough(LocalDate last) {
        return days.headMap(last, true).size();
    }
}
