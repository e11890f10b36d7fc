package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.guide.Exploration;
import brussels.citedesmetiers.kiosk.guide.Serving;
import java.lang.ref.SoftReference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// What was found out about the paths through questionnaires. After an edit only those that have
/// changed are followed again. Those not asked for longest are forgotten first, and all when memory
/// is short.
final class KnownPaths {
    /// The questionnaires of three versions of the content.
    private static final int MOST = 18;

    private static SoftReference<Map<Asked, Found>> known = new SoftReference<>(none());

    private KnownPaths() {}

    /// What the paths depend on.
    ///
    /// @param offered the languages of each recommendation
    record Asked(Questionnaire form, List<String> languages, Map<String, Set<String>> offered) {}

    /// @param served empty if there were too many paths
    record Found(Exploration paths, List<Serving> served) {}

    private static Map<Asked, Found> none() {
        return Collections.synchronizedMap(
                new LinkedHashMap<>(MOST, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Asked, Found> eldest) {
                        return size() > MOST;
                    }
                });
    }

    static Found of(Asked asked, Supplier<Found> otherwise) {
        Map<Asked, Found> all = all();
        Found before = all.get(asked);
        if (before != null) {
            return before;
        }
        Found found = otherwise.get();
        all.put(asked, found);
        return found;
    }

    private static synchronized Map<Asked, Found> all() {
        Map<Asked, Found> all = known.get();
        if (all == null) {
            all = none();
            known = new SoftReference<>(all);
        }
        return all;
    }
}
