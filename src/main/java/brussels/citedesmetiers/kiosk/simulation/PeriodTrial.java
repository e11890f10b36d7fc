package brussels.citedesmetiers.kiosk.simulation;

import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.counts.Closing;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.tally.Cells;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// What each choice of a period would hide of a year: the same simulated visits, released by day,
/// month, quarter and year, by terminals on their own, by their site as one, and by a truck. It
/// decides nothing: it gives the numbers by which the periods of `counts.json` are chosen.
///
/// Visits, cells, closing and release rule are the real ones; nothing is stored. One thread.
public final class PeriodTrial {
    private static final int STOPS = 20;
    private static final int TRUCK_YEARS = 10;

    private final CountSettings settings;
    private final Content content;
    private final int year;
    private final long seed;
    private final Map<List<Object>, Year> played = new HashMap<>();

    /// @param settings whose measures are tried, whatever their periods are
    /// @param seed equal seeds give equal visits
    public PeriodTrial(CountSettings settings, Content content, int year, long seed) {
        this.settings = settings;
        this.content = content;
        this.year = year;
        this.seed = seed;
    }

    /// What one measure hid.
    ///
    /// @param counted visits that any table of it counts
    /// @param notShown how many of them are in no number that left
    /// @param abandoned visits that were given up; 0 if the measure is not by outcome
    /// @param abandonedNotShown how many of those are in no number that left
    public record Hidden(long counted, long notShown, long abandoned, long abandonedNotShown) {
        /// The share that is not shown, from 0 to 1.
        public double share() {
            return counted == 0 ? 0 : (double) notShown / counted;
        }

        /// The same of the visits that were given up.
        public double abandonedShare() {
            return abandoned == 0 ? 0 : (double) abandonedNotShown / abandoned;
        }

        private Hidden plus(Hidden other) {
            return new Hidden(
                    counted + other.counted,
                    notShown + other.notShown,
                    abandoned + other.abandoned,
                    abandonedNotShown + other.abandonedNotShown);
        }
    }

    /// A simulated year of one kind of terminal.
    private record Year(TerminalKind kind, List<Visit> visits) {
        private Year {
            visits = List.copyOf(visits);
        }
    }

    private record Visit(LocalDate day, int terminal, List<Cell> cells) {}

    /// What a site in a building hides if each measure had this period, by measure.
    ///
    /// @param terminals among which the visits are spread at random
    /// @param joined whether the site releases them as one
    public Map<String, Hidden> building(int visits, int terminals, boolean joined, Period period) {
        Year played = play(TerminalKind.BUILDING, visits, terminals, 0);
        return joined
                ? hidden(played, period, visit -> true)
                : IntStream.range(0, terminals)
                        .mapToObj(n -> hidden(played, period, visit -> visit.terminal() == n))
                        .reduce(Map.of(), PeriodTrial::together);
    }

    /// What a truck hides if each measure had this period, by measure: ten of its years together,
    /// since so few visits come out differently each time.
    public Map<String, Hidden> truck(int visits, Period period) {
        return IntStream.range(0, TRUCK_YEARS)
                .mapToObj(
                        n -> hidden(play(TerminalKind.TRUCK, visits, 1, n), period, visit -> true))
                .reduce(Map.of(), PeriodTrial::together);
    }

    private Year play(TerminalKind kind, int n, int terminals, int again) {
        return played.computeIfAbsent(
                List.of(kind, n, terminals, again),
                key -> newYear(kind, n, terminals, new SplittableRandom(seed + again)));
    }

    private Year newYear(TerminalKind kind, int n, int terminals, RandomGenerator random) {
        VisitMachine machine = new VisitMachine(content, TimeLimits.STANDARD);
        Cells cells = new Cells(settings.measures(kind));
        LocalDate first = LocalDate.of(year, 1, 1);
        List<SimulatedPerson> people =
                new PlausiblePeople(content, first, first.lengthOfYear(), random).people(n);
        List<Visit> visits = new ArrayList<>();
        for (SimulatedPerson person : people) {
            visits.add(
                    new Visit(
                            person.date(),
                            random.nextInt(terminals),
                            cells.of(
                                    new SimulatedVisit(content, machine, person, random).run(),
                                    ClosedLists.hour(person.hour()),
                                    stop(kind, person.date()),
                                    content.version())));
        }
        return new Year(kind, visits);
    }

