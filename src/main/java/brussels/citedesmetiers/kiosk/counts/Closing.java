package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/// Decides when counts leave: the periods of all measures are built from one chain of closed groups
/// of days.
///
/// **Groups.** The terminal's shortest period (a day; for a truck a month) closes when it is over
/// and has at least k visits, k being the highest threshold of any measure. With fewer it is joined
/// to the next. Days that close together are a group. Every longer period consists of whole groups:
/// those that ended within it. What is left on 31 December stays for good, in every measure alike;
/// the report says "up to k-1", and nothing reveals how many.
///
/// **Why one chain for all measures.** Hours leave by day, communes by year, and all measures count
/// the same visits, so their totals over any stretch of time can be subtracted. If months were cut
/// at midnight of their last day regardless of the days, a November with 3 visits on the 30th would
/// have these 3 in the table by theme but not yet in any day's table by hour: the difference would
/// reveal exactly the number that the rule hid. And if the year's tables included the visits left
/// on 31 December, the difference from the days would reveal it again. "The same holds for measures
/// that share the visit total" therefore means for different periods: over every stretch that any
/// two measures closed, their totals are equal, the difference is 0, and no such stretch has fewer
/// than k visits. The price is that up to k-1 visits of a month's last days are reported with the
/// next month, and up to k-1 of a year's last days not at all.
///
/// Totals of a shared dimension need no such care: measures that share one have one period
/// ([Measures]).
///
/// **When.** Days are examined one after the other, each once it is over; what closes with a day
/// does not depend on when it is examined. Examining them daily or after 60 days gives the same
/// groups, tables and batches.
///
/// **A new year.** On 31 December every period ends and the last group with it, so a measure can
/// have another period from 1 January on ([Measures#in(int)]): a day closes by the periods of its
/// own year, whenever it is examined, and nothing of one year waits for a period of the next.
///
/// Pure; any thread.
public final class Closing {
    private static final String VISITS = ".visits";

    /// Not the number of visits of any measure.
    private static final long NO_NUMBER = -1;

    private final Measures measures;

    public Closing(Measures measures) {
        this.measures = measures;
    }

    /// What closed with one day.
    ///
    /// @param after what is still open
    /// @param from the first day of the group that closed, or the day itself if only longer periods
    ///   closed
    /// @param day the day it closed with
    /// @param content versions of the content that the group's visits went by, sorted
    /// @param marks whether the group has visits that may belong to other days
    /// @param yearEnded whether up to k-1 visits now stay here for good
    /// @param remainder how many these are; for the terminal's own records only
    public record Closed(
            OpenCounts after,
            LocalDate from,
            LocalDate day,
            List<Table> tables,
            List<String> content,
            Set<Cell.Mark> marks,
            boolean yearEnded,
            long remainder) {
        public Closed {
            tables = List.copyOf(tables);
            content = List.copyOf(content);
            marks = Set.copyOf(marks);
        }
    }

    /// The next thing that closed before today; empty if there is none.
    public Optional<Closed> next(OpenCounts open, LocalDate today) {
        return next(open, today, (period, day) -> false);
    }

    /// The same where some visits of a period may be missing here, though other periods have them.
    ///
    /// @param misses whether the period that ends with this day misses any: its tables are
    ///   withheld, because their difference from the others would tell what is missing
    Optional<Closed> next(OpenCounts open, LocalDate today, BiPredicate<Period, LocalDate> misses) {
        if (open.days().isEmpty() && open.kept().isEmpty()) {
            return Optional.empty();
        }
        LocalDate day = open.closed().plusDays(1);
        if (open.kept().isEmpty() && open.days().firstKey().isAfter(day)) {
            day = open.days().firstKey();
        }
        OpenCounts left = open;
        for (; day.isBefore(today); day = day.plusDays(1)) {
            Optional<Closed> closed = closing(left, day, misses);
            if (closed.isPresent()) {
                return closed;
            }
            left = withoutEnded(left, day);
        }
        return Optional.empty();
    }

    /// No table was due of the periods that ended, so nobody waits for how many visits they had.
    private static OpenCounts withoutEnded(OpenCounts open, LocalDate day) {
        Map<Cell, Long> kept = new HashMap<>(open.kept());
        for (Period period : Period.values()) {
            if (period.endsWith(day)) {
                kept.remove(visitsOf(period));
            }
        }
        return kept.size() == open.kept().size()
                ? open
                : new OpenCounts(open.days(), kept, open.through(), open.closed());
    }

