package brussels.citedesmetiers.kiosk.guide;

import brussels.citedesmetiers.kiosk.content.Recommendation;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What is offered in which language, for visits in one language. Immutable, safe for all threads.
///
/// A visitor who is sent to a counter that does not speak the visitor's language comes back. So a
/// recommendation in none of them gives way to others that fit almost as well; it is never left
/// out, since for some matters there is nothing else.
public final class Offer {

    /// How many points of priority a recommendation loses that is offered in no language of the
    /// visitor: more than lie between the answers to one question, fewer than between what was
    /// asked for and what suits everybody.
    public static final int BEHIND = 40;

    private final String language;
    private final Map<String, Set<String>> languages;

    private Offer(String language, Map<String, Set<String>> languages) {
        this.language = language;
        this.languages = languages;
    }

    /// For visits in no language: everything is offered to everybody.
    public static Offer everywhere() {
        return new Offer("", Map.of());
    }

    /// For visits in `language`.
    ///
    /// @param catalogue all recommendations
    public static Offer in(String language, Collection<Recommendation> catalogue) {
        Map<String, Set<String>> languages = new HashMap<>();
        catalogue.forEach(r -> languages.putIfAbsent(r.id(), r.languages()));
        return new Offer(language, Map.copyOf(languages));
    }

    /// The code of the visit's language; empty for none.
    public String language() {
        return language;
    }

    /// Whether the recommendation is offered in one of `spoken`.
    public boolean serves(String recommendation, Set<String> spoken) {
        Set<String> offered = languages.get(recommendation);
        return offered == null || !Collections.disjoint(offered, spoken);
    }

    int behind(String recommendation, Set<String> spoken) {
        return serves(recommendation, spoken) ? 0 : BEHIND;
    }
}
