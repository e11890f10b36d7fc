package brussels.citedesmetiers.kiosk.counts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// The release rule for measures that share a dimension, such as gender: each value of it is a
/// block of cells in every measure, and the block's total is the same in all of them.
///
/// The totals are a table of their own, even though it never leaves: anybody who sees all cells of
/// a value in one measure knows its total, and so what the other measure hides.
/// - A total that need not be hidden counts as known. Its block is protected by itself: what is
///   hidden in it is 0, or at least k over at least two cells.
/// - A total below k must stay hidden, so others join it until none can be worked out. Every cell
///   of a small total is hidden in every measure. If one total joined them, its cells are hidden
///   from the smallest up, until the small total could be at least two different numbers in every
///   measure; if that is impossible, all its cells are hidden.
///
/// **Why two numbers.** Let s be the sum of the small totals, t the sum of these and the joining
/// one, h the part of t that a measure hides, and r the smallest number of t that it shows. For any
/// s' the same outcome follows from a table with s' in one cell and h - s' in one cell of the
/// joining block, as long as s' < k, h - s' < r in each measure, and the joining total t - s' stays
/// the next smallest. [#known] asks for two such s'. It uses only what leaves and the known totals,
/// so all tables with the same outcome get the same answer; and hiding everything does not single
/// them out, because tables with one cell in the joining block are always hidden entirely.
final class SharedHiding {
    private final int k;
    private final List<Blocks> measures;
    private final Map<String, Long> totals;

    /// One measure's cells by their value of the shared dimension.
    record Blocks(Map<String, Map<Cell, Long>> byValue) {
        Blocks {
            byValue = Map.copyOf(byValue);
        }

        Map<Cell, Long> block(String value) {
            return byValue.getOrDefault(value, Map.of());
        }

        /// Visits by value of the shared dimension.
        Map<String, Long> totals() {
            Map<String, Long> totals = new HashMap<>();
            byValue.forEach((value, cells) -> totals.put(value, Hiding.sum(cells, cells.keySet())));
            return totals;
        }
    }

    private SharedHiding(int k, List<Blocks> measures, Map<String, Long> totals) {
        this.k = k;
        this.measures = measures;
        this.totals = totals;
    }

    /// The cells to hide in all these measures.
    ///
    /// @param measures with equal totals
    static Set<Cell> hidden(int k, List<Blocks> measures) {
        return new SharedHiding(k, measures, measures.getFirst().totals()).hidden();
    }

    private Set<Cell> hidden() {
        Set<String> kept = Hiding.hidden(totals, k);
        Set<Cell> hidden = new HashSet<>();
        for (Blocks measure : measures) {
            measure.byValue()
                    .forEach(
                            (value, cells) -> {
                                if (!kept.contains(value)) {
                                    hidden.addAll(Hiding.hidden(cells, k));
                                }
                            });
        }
        if (!kept.isEmpty()) {
            hidden.addAll(inUnknownBlocks(kept));
        }
        return hidden;
    }

    private Set<Cell> inUnknownBlocks(Set<String> kept) {
        List<String> joining =
                kept.stream().filter(v -> Objects.requireNonNull(totals.get(v)) >= k).toList();
        Set<Cell> all = new HashSet<>();
        Set<Cell> some = new HashSet<>();
        List<Partly> partly = new ArrayList<>();
        for (Blocks measure : measures) {
            Map<Cell, Long> cells = new HashMap<>();
            kept.forEach(value -> cells.putAll(measure.block(value)));
            all.addAll(cells.keySet());
            if (joining.size() == 1) {
                Partly part = partly(cells, measure.block(joining.getFirst()));
                some.addAll(part.hidden());
                partly.add(part);
            }
        }
        return joining.size() == 1 && !known(kept, partly) ? some : all;
    }

    /// What one measure hides in the unknown blocks.
    ///
    /// @param sum of the hidden cells
    /// @param leastShown the smallest of their cells that is shown
    private record Partly(Set<Cell> hidden, long sum, long leastShown) {}

    private Partly partly(Map<Cell, Long> cells, Map<Cell, Long> joining) {
        Set<Cell> shown = new HashSet<>();
        joining.forEach(
                (cell, n) -> {
                    if (n >= k) {
                        shown.add(cell);
                    }
                });
        Set<Cell> hidden = new HashSet<>(cells.keySet());
        hidden.removeAll(shown);
        while (Hiding.sum(cells, hidden) < k || hidden.stream().noneMatch(joining::containsKey)) {
            if (!Hiding.join(cells, hidden)) {
                break;
            }
        }
        return new Partly(hidden, Hiding.sum(cells, hidden), Hiding.leastShown(cells, hidden));
    }

    /// Whether the sum of the small totals can be only one number.
    private boolean known(Set<String> kept, List<Partly> partly) {
        long together = Hiding.sum(totals, kept);
        long nextTotal = Hiding.leastShown(totals, kept);
        long least = Math.max(1, together - nextTotal + 1);
        long most = Math.min(k - 1, together - k);
        for (Partly part : partly) {
            least = Math.max(least, part.sum() - part.leastShown() + 1);
            most = Math.min(most, part.sum() - 1);
        }
        return least >= most;
    }
}
