package brussels.citedesmetiers.kiosk.counts;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Complementary suppression in cells whose sum is known (Hundepool et al., *Statistical Disclosure
/// Control*, 2012, ch. 4): small numbers are hidden, and then others too until the hidden ones
/// cannot be worked out from their sum.
///
/// Cells with the same number are always hidden together. So the outcome does not depend on which
/// hidden cell had which number: even somebody who knows this rule by heart could swap the hidden
/// numbers and get the same outcome, so none is certain unless all are equal. Only if all are equal
/// to the threshold less one does the sum have a single solution; then the next cell joins them.
public final class Hiding {
    private Hiding() {}

    /// The cells to hide among those that are not 0; see [#told] for what cannot be hidden so.
    public static <K> Set<K> hidden(Map<K, Long> cells, int k) {
        Set<K> hidden = new HashSet<>();
        cells.forEach(
                (cell, n) -> {
                    if (n > 0 && n < k) {
                        hidden.add(cell);
                    }
                });
        while (!hidden.isEmpty() && isTold(cells, hidden, k) && join(cells, hidden)) {
            // More cells join until nothing can be worked out or none is left.
        }
        return hidden;
    }

    /// Whether even what is hidden can be worked out from its sum, because there is too little of
    /// it; then the sum must stay hidden too.
    public static <K> boolean told(Map<K, Long> cells, Set<K> hidden, int k) {
        return !hidden.isEmpty() && isTold(cells, hidden, k);
    }

    private static <K> boolean isTold(Map<K, Long> cells, Set<K> hidden, int k) {
        return hidden.size() < 2
                || sum(cells, hidden) < k
                || hidden.stream()
                        .allMatch(cell -> Objects.requireNonNull(cells.get(cell)) == k - 1);
    }

    /// The sum of some cells.
    public static <K> long sum(Map<K, Long> cells, Set<K> of) {
        return of.stream().mapToLong(cells::get).sum();
    }

    /// Hides the cells with the smallest number that still shows.
    ///
    /// @return whether there were any
    static <K> boolean join(Map<K, Long> cells, Set<K> hidden) {
        long next = leastShown(cells, hidden);
        if (next == Long.MAX_VALUE) {
            return false;
        }
        cells.forEach(
                (cell, n) -> {
                    if (n == next) {
                        hidden.add(cell);
                    }
                });
        return true;
    }

    /// The smallest number above 0 that still shows, or [Long#MAX_VALUE].
    static <K> long leastShown(Map<K, Long> cells, Set<K> hidden) {
        long least = Long.MAX_VALUE;
        for (Map.Entry<K, Long> cell : cells.entrySet()) {
            if (cell.getValue() > 0 && !hidden.contains(cell.getKey())) {
                least = Math.min(least, cell.getValue());
            }
        }
        return least;
    }
}
