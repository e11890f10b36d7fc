package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is counted, for how long, and the places a truck stands at: `counts.json`.
///
/// @param measures in the order of the file
/// @param stops the places a truck may stand at
public record CountSettings(List<Entry> measures, List<Stop> stops) {
    public static final String FILE = "counts.json";

    /// The statistical questions by the dimension that counts them.
    public static final Map<Dimension, String> ABOUT =
            Map.of(
                    Dimension.COMMUNE,
                    "about-commune",
                    Dimension.GENDER,
                    "about-gender",
                    Dimension.AGE,
                    "about-age");

    private static final int LAST_YEAR_OF_FIRST_PERIODS = 2026;

    /// What is counted while the file cannot be used: the settings as shipped.
    public static final CountSettings SHIPPED =
            new CountSettings(
                    List.of(
                            entry(
                                    measure("hour", Period.MONTH, Dimension.HOUR),
                                    Period.MONTH,
                                    Period.DAY),
                            entry(
                                    measure(
                                            "theme-language",
                                            Period.QUARTER,
                                            Dimension.THEME,
                                            Dimension.LANGUAGE),
                                    Period.YEAR,
                                    Period.MONTH),
                            byOutcome("recommendation", Dimension.RECOMMENDATION),
                            byOutcome("channel", Dimension.CHANNEL),
                            byOutcome("abandoned-at", Dimension.QUESTION),
                            entry(
                                    measure("feedback", Period.MONTH, Dimension.FEEDBACK),
                                    Period.QUARTER,
                                    Period.MONTH),
                            entry(measure("trade", Period.YEAR, Dimension.TRADE)),
                            entry(
                                    measure(
                                            "commune-gender",
                                            Period.YEAR,
                                            Dimension.COMMUNE,
                                            Dimension.GENDER)),
                            entry(
                                    measure(
                                            "age-gender",
                                            Period.YEAR,
                                            Dimension.AGE,
                                            Dimension.GENDER)),
                            new Entry(
                                    measure("stop", Period.MONTH, Dimension.STOP),
                                    Period.MONTH,
                                    TerminalKind.TRUCK,
                                    List.of())),
                    List.of());

    public CountSettings {
        measures = List.copyOf(measures);
        stops = List.copyOf(stops);
    }

    private static Measure measure(String id, Period period, Dimension... dimensions) {
        return new Measure(id, List.of(dimensions), period, Measure.USUAL_THRESHOLD);
    }

    private static Entry byOutcome(String id, Dimension dimension) {
        return entry(
                measure(id, Period.QUARTER, Dimension.OUTCOME, dimension),
                Period.YEAR,
                Period.MONTH);
    }

    private static Entry entry(Measure measure) {
        return new Entry(measure, onTruck(measure.period()), null, List.of());
    }

    /// @param before the period that it had at first
    private static Entry entry(Measure measure, Period truckPeriod, Period before) {
        return new Entry(
                measure,
                truckPeriod,
                null,
                List.of(new Earlier(LAST_YEAR_OF_FIRST_PERIODS, before, onTruck(before))));
    }

    /// Nothing about a truck leaves for less than a month.
    static Period onTruck(Period period) {
        return period.compareTo(Period.MONTH) < 0 ? Period.MONTH : period;
    }

    /// One measure of the file.
    ///
    /// @param inBuilding as it is counted in a building
    /// @param truckPeriod its period on a truck
    /// @param only where it is counted, or null for everywhere
    /// @param earlier the periods it had before, oldest first
    public record Entry(
            Measure inBuilding,
            Period truckPeriod,
            @Nullable TerminalKind only,
            List<Earlier> earlier) {
        public Entry {
            earlier = List.copyOf(earlier);
            checkTruck(truckPeriod);
        }

        private Measure on(TerminalKind kind, int year) {
            Optional<Earlier> before =
                    earlier.stream().filter(e -> year <= e.through()).findFirst();
            Period period =
                    switch (kind) {
                        case BUILDING -> before.map(Earlier::period).orElse(inBuilding.period());
                        case TRUCK -> before.map(Earlier::truckPeriod).orElse(truckPeriod);
                    };
            return new Measure(
                    inBuilding.id(), inBuilding.dimensions(), period, inBuilding.threshold());
        }

        boolean countedOn(TerminalKind kind) {
            return only == null || only == kind;
        }
    }

