package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.guide.Exploration;
import brussels.citedesmetiers.kiosk.guide.Serving;
import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What was found out about the paths through questionnaires. After an edit only those that have
/// changed are followed again. Forgotten when memory is short.
final class KnownPaths {
    /// The questionnaires of three versions of the content.
    private static final int MOST = 18;

    private static SoftReference<Map<Asked, Found>> known =
            new SoftReference<>(new ConcurrentHashMap<>());

    private KnownPaths() {}

    /// What the paths depend on.
    ///
    /// @param offered the languages of each recommendation
    record Asked(Questionnaire form, List<String> languages, Map<String, Set<String>> offered) {}

    /// @param served empty if there were too many paths
    record Found(Exploration paths, List<Serving> served) {}

    static Found of(Asked asked, Supplier<Found> otherwise) {
        Map<Asked, Found> all = all();
        Found before = all.get(asked);
        if (before != null) {
            return before;
        }
        Found found = otherwise.get();
        if (all.size() >= MOST) {
            all.clear();
        }
        all.put(asked, found);
        return found;
    }

    private static synchronized Map<Asked, Found> all() {
        Map<Asked, Found> all = known.get();
        if (all == null) {
            all = new ConcurrentHashMap<>();
            known = new SoftReference<>(all);
        }
        return all;
    }
}
