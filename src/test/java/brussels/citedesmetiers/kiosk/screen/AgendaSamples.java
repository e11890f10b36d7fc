package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.agenda.Agenda;
import brussels.citedesmetiers.kiosk.agenda.AgendaDate;
import brussels.citedesmetiers.kiosk.agenda.Upcoming;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// An agenda in which every activity has four dates: long places, other languages and full ones.
public final class AgendaSamples {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private AgendaSamples() {}

    /// The dates after `now`; ten of them in the week that begins then.
    public static Upcoming of(Content content, Instant now) {
        List<String> activities =
                content.recommendations().values().stream()
                        .sorted(Comparator.comparing(Recommendation::id))
                        .flatMap(r -> r.activityId().stream())
                        .toList();
        Instant day =
                now.atZone(BRUSSELS)
                        .toLocalDate()
                        .atTime(LocalTime.of(13, 30))
                        .atZone(BRUSSELS)
                        .toInstant();
        List<AgendaDate> dates = new ArrayList<>();
        for (int i = 0; i < activities.size(); i++) {
            for (int time = 0; time < 4; time++) {
                int days = time == 0 && i < 10 ? i * 2 / 3 : 8 + i + 14 * time;
                Instant starts = day.plus(Duration.ofDays(days));
                dates.add(
                        new AgendaDate(
                                activities.get(i),
                                starts,
                                starts.plus(Duration.ofMinutes(150)),
                                time % 2 == 0 ? Set.of("fr") : Set.of("nl", "uk"),
                                time % 2 == 0 ? "Salle 3" : "Salle polyvalente, 2e étage à gauche",
                                i % 4 == 1));
            }
        }
        return new Agenda(now, BRUSSELS, "test", dates).after(now);
    }
}