    /// A truck stands at one of its stops for a week; without stops in the settings, there are
    /// twenty.
    private String stop(TerminalKind kind, LocalDate day) {
        if (kind != TerminalKind.TRUCK) {
            return Dimension.NONE;
        }
        long week = Math.floorDiv(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond(), 604_800);
        List<CountSettings.Stop> stops = settings.stops();
        return stops.isEmpty()
                ? "stop-" + Math.floorMod(week, STOPS)
                : stops.get(Math.floorMod(week, stops.size())).id();
    }

    private Map<String, Hidden> hidden(Year played, Period period, Predicate<Visit> whose) {
        Measures measures =
                new Measures(
                        settings.measures(played.kind()).all().stream()
                                .map(m -> with(m, period))
                                .toList());
        NavigableMap<LocalDate, Map<Cell, Long>> days = new TreeMap<>();
        for (Visit visit : played.visits()) {
            if (whose.test(visit)) {
                // Days of one period close together, whatever they had.
                Map<Cell, Long> day =
                        days.computeIfAbsent(period.lastDay(visit.day()), d -> new HashMap<>());
                visit.cells().forEach(cell -> day.merge(cell, 1L, Long::sum));
            }
        }
        Map<String, Hidden> hidden = new HashMap<>();
        for (Table table : tables(measures, days)) {
            hidden.merge(
                    table.measure(),
                    new Hidden(table.total(), table.notShown(), 0, 0),
                    Hidden::plus);
            shownGivenUp(measures, table)
                    .ifPresent(n -> hidden.merge(table.measure(), given(0, -n), Hidden::plus));
        }
        for (Measure measure : measures.all()) {
            long n = givenUp(measure, days);
            hidden.merge(measure.id(), given(n, n), Hidden::plus);
        }
        return hidden;
    }

    private static Hidden given(long up, long notShown) {
        return new Hidden(0, 0, up, notShown);
    }

    private static Measure with(Measure measure, Period period) {
        return new Measure(measure.id(), measure.dimensions(), period, measure.threshold());
    }

    private List<Table> tables(Measures measures, NavigableMap<LocalDate, Map<Cell, Long>> days) {
        Closing closing = new Closing(measures);
        LocalDate end = LocalDate.of(year + 1, 1, 1);
        List<Table> tables = new ArrayList<>();
        OpenCounts open =
                new OpenCounts(days, Map.of(), OpenCounts.NONE.through(), OpenCounts.NONE.closed());
        for (Optional<Closing.Closed> next = closing.next(open, end);
                next.isPresent();
                next = closing.next(open, end)) {
            tables.addAll(next.get().tables());
            open = next.get().after();
        }
        return tables;
    }

    private static Optional<Long> shownGivenUp(Measures measures, Table table) {
        return measures.all().stream()
                .filter(m -> m.id().equals(table.measure()))
                .map(m -> m.dimensions().indexOf(Dimension.OUTCOME))
                .filter(place -> place >= 0)
                .findFirst()
                .map(
                        place ->
                                table.released().stream()
                                        .filter(c -> isGivenUp(c.values(), place))
                                        .mapToLong(Table.Count::n)
                                        .sum());
    }

    private static long givenUp(Measure measure, Map<LocalDate, Map<Cell, Long>> days) {
        int place = measure.dimensions().indexOf(Dimension.OUTCOME);
        return days.values().stream()
                .flatMap(day -> day.entrySet().stream())
                .filter(e -> place >= 0 && measure.counts(e.getKey()))
                .filter(e -> isGivenUp(e.getKey().values(), place))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static boolean isGivenUp(List<String> values, int place) {
        return values.get(place).equals(Dimension.ABANDONED);
    }

    private static Map<String, Hidden> together(
            Map<String, Hidden> one, Map<String, Hidden> other) {
        Map<String, Hidden> both = new HashMap<>(one);
        other.forEach((measure, hidden) -> both.merge(measure, hidden, Hidden::plus));
        return both;
    }
}
