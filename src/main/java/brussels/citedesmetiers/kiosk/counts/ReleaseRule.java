package brussels.citedesmetiers.kiosk.counts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides which counts of a closed period may leave; nothing else may.
///
/// Each cell of at least k leaves. All others leave only as one sum, "not shown", which is 0, or at
/// least k over at least two cells; until that holds, the next smallest cell joins it. The same
/// holds for each value of a dimension that two measures share, see [SharedHiding], and for what
/// follows from the visit total.
///
/// **The visit total.** Anybody who sees 120 visits in one table and 117 in another knows something
/// about 3 people. Two tables here never differ like that:
/// - Every measure counts every visit in exactly one cell ([Measure]): leaving early and not
///   answering have cells too, which is hidden or shown by the same rule as any other.
/// - Every measure's period is made of the same closed groups of visits, see [Closing].
/// - A measure that missed some visits of its period, because it was added or changed within it, is
///   withheld whole.
///
/// Pure: the same counts give the same tables, whenever and in whatever order they are made.
/// Someone who knows this rule by heart and sees everything that ever left cannot tell the number
/// of any hidden cell; an exhaustive search in the tests holds the rule to that.
public final class ReleaseRule {
    private static final Comparator<Cell> ORDER =
            Comparator.comparing(Cell::values, ReleaseRule::compare);

    private ReleaseRule() {}

    /// The tables that leave for the measures of one period.
    ///
    /// @param visits how many visits the period has; at least the highest threshold
    /// @param counted cells that are not 0, of these measures or others
    /// @param label the period as it is written in the tables
    public static List<Table> release(
            Measures measures, Period period, long visits, Map<Cell, Long> counted, String label) {
        Map<Optional<Dimension>, List<Measure>> families = new LinkedHashMap<>();
        for (Measure measure : measures.all()) {
            if (measure.period() == period) {
                families.computeIfAbsent(measures.shared(measure), d -> new ArrayList<>())
                        .add(measure);
            }
        }
        List<Table> tables = new ArrayList<>();
        families.forEach(
                (shared, family) ->
                        shared.ifPresentOrElse(
                                by -> tables.addAll(family(family, by, visits, counted, label)),
                                () ->
                                        family.forEach(
                                                alone ->
                                                        tables.addAll(
                                                                family(
                                                                        List.of(alone),
                                                                        null,
                                                                        visits,
                                                                        counted,
                                                                        label)))));
        tables.sort(Comparator.comparing(Table::measure));
        return List.copyOf(tables);
    }

    private static List<Table> family(
            List<Measure> family,
            @Nullable Dimension shared,
            long visits,
            Map<Cell, Long> counted,
            String label) {
        Map<Measure, Map<Cell, Long>> cells = new LinkedHashMap<>();
        family.forEach(measure -> cells.put(measure, cellsOf(measure, counted)));
        Optional<Set<Cell>> hidden = hidden(cells, shared, visits);
        List<Table> tables = new ArrayList<>();
        cells.forEach(
                (measure, own) ->
                        tables.add(
                                hidden.map(h -> table(measure, own, h, label))
                                        .orElseGet(
                                                () ->
                                                        new Table(
                                                                measure.id(),
                                                                label,
                                                                List.of(),
                                                                0,
                                                                true))));
        return tables;
    }

    /// The cells to hide; empty if the measures did not count the same visits.
    private static Optional<Set<Cell>> hidden(
            Map<Measure, Map<Cell, Long>> cells, @Nullable Dimension shared, long visits) {
        List<SharedHiding.Blocks> blocks = new ArrayList<>();
        for (Map.Entry<Measure, Map<Cell, Long>> entry : cells.entrySet()) {
            Measure measure = entry.getKey();
            Map<Cell, Long> own = entry.getValue();
            if (Hiding.sum(own, own.keySet()) != visits) {
                return Optional.empty();
            }
            blocks.add(new SharedHiding.Blocks(blocks(measure, own, shared)));
        }
        Map<String, Long> totals = blocks.getFirst().totals();
        if (!blocks.stream().allMatch(b -> b.totals().equals(totals))) {
            return Optional.empty();
        }
        int k = cells.keySet().iterator().next().threshold();
        return Optional.of(SharedHiding.hidden(k, blocks));
    }

    /// A measure that shares no dimension is one block, whose total is the visit total.
    private static Map<String, Map<Cell, Long>> blocks(
            Measure measure, Map<Cell, Long> cells, @Nullable Dimension shared) {
        Map<String, Map<Cell, Long>> blocks = new HashMap<>();
        cells.forEach(
                (cell, n) ->
                        blocks.computeIfAbsent(
                                        shared == null ? "" : measure.value(cell, shared),
                                        value -> new HashMap<>())
                                .put(cell, n));
        return blocks;
    }

    private static Map<Cell, Long> cellsOf(Measure measure, Map<Cell, Long> counted) {
        Map<Cell, Long> cells = new HashMap<>();
        counted.forEach(
                (cell, n) -> {
                    if (n > 0 && measure.counts(cell)) {
                        cells.put(cell, n);
                    }
                });
        return cells;
    }

    private static Table table(
            Measure measure, Map<Cell, Long> cells, Set<Cell> hidden, String label) {
        Set<Cell> own = new HashSet<>(hidden);
        own.retainAll(cells.keySet());
        List<Table.Count> released =
                cells.entrySet().stream()
                        .filter(e -> !own.contains(e.getKey()))
                        .sorted(Map.Entry.comparingByKey(ORDER))
                        .map(Table.Count::of)
                        .toList();
        return new Table(measure.id(), label, released, Hiding.sum(cells, own), false);
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
