package brussels.citedesmetiers.kiosk.counts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The measures of one terminal, known to be safe together.
///
/// Two measures can be subtracted from each other wherever both count the same. All count the same
/// visits, so they share the visit total; if they share a dimension, they share its totals too. The
/// release rule is deliberately limited in what it can protect, and [#problems(List)] refuses the
/// rest:
/// - a measure shares at most one dimension with others, so that its cells fall into separate
///   blocks;
/// - measures that share a dimension have one period and one threshold: the same number at two
///   levels of detail would be revealed by their difference.
///
/// Questions and most recommendations belong to one theme, so measures by these may reveal how many
/// visits a theme had. A measure by theme and something else therefore takes the totals of its
/// themes as known, and a measure by theme has the period of all of these: the themes of a quarter,
/// less those of the months that show, would be the themes of the month that hides.
///
/// **Other periods in earlier years.** A measure may get another period, but only with a new year:
/// every period ends on 31 December, so nothing that is kept then waits for a period of either
/// kind. [#in(int)] says what holds in a year.
///
/// @param all in the order of `counts.json`, not empty
/// @param earlier what held through a year, where it was something else: the same measures with
///   other periods
public record Measures(List<Measure> all, NavigableMap<Integer, Measures> earlier) {
    public Measures {
        all = List.copyOf(all);
        earlier = Collections.unmodifiableNavigableMap(new TreeMap<>(earlier));
        for (Measures before : earlier.values()) {
            if (!before.earlier().isEmpty()
                    || !before.withoutPeriods().equals(withoutPeriods(all))) {
                throw new IllegalArgumentException("only the periods may differ between years");
            }
        }
        List<Problem> problems = problems(all);
        if (all.isEmpty() || !problems.isEmpty()) {
            throw new IllegalArgumentException("measures that do not go together: " + problems);
        }
    }

    /// Measures whose periods were always these.
    public Measures(List<Measure> all) {
        this(all, Collections.emptyNavigableMap());
    }

    private List<Measure> withoutPeriods() {
        return withoutPeriods(all);
    }

    private static List<Measure> withoutPeriods(List<Measure> measures) {
        return measures.stream()
                .map(m -> new Measure(m.id(), m.dimensions(), Period.YEAR, m.threshold()))
                .toList();
    }

    /// The measures with the periods that hold in this year.
    public Measures in(int year) {
        Map.Entry<Integer, Measures> held = earlier.ceilingEntry(year);
        return held == null ? this : held.getValue();
    }

    /// A conflict of one measure with the others.
    ///
    /// @param index its place in the list, from 0
    /// @param property `id`, `dimensions`, `period` or `threshold`
    /// @param right what would be right
    public record Problem(int index, String property, String right) {}

    /// Why these measures may not be counted together; empty if they may.
    public static List<Problem> problems(List<Measure> all) {
        List<Problem> problems = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            Measure measure = all.get(i);
            if (!ids.add(measure.id())) {
                problems.add(new Problem(i, "id", "another measure has this name"));
            }
            if (sharedDimensions(measure, all).size() > 1) {
                problems.add(
                        new Problem(
                                i, "dimensions", "at most one of them may be in other measures"));
            }
            compare(all, i, problems);
        }
        return problems;
    }

    private static void compare(List<Measure> all, int index, List<Problem> problems) {
        Measure measure = all.get(index);
        for (Measure before : all.subList(0, index)) {
            Set<Dimension> common = new HashSet<>(measure.dimensions());
            common.retainAll(before.dimensions());
            if (common.isEmpty()) {
                if (measure.period() != before.period() && shareThemes(measure, before)) {
                    problems.add(
                            new Problem(
                                    index,
                                    "period",
                                    "it must be the one of "
                                            + before.id()
                                            + ": one counts themes, the other tells how many each"
                                            + " had"));
                }
                continue;
            }
            String shared = before.id() + ", which has a dimension in common";
            if (measure.period() != before.period()) {
                problems.add(new Problem(index, "period", "it must be the one of " + shared));
            }
            if (measure.threshold() != before.threshold()) {
                problems.add(new Problem(index, "threshold", "it must be the one of " + shared));
            }
        }
    }

    private static boolean shareThemes(Measure one, Measure other) {
        return (one.dimensions().contains(Dimension.THEME) && tellsThemes(other))
                || (other.dimensions().contains(Dimension.THEME) && tellsThemes(one));
    }

    private static Set<Dimension> sharedDimensions(Measure measure, List<Measure> all) {
        Set<Dimension> shared = new HashSet<>();
        for (Measure other : all) {
            if (!other.equals(measure)) {
                shared.addAll(other.dimensions());
            }
        }
        shared.retainAll(measure.dimensions());
        return shared;
    }

    /// The dimension whose totals other measures may reveal.
    Optional<Dimension> shared(Measure measure) {
        Optional<Dimension> common = sharedDimensions(measure, all).stream().findFirst();
        boolean byTheme = measure.dimensions().contains(Dimension.THEME);
        return common.isEmpty() && byTheme && all.stream().anyMatch(Measures::tellsThemes)
                ? Optional.of(Dimension.THEME)
                : common;
    }

    private static boolean tellsThemes(Measure measure) {
        return measure.dimensions().contains(Dimension.QUESTION)
                || measure.dimensions().contains(Dimension.RECOMMENDATION);
    }

    /// The shortest period of any measure: the level of detail at which the visit total leaves.
    public Period grain() {
        return all.stream().map(Measure::period).min(Period::compareTo).orElseThrow();
    }

    /// The highest threshold of any measure: no period closes with fewer visits.
    public int leastVisits() {
        return all.stream().mapToInt(Measure::threshold).max().orElseThrow();
    }

    /// The measure a cell was counted in, if it has not changed since.
    public Optional<Measure> of(Cell cell) {
        return all.stream().filter(m -> m.counts(cell)).findFirst();
    }
}
