package brussels.citedesmetiers.kiosk.simulation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/// Values drawn as often as their weights say. Immutable.
final class Weighted<T> {
    private final List<T> values;
    private final int[] upTo;

    private Weighted(List<T> values, int[] upTo) {
        this.values = values;
        this.upTo = upTo;
    }

    /// @param weights above 0 for at least one value, in the order in which they are drawn
    static <T> Weighted<T> of(SequencedMap<T, Integer> weights) {
        int[] upTo = new int[weights.size()];
        int sum = 0;
        int i = 0;
        for (int weight : weights.values()) {
            sum += weight;
            upTo[i++] = sum;
        }
        if (sum <= 0) {
            throw new IllegalArgumentException("nothing to draw");
        }
        return new Weighted<>(List.copyOf(weights.keySet()), upTo);
    }

    /// These values; any that `weights` does not name are as rare as the rarest it names.
    static Weighted<String> of(List<String> values, Map<String, Integer> weights) {
        int least = weights.values().stream().mapToInt(Integer::intValue).min().orElse(1);
        SequencedMap<String, Integer> chosen = new LinkedHashMap<>();
        values.forEach(value -> chosen.put(value, weights.getOrDefault(value, least)));
        return of(chosen);
    }

    T draw(RandomGenerator random) {
        int at = random.nextInt(upTo[upTo.length - 1]);
        int i = 0;
        while (upTo[i] <= at) {
            i++;
        }
        return values.get(i);
    }
}
