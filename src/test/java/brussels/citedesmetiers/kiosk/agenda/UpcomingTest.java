package brussels.citedesmetiers.kiosk.agenda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class UpcomingTest {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final Instant MONDAY = Instant.parse("2026-10-05T07:00:00Z");

    private static AgendaDate date(int hours, boolean full, String... languages) {
        Instant starts = MONDAY.plus(Duration.ofHours(hours));
        return new AgendaDate(
                "cv", starts, starts.plusSeconds(3600), Set.of(languages), "Salle 3", full);
    }

    private static Agenda agenda(List<AgendaDate> dates) {
        return new Agenda(MONDAY, BRUSSELS, "", dates);
    }

    private static Recommendation cv() {
        Text text = new Text(Map.of("fr", "Mon CV"));
        return new Recommendation(
                "cdm-cv",
                "calendar",
                Recommendation.Access.DIRECT,
                text,
                text,
                text,
                Set.of("fr"),
                LocalDate.EPOCH,
                Map.of(),
                "cv");
    }

    @Test
    void visitorsLanguageComesFirstAndWhatIsFullLater() {
        AgendaDate full = date(1, true, "nl");
        AgendaDate french = date(2, false);
        AgendaDate dutch = date(30, false, "nl", "fr");
        Upcoming now = agenda(List.of(dutch, french, full)).after(MONDAY);
        assertEquals(List.of(dutch, full, french), now.next(cv(), "nl", 3));
        assertEquals(List.of(french, dutch, full), now.next(cv(), "fr", 3));
        assertEquals(List.of(french), now.next(cv(), "fr", 1));
    }

    @Test
    void weekEndsBeforeTheSameDayOfTheNext() {
        List<AgendaDate> dates = List.of(date(2, false), date(6 * 24, false), date(7 * 24, false));
        assertEquals(dates.subList(0, 2), thisWeek(agenda(dates)));
    }

    @Test
    void weekHasOnlyDatesOfWhatTheContentKnows() {
        AgendaDate known = date(2, false);
        AgendaDate gone =
                new AgendaDate("judo", known.starts(), known.ends(), Set.of("fr"), "", false);
        assertEquals(List.of(known), thisWeek(agenda(List.of(gone, known))));
        assertEquals(List.of(), thisWeek(agenda(List.of(gone))));
    }

    private static List<AgendaDate> thisWeek(Agenda agenda) {
        return agenda.after(MONDAY).thisWeek(List.of(cv())).stream()
                .map(Upcoming.Held::date)
                .toList();
    }

    @Property(tries = 200)
    void onlyWhatHasNotBegunIsToCome(
            @ForAll @Size(max = 30) List<@IntRange(min = -50, max = 50) Integer> hours,
            @ForAll @IntRange(min = -50, max = 50) int now) {
        List<AgendaDate> dates = new ArrayList<>();
        hours.forEach(hour -> dates.add(date(hour, hour % 3 == 0, hour % 2 == 0 ? "fr" : "nl")));
        Instant at = MONDAY.plus(Duration.ofHours(now));
        List<AgendaDate> next = agenda(dates).after(at).next(cv(), "fr", Integer.MAX_VALUE);
        assertEquals(hours.stream().filter(hour -> hour > now).count(), next.size());
        assertTrue(next.stream().allMatch(date -> date.starts().isAfter(at)));
    }

    @Test
    void entryForThePhoneHoldsWhatACameraNeeds() {
        assertEquals(
                List.of(
                        "BEGIN:VEVENT\nSUMMARY:Mon CV\\, ma lettre\nDTSTART:20261005T080000Z\n"
                                + "DTEND:20261005T090000Z\nLOCATION:Salle 3\nEND:VEVENT",
                        "BEGIN:VEVENT\nSUMMARY:Mon CV\\, ma lettre\nDTSTART:20261005T080000Z\n"
                                + "DTEND:20261005T090000Z\nEND:VEVENT"),
                CalendarEntry.shorter(date(1, false), "Mon CV, ma lettre"));
    }
}
