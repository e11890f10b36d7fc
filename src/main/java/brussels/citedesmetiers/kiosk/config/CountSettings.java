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

    /// What is counted while the file cannot be used: the settings as shipped.
    public static final CountSettings SHIPPED =
            new CountSettings(
                    List.of(
                            entry("hour", Period.DAY, Dimension.HOUR),
                            entry(
                                    "theme-language",
                                    Period.MONTH,
                                    Dimension.THEME,
                                    Dimension.LANGUAGE),
                            entry(
                                    "recommendation",
                                    Period.MONTH,
                                    Dimension.OUTCOME,
                                    Dimension.RECOMMENDATION),
                            entry("channel", Period.MONTH, Dimension.OUTCOME, Dimension.CHANNEL),
                            entry(
                                    "abandoned-at",
                                    Period.MONTH,
                                    Dimension.OUTCOME,
                                    Dimension.QUESTION),
                            entry("feedback", Period.MONTH, Dimension.FEEDBACK),
                            entry("trade", Period.YEAR, Dimension.TRADE),
                            entry(
                                    "commune-gender",
                                    Period.YEAR,
                                    Dimension.COMMUNE,
                                    Dimension.GENDER),
                            entry("age-gender", Period.YEAR, Dimension.AGE, Dimension.GENDER),
                            new Entry(
                                    new Measure(
                                            "stop",
                                            List.of(Dimension.STOP),
                                            Period.MONTH,
                                            Measure.USUAL_THRESHOLD),
                                    Period.MONTH,
                                    TerminalKind.TRUCK)),
                    List.of());

    public CountSettings {
        measures = List.copyOf(measures);
        stops = List.copyOf(stops);
    }

    private static Entry entry(String id, Period period, Dimension... dimensions) {
        Measure measure = new Measure(id, List.of(dimensions), period, Measure.USUAL_THRESHOLD);
        return new Entry(measure, onTruck(period), null);
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
    public record Entry(Measure inBuilding, Period truckPeriod, @Nullable TerminalKind only) {
        public Entry {
            if (truckPeriod.compareTo(Period.MONTH) < 0) {
                throw new IllegalArgumentException("a truck's period is a month or longer");
            }
        }

        private Measure on(TerminalKind kind) {
            return switch (kind) {
                case BUILDING -> inBuilding;
                case TRUCK ->
                        new Measure(
                                inBuilding.id(),
                                inBuilding.dimensions(),
                                truckPeriod,
                                inBuilding.threshold());
            };
        }

        boolean countedOn(TerminalKind kind) {
            return only == null || only == kind;
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

    /// The measures of a terminal of this kind.
    public Measures measures(TerminalKind kind) {
        return new Measures(
                measures.stream().filter(e -> e.countedOn(kind)).map(e -> e.on(kind)).toList());
    }

    /// Conflicts between measures, by their place in the file; those that arise only on a truck are
    /// under `truckPeriod`.
    List<Measures.Problem> problems() {
        List<Measures.Problem> building = problems(TerminalKind.BUILDING);
        List<Measures.Problem> problems = new ArrayList<>(building);
        for (Measures.Problem p : problems(TerminalKind.TRUCK)) {
            if (!building.contains(p)) {
                String property = p.property().equals("period") ? "truckPeriod" : p.property();
                problems.add(new Measures.Problem(p.index(), property, p.right()));
            }
        }
        return problems;
    }

    private List<Measures.Problem> problems(TerminalKind kind) {
        List<Integer> places =
                IntStream.range(0, measures.size())
                        .filter(i -> measures.get(i).countedOn(kind))
                        .boxed()
                        .toList();
        List<Measure> here = places.stream().map(i -> measures.get(i).on(kind)).toList();
        return Measures.problems(here).stream()
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