    private Optional<Closed> closing(
            OpenCounts open, LocalDate day, BiPredicate<Period, LocalDate> misses) {
        Measures now = measures.in(day.getYear());
        boolean grainEnds = now.grain().endsWith(day);
        boolean yearEnds = Period.YEAR.endsWith(day);
        // No other day has a group or a remainder.
        Map<Cell, Long> group = grainEnds || yearEnds ? open.upTo(day) : Map.of();
        boolean whole = grainEnds && visits(now, group) >= now.leastVisits();
        Map<Cell, Long> kept = new HashMap<>(open.kept());
        if (whole) {
            keep(now, group, kept);
        }
        List<Table> tables = new ArrayList<>();
        for (Period period : Period.values()) {
            if (period.endsWith(day)) {
                tables.addAll(tables(now, period, day, kept, misses.test(period, day)));
            }
        }
        long remainder = yearEnds && !whole ? visits(now, group) : 0;
        return tables.isEmpty() && remainder == 0
                ? Optional.empty()
                : Optional.of(closed(open, day, group, whole, kept, tables, yearEnds, remainder));
    }

    private static Closed closed(
            OpenCounts open,
            LocalDate day,
            Map<Cell, Long> group,
            boolean whole,
            Map<Cell, Long> kept,
            List<Table> tables,
            boolean yearEnds,
            long remainder) {
        LocalDate last = whole || yearEnds ? day : open.through();
        OpenCounts after = open.closedThrough(last, kept, day);
        List<String> content = new ArrayList<>();
        Set<Cell.Mark> marks = EnumSet.noneOf(Cell.Mark.class);
        LocalDate from = day;
        if (whole) {
            from = firstDay(open);
            group.keySet().stream()
                    .filter(Cell::isContent)
                    .map(cell -> cell.values().getFirst())
                    .sorted()
                    .forEach(content::add);
            Arrays.stream(Cell.Mark.values())
                    .filter(mark -> group.containsKey(Cell.mark(mark)))
                    .forEach(marks::add);
        }
        return new Closed(after, from, day, tables, content, marks, yearEnds, remainder);
    }

    // Always the day after the previous group: starting at the first day with a visit would reveal
    // that day.
    private static LocalDate firstDay(OpenCounts open) {
        return open.through().equals(LocalDate.EPOCH)
                ? open.days().firstKey()
                : open.through().plusDays(1);
    }

    /// Adds a closed group to what is kept, its visits once for each period: also for one that no
    /// measure has, so that a measure which gets it within the period lacks what came before.
    private static void keep(Measures now, Map<Cell, Long> group, Map<Cell, Long> kept) {
        group.forEach(
                (cell, n) -> {
                    if (now.of(cell).isPresent()) {
                        kept.merge(cell, n, Long::sum);
                    }
                });
        for (Period period : Period.values()) {
            kept.merge(visitsOf(period), visits(now, group), Long::sum);
        }
    }

    /// Adds what an earlier closing had kept and was lost, for the periods that still run.
    ///
    /// @param cells of visits of one closed group
    /// @param runs whether a period of the group's days still runs
    static void keepAgain(
            Measures now, Map<Cell, Long> cells, Predicate<Period> runs, Map<Cell, Long> kept) {
        for (Period period : Period.values()) {
            Map<Cell, Long> own = new HashMap<>();
            cells.forEach(
                    (cell, n) -> {
                        if (now.of(cell).filter(m -> m.period() == period).isPresent()) {
                            own.put(cell, n);
                        }
                    });
            if (runs.test(period) && !own.isEmpty()) {
                own.forEach((cell, n) -> kept.merge(cell, n, Long::sum));
                kept.merge(visitsOf(period), visits(now, own), Long::sum);
            }
        }
    }

    /// The tables of a period that ends, taken out of what is kept.
    private static List<Table> tables(
            Measures now, Period period, LocalDate day, Map<Cell, Long> kept, boolean misses) {
        Long visits = kept.remove(visitsOf(period));
        if (visits == null && !misses) {
            return List.of();
        }
        List<Table> tables =
                ReleaseRule.release(
                        now,
                        period,
                        visits == null || misses ? NO_NUMBER : visits,
                        kept,
                        period.label(day));
        kept.keySet().removeIf(cell -> periodOf(now, cell).filter(p -> p == period).isPresent());
        return tables;
    }

    /// The period that a kept cell waits for; empty if its measure no longer exists.
    static Optional<Period> periodOf(Measures measures, Cell cell) {
        return cell.measure().equals(VISITS)
                ? Optional.of(Period.valueOf(cell.values().getFirst()))
                : measures.of(cell).map(Measure::period);
    }

    private static Cell visitsOf(Period period) {
        return new Cell(VISITS, List.of(period.name()));
    }

    /// How many visits these cells represent: every measure has all of them, unless it is newer.
    private static long visits(Measures now, Map<Cell, Long> cells) {
        Map<String, Long> sums = new HashMap<>();
        cells.forEach((cell, n) -> sums.merge(cell.measure(), n, Long::sum));
        long visits = 0;
        for (Measure measure : now.all()) {
            visits = Math.max(visits, Objects.requireNonNullElse(sums.get(measure.id()), 0L));
        }
        return visits;
    }
}
