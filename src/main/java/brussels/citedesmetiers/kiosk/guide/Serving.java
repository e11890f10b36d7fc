package brussels.citedesmetiers.kiosk.guide;

import brussels.citedesmetiers.kiosk.content.Questionnaire;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// How well the paths through a questionnaire serve visitors in one language. Every way of
/// answering counts the same, and all are counted.
///
/// @param language the code of the visit's language
/// @param paths how many there are
/// @param elsewhere those whose first three recommendations hold one that is offered in no language
///   of the visitor, or are fewer than three: a result that is hidden serves nobody
/// @param lengths how many paths ask so many questions
public record Serving(
        String language, long paths, long elsewhere, NavigableMap<Integer, Long> lengths) {

    /// The recommendations that count.
    public static final int FIRST = 3;

    public Serving {
        lengths = Collections.unmodifiableNavigableMap(new TreeMap<>(lengths));
    }

    /// Counts all paths through `form`; empty if there are too many different ones to follow.
    public static Optional<Serving> of(Questionnaire form, Offer offer) {
        return new PathCount(form, offer).count();
    }

    /// The share of [#elsewhere] among all paths, in percent.
    public double percentElsewhere() {
        return paths == 0 ? 0 : 100.0 * elsewhere / paths;
    }

    /// The number of questions that half of the paths do not exceed.
    public int medianQuestions() {
        long below = 0;
        for (Map.Entry<Integer, Long> length : lengths.entrySet()) {
            below += length.getValue();
            if (2 * below >= paths) {
                return length.getKey();
            }
        }
        return 0;
    }
}
