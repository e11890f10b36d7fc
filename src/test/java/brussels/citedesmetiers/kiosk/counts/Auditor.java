package brussels.citedesmetiers.kiosk.counts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/// Looks for hidden numbers that can be told from what left, by exhaustive search: every world with
/// as many visits is tried, and of those in which the same leaves, the numbers that a hidden thing
/// has are gathered. Whoever searches so knows the rule by heart; nobody can know more without
/// knowing visits himself.
final class Auditor {
    private Auditor() {}

    /// What leaves in a world, and what of it must stay hidden.
    ///
    /// @param outcome everything that left
    /// @param secrets hidden numbers by what they are of, zeros left out
    record Seen(Object outcome, Map<String, Long> secrets) {}

    /// The secrets that have only one possible number, each with the outcome it is told by.
    ///
    /// @param visitors the kinds of visit there are; a world is how many came of each
    /// @param n how many visits there are in every world
    static <V> Set<String> told(List<V> visitors, int n, Function<Map<V, Long>, Seen> leaving) {
        return told(visitors, n, n, n, leaving);
    }

    /// The same where nobody knows how many visits there are.
    ///
    /// @param from the least number of visits
    /// @param judged outcomes of no world with so many visits or fewer are left out: worlds with
    ///   more than `to` that share them were not tried
    static <V> Set<String> told(
            List<V> visitors, int from, int judged, int to, Function<Map<V, Long>, Seen> leaving) {
        Map<Object, Outcome> outcomes = new HashMap<>();
        for (int n = from; n <= to; n++) {
            int visits = n;
            everyWorld(
                    visitors,
                    n,
                    world -> {
                        Seen seen = leaving.apply(world);
                        outcomes.computeIfAbsent(seen.outcome(), o -> new Outcome(visits))
                                .add(seen.secrets());
                    });
        }
        Set<String> told = new TreeSet<>();
        outcomes.forEach(
                (what, outcome) -> {
                    if (outcome.leastVisits <= judged) {
                        outcome.told().forEach(secret -> told.add(secret + " by " + what));
                    }
                });
        return told;
    }

    /// The worlds of one outcome.
    private static final class Outcome {
        private final int leastVisits;
        private final Map<String, Range> ranges = new HashMap<>();
        private long worlds;

        Outcome(int leastVisits) {
            this.leastVisits = leastVisits;
        }

        void add(Map<String, Long> secrets) {
            secrets.forEach(
                    (what, number) ->
                            ranges.computeIfAbsent(what, w -> new Range(worlds)).add(number));
            ranges.forEach(
                    (what, range) -> {
                        if (!secrets.containsKey(what)) {
                            range.add(0);
                        }
                    });
            worlds++;
        }

        List<String> told() {
            return ranges.entrySet().stream()
                    .filter(e -> e.getValue().least == e.getValue().most)
                    .map(e -> e.getKey() + "=" + e.getValue().least)
                    .toList();
        }
    }

    /// The numbers a secret has in the worlds of one outcome. One that is first seen after other
    /// worlds of the outcome was 0 in them.
    private static final class Range {
        private long least = Long.MAX_VALUE;
        private long most = Long.MIN_VALUE;

        Range(long worldsBefore) {
            if (worldsBefore > 0) {
                add(0);
            }
        }

        void add(long number) {
            least = Math.min(least, number);
            most = Math.max(most, number);
        }
    }

    private static <V> void everyWorld(List<V> visitors, int n, Consumer<Map<V, Long>> each) {
        world(visitors, n, new HashMap<>(), each);
    }

    private static <V> void world(
            List<V> rest, int n, Map<V, Long> chosen, Consumer<Map<V, Long>> each) {
        V first = rest.getFirst();
        if (rest.size() == 1) {
            chosen.put(first, (long) n);
            each.accept(chosen);
            chosen.remove(first);
            return;
        }
        for (int i = 0; i <= n; i++) {
            chosen.put(first, (long) i);
            world(rest.subList(1, rest.size()), n - i, chosen, each);
        }
        chosen.remove(first);
    }

    /// A way to release one closed period.
    @FunctionalInterface
    interface Rule {
        List<Table> release(Measures measures, long visits, Map<Cell, Long> counted);
    }

    /// What leaves of one period by a rule. The secrets are the cells that do not show.
    static Seen seen(Rule rule, Measures measures, Map<List<Cell>, Long> world) {
        Map<Cell, Long> counted = counted(world);
        long visits = world.values().stream().mapToLong(Long::longValue).sum();
        List<Table> tables = rule.release(measures, visits, counted);
        Map<String, Long> secrets = new TreeMap<>();
        counted.forEach(
                (cell, n) -> {
                    if (n > 0 && !shows(tables, cell)) {
                        secrets.put(cell.measure() + cell.values(), n);
                    }
                });
        return new Seen(tables, secrets);
    }

    static Map<Cell, Long> counted(Map<List<Cell>, Long> world) {
        Map<Cell, Long> counted = new HashMap<>();
        world.forEach((visit, n) -> visit.forEach(cell -> counted.merge(cell, n, Long::sum)));
        return counted;
    }

    private static boolean shows(List<Table> tables, Cell cell) {
        return tables.stream()
                .filter(t -> t.measure().equals(cell.measure()))
                .flatMap(t -> t.released().stream())
                .anyMatch(count -> count.values().equals(cell.values()));
    }

    /// All visits there can be with one of each list of cells.
    @SafeVarargs
    static List<List<Cell>> visits(List<Cell>... choices) {
        List<List<Cell>> visits = List.of(List.of());
        for (List<Cell> choice : choices) {
            List<List<Cell>> longer = new ArrayList<>();
            for (List<Cell> visit : visits) {
                for (Cell cell : choice) {
                    List<Cell> more = new ArrayList<>(visit);
                    more.add(cell);
                    longer.add(more);
                }
            }
            visits = longer;
        }
        return visits;
    }
}
