package brussels.citedesmetiers.kiosk.guide;

import brussels.citedesmetiers.kiosk.content.Rule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Records the rules that hold on some path. Not safe for threads.
final class RuleBook {

    private final boolean[] recommends;
    private final boolean[] reached;

    RuleBook(List<Rule> rules) {
        reached = new boolean[rules.size()];
        recommends = new boolean[rules.size()];
        for (int i = 0; i < rules.size(); i++) {
            recommends[i] = !rules.get(i).recommend().isEmpty();
        }
    }

    /// Records that a rule holds on some path.
    void reach(int rule) {
        reached[rule] = true;
    }

    boolean isReached(int rule) {
        return reached[rule];
    }

    /// Whether a rule names a recommendation.
    boolean recommends(int rule) {
        return recommends[rule];
    }

    /// Whether a rule that recommends something holds already.
    boolean hasRecommendation() {
        return IntStream.range(0, reached.length).anyMatch(i -> reached[i] && recommends[i]);
    }

    /// The indexes of the rules reached.
    Set<Integer> reached() {
        Set<Integer> indexes = new TreeSet<>();
        IntStream.range(0, reached.length).filter(i -> reached[i]).forEach(indexes::add);
        return indexes;
    }
}
