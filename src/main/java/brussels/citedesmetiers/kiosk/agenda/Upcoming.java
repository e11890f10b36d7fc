package brussels.citedesmetiers.kiosk.agenda;

import brussels.citedesmetiers.kiosk.content.Recommendation;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The dates of an agenda that are still to come.
///
/// @param from index of the first of them
/// @param today the day in the zone of the house
public record Upcoming(Agenda agenda, int from, LocalDate today) {
    private static final int WEEK_DAYS = 7;

    /// The zone of the house.
    public ZoneId zone() {
        return agenda.zone();
    }

    /// The next dates of a recommendation that is an activity: those in the visitor's language
    /// first, those with a place left before full ones, then by time. None of any other.
    ///
    /// @param reader code of the visitor's language
    public List<AgendaDate> next(Recommendation recommendation, String reader, int most) {
        if (from >= agenda.dates().size()) {
            return List.of();
        }
        var first = agenda.dates().get(from).starts();
        return recommendation.activityId().map(agenda::of).orElse(List.of()).stream()
                .filter(date -> !date.starts().isBefore(first))
                .sorted(
                        Comparator.comparing(
                                        (AgendaDate date) ->
                                                !languages(date, recommendation).contains(reader))
                                .thenComparing(AgendaDate::full)
                                .thenComparing(AgendaDate::starts))
                .limit(most)
                .toList();
    }

    /// Codes of the languages a date is held in: its own, or else the activity's.
    public static Set<String> languages(AgendaDate date, Recommendation activity) {
        return date.languages().isEmpty() ? activity.languages() : date.languages();
    }

    /// A date, and the recommendation that is its activity.
    public record Held(AgendaDate date, Recommendation activity) {}

    /// What begins today or in the six days after, in the order of time. Dates of an activity that
    /// none of these recommendations is are left out: nothing could be said of them.
    public List<Held> thisWeek(Collection<Recommendation> recommendations) {
        Map<String, Recommendation> known = new HashMap<>();
        recommendations.forEach(r -> r.activityId().ifPresent(id -> known.putIfAbsent(id, r)));
        LocalDate end = today.plusDays(WEEK_DAYS);
        List<Held> held = new ArrayList<>();
        for (AgendaDate date : agenda.dates().subList(from, agenda.dates().size())) {
            if (!LocalDate.ofInstant(date.starts(), zone()).isBefore(end)) {
                break;
            }
            Recommendation activity = known.get(date.activity());
            if (activity != null) {
                held.add(new Held(date, activity));
            }
        }
        return held;
    }
}