    /// The period that a measure had in earlier years. Periods change with a year only.
    ///
    /// @param through the last year it held in
    /// @param truckPeriod the same on a truck
    public record Earlier(int through, Period period, Period truckPeriod) {
        public Earlier {
            checkTruck(truckPeriod);
        }
    }

    private static void checkTruck(Period truckPeriod) {
        if (truckPeriod.compareTo(Period.MONTH) < 0) {
            throw new IllegalArgumentException("a truck's period is a month or longer");
        }
    }

    /// A place a truck may stand at.
    ///
    /// @param id stable
    /// @param name what staff call it
    public record Stop(String id, String name) {}

    /// The names of these places, by id.
    public static Map<String, String> names(List<Stop> stops) {
        return stops.stream().collect(Collectors.toMap(Stop::id, Stop::name));
    }

    /// The measures of a terminal of this kind, with the periods of every year.
    public Measures measures(TerminalKind kind) {
        NavigableMap<Integer, Measures> earlier = new TreeMap<>();
        for (int through : changes()) {
            earlier.put(through, new Measures(measures(kind, through)));
        }
        return new Measures(measures(kind, Integer.MAX_VALUE), earlier);
    }

    private List<Measure> measures(TerminalKind kind, int year) {
        return measures.stream().filter(e -> e.countedOn(kind)).map(e -> e.on(kind, year)).toList();
    }

    /// The last years before any period changes.
    private SortedSet<Integer> changes() {
        return measures.stream()
                .flatMap(entry -> entry.earlier().stream())
                .map(Earlier::through)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Conflicts between measures, by their place in the file; those that arise only on a truck are
    /// under `truckPeriod`, those of earlier years only under `earlier`.
    List<Measures.Problem> problems() {
        List<Measures.Problem> problems = new ArrayList<>(problems(Integer.MAX_VALUE));
        for (int through : changes()) {
            for (Measures.Problem p : problems(through)) {
                Measures.Problem then =
                        new Measures.Problem(p.index(), "earlier", through + ": " + p.right());
                if (p.property().endsWith("eriod") && !problems.contains(then)) {
                    problems.add(then);
                }
            }
        }
        return problems;
    }

    private List<Measures.Problem> problems(int year) {
        List<Measures.Problem> building = problems(TerminalKind.BUILDING, year);
        List<Measures.Problem> problems = new ArrayList<>(building);
        for (Measures.Problem p : problems(TerminalKind.TRUCK, year)) {
            if (!building.contains(p)) {
                String property = p.property().equals("period") ? "truckPeriod" : p.property();
                problems.add(new Measures.Problem(p.index(), property, p.right()));
            }
        }
        return problems;
    }

    private List<Measures.Problem> problems(TerminalKind kind, int year) {
        List<Integer> places =
                IntStream.range(0, measures.size())
                        .filter(i -> measures.get(i).countedOn(kind))
                        .boxed()
                        .toList();
        return Measures.problems(measures(kind, year)).stream()
                .map(p -> new Measures.Problem(places.get(p.index()), p.property(), p.right()))
                .toList();
    }

    /// The choices of the statistical questions that no measure has a value for: such answers would
    /// be lost.
    ///
    /// @param about the questions in the order of their file
    public static List<Fault> faultsWith(List<Question> about) {
        List<Fault> faults = new ArrayList<>();
        ABOUT.forEach(
                (dimension, id) -> {
                    List<String> values =
                            ClosedLists.of(dimension).orElseThrow().stream()
                                    .filter(v -> !v.equals(ClosedLists.NO_ANSWER))
                                    .toList();
                    for (int q = 0; q < about.size(); q++) {
                        if (about.get(q).id().equals(id)) {
                            faults.addAll(uncounted(about.get(q), q, values));
                        }
                    }
                });
        return faults;
    }

    private static List<Fault> uncounted(Question question, int index, List<String> values) {
        List<Fault> faults = new ArrayList<>();
        for (int c = 0; c < question.choices().size(); c++) {
            String choice = question.choices().get(c).id();
            if (!values.contains(choice)) {
                faults.add(
                        new Fault(
                                "content/about.json",
                                "/questions/" + index + "/choices/" + c + "/id",
                                choice,
                                "this answer cannot be counted; one of "
                                        + String.join(", ", values)
                                        + " is needed"));
            }
        }
        return faults;
    }
}
