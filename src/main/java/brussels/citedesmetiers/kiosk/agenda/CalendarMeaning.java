package brussels.citedesmetiers.kiosk.agenda;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the categories of a calendar mean in this house: an activity by its id or the title of its
/// recommendation, a language by its code or its own name, or that no place is left.
public final class CalendarMeaning {
    private static final Set<String> FULL = Set.of("full", "complet", "volzet", "volgeboekt");

    private final Map<String, String> activities = new HashMap<>();
    private final Map<String, String> languages = new HashMap<>();

    /// @param recommendations those that are an activity give their ids and titles
    public CalendarMeaning(
            Collection<Recommendation> recommendations, List<Language> spokenLanguages) {
        for (Recommendation r : recommendations) {
            r.activityId()
                    .ifPresent(
                            id ->
                                    r.title()
                                            .byLanguage()
                                            .values()
                                            .forEach(t -> activities.putIfAbsent(plain(t), id)));
        }
        for (Recommendation r : recommendations) {
            r.activityId().ifPresent(id -> activities.put(plain(id), id));
        }
        for (Language language : spokenLanguages) {
            languages.put(plain(language.code()), language.code());
            languages.put(plain(language.name()), language.code());
        }
    }

    Optional<String> activity(List<String> categories) {
        return categories.stream()
                .map(CalendarMeaning::plain)
                .filter(activities::containsKey)
                .findFirst()
                .map(activities::get);
    }

    Set<String> languages(List<String> categories) {
        Set<String> found = new HashSet<>();
        for (String category : categories) {
            String code = languages.get(plain(category));
            if (code != null) {
                found.add(code);
            }
        }
        return found;
    }

    static boolean full(List<String> categories) {
        return categories.stream().map(CalendarMeaning::plain).anyMatch(FULL::contains);
    }

    /// Without what two people may write differently: capitals, accents, spaces and signs.
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "")
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }
}
