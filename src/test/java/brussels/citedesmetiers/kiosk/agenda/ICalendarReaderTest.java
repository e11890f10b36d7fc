package brussels.citedesmetiers.kiosk.agenda;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Recommendation;
import brussels.citedesmetiers.kiosk.content.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ICalendarReaderTest {
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final Instant FROM = Instant.parse("2026-10-01T00:00:00Z");
    private static final CalendarMeaning MEANING =
            new CalendarMeaning(
                    List.of(activity("cv", "Mon CV et ma lettre"), activity("health", "La santé")),
                    List.of(language("fr", "Français"), language("nl", "Nederlands")));

    private static Recommendation activity(String id, String title) {
        return new Recommendation(
                "cdm-" + id,
                "calendar",
                Recommendation.Access.DIRECT,
                new Text(Map.of("fr", title)),
                new Text(Map.of("fr", "")),
                new Text(Map.of("fr", "")),
                Set.of("fr"),
                LocalDate.EPOCH,
                Map.of(),
                id);
    }

    private static Language language(String code, String name) {
        return new Language(code, name, "", "", false, true, Map.of());
    }

    private static String calendar(String... events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//t//t\r\n"
                + String.join("", events)
                + "END:VCALENDAR\r\n";
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT\r\n";
    }

    private static ICalendarReader.Reading read(String text) throws CalendarException {
        return read(text, FROM.plus(java.time.Duration.ofDays(366)));
    }

    private static ICalendarReader.Reading read(String text, Instant until)
            throws CalendarException {
        return new ICalendarReader(MEANING, BRUSSELS, FROM, until)
                .read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> starts(String text) throws CalendarException {
        return read(text).dates().stream()
                .map(date -> date.starts().atZone(BRUSSELS).toLocalDateTime().toString())
                .toList();
    }

    private static String refused(String text) {
        return String.valueOf(assertThrows(CalendarException.class, () -> read(text)).getMessage());
    }

    @Test
    void hourStaysTheSameWhenTheClockChanges() throws Exception {
        String zone =
                """
                BEGIN:VTIMEZONE
                TZID:Romance Standard Time
                BEGIN:STANDARD
                DTSTART:16010101T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
                END:STANDARD
                BEGIN:DAYLIGHT
                DTSTART:16010101T020000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
                END:DAYLIGHT
                END:VTIMEZONE
                """;
        String[] rest = {
            "DTEND;TZID=%s:20261019T160000", "RRULE:FREQ=WEEKLY;COUNT=3", "CATEGORIES:cv,FR",
        };
        for (String named : List.of("Romance Standard Time", "Europe/Brussels")) {
            String text =
                    calendar(
                            zone,
                            event(
                                    "UID:1",
                                    "DTSTART;TZID=" + named + ":20261019T133000",
                                    rest[0].formatted(named),
                                    rest[1],
                                    rest[2]));
            assertEquals(
                    List.of("2026-10-19T13:30", "2026-10-26T13:30", "2026-11-02T13:30"),
                    starts(text),
                    named);
        }
        assertEquals(
                List.of("2026-10-19T15:30", "2026-10-26T14:30"),
                starts(
                        calendar(
                                event(
                                        "UID:2",
                                        "DTSTART:20261019T133000Z",
                                        "DURATION:PT1H",
                                        "RRULE:FREQ=WEEKLY;COUNT=2",
                                        "CATEGORIES:cv"))));
    }

    @Test
    void timeWithoutZoneIsTheHousesAndADayHasNoHour() throws Exception {
        assertEquals(
                List.of("2026-10-24T09:00", "2026-10-31T09:00"),
                starts(
                        calendar(
                                event(
                                        "UID:1",
                                        "DTSTART:20261024T090000",
                                        "RRULE:FREQ=WEEKLY;COUNT=2",
                                        "CATEGORIES:cv"))));
        assertEquals(
                List.of("2026-10-24T00:00", "2026-10-25T00:00", "2026-10-27T00:00"),
                starts(
                        calendar(
                                event(
                                        "UID:1",
                                        "DTSTART;VALUE=DATE:20261024",
                                        "RRULE:FREQ=DAILY;COUNT=4",
                                        "EXDATE;VALUE=DATE:20261026",
                                        "CATEGORIES:cv"))));
    }

    @Test
    void singleDatesAreMovedTakenOutAndCancelled() throws Exception {
        String text =
                calendar(
                        event(
                                "UID:1",
                                "SEQUENCE:0",
                                "DTSTART:20261005T090000Z",
                                "DTEND:20261005T100000Z",
                                "RRULE:FREQ=WEEKLY;COUNT=5",
                                "EXDATE:20261012T090000Z",
                                "CATEGORIES:cv"),
                        event(
                                "UID:1",
                                "RECURRENCE-ID:20261019T090000Z",
                                "SEQUENCE:1",
                                "DTSTART:20261020T120000Z",
                                "DTEND:20261020T130000Z",
                                "LOCATION:Salle\\, 2e étage",
                                "CATEGORIES:cv,NL,complet"),
                        event(
                                "UID:1",
                                "RECURRENCE-ID:20261019T090000Z",
                                "SEQUENCE:0",
                                "DTSTART:20261021T120000Z",
                                "CATEGORIES:cv"),
                        event(
                                "UID:1",
                                "RECURRENCE-ID:20261026T090000Z",
                                "DTSTART:20261026T090000Z",
                                "STATUS:CANCELLED",
                                "CATEGORIES:cv"),
                        event(
                                "UID:2",
                                "DTSTART:20261027T090000Z",
                                "STATUS:CANCELLED",
                                "CATEGORIES:health"));
        ICalendarReader.Reading read = read(text);
        assertEquals(
                List.of("2026-10-05T11:00", "2026-11-02T10:00", "2026-10-20T14:00"), starts(text));
        AgendaDate moved = read.dates().getLast();
        assertEquals(Set.of("nl"), moved.languages());
        assertEquals("Salle, 2e étage", moved.place());
        assertTrue(moved.full());
        assertEquals(Map.of("cancelled", 2), read.leftOut());
        assertTrue(read(text.replace("VERSION:2.0", "METHOD:CANCEL")).dates().isEmpty());
    }

    @Test
    void categorySaysWhichActivityInWhichLanguage() throws Exception {
        String text =
                calendar(
                        event(
                                "UID:1",
                                "DTSTART:20261005T090000Z",
                                "CATEGORIES:MON CV ET MA LETTRE,français,Nederlands"),
                        event("UID:2", "DTSTART:20261006T090000Z", "CATEGORIES:Health"),
                        event("UID:3", "DTSTART:20261007T090000Z", "CATEGORIES:Réunion d’équipe"),
                        event(
                                "UID:4",
                                "DTSTART;TZID=Mars/Olympus:20261008T090000",
                                "CATEGORIES:health"));
        ICalendarReader.Reading read = read(text);
        assertEquals(
                List.of("cv", "health"), read.dates().stream().map(AgendaDate::activity).toList());
        assertEquals(Set.of("fr", "nl"), read.dates().getFirst().languages());
        assertEquals(Set.of(), read.dates().getLast().languages());
        assertEquals(
                Map.of("without a category that is an activity", 1, "in an unknown time zone", 1),
                read.leftOut());
    }

    @Test
    void repetitionWithoutEndStopsAtTheEndOfWhatIsLookedAt() throws Exception {
        String text =
                calendar(
                        event(
                                "UID:1",
                                "DTSTART:20160104T090000Z",
                                "RRULE:FREQ=DAILY",
                                "CATEGORIES:cv"));
        assertEquals(30, read(text, FROM.plus(java.time.Duration.ofDays(30))).dates().size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SECONDLY",
                "FREQ=HOURLY;INTERVAL=2",
                "FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3",
                "FREQ=YEARLY;BYSECOND=1,2"
            })
    void whatRepeatsAllDayLongIsLeftOut(String rule) throws Exception {
        ICalendarReader.Reading read =
                read(
                        calendar(
                                event(
                                        "UID:1",
                                        "DTSTART:19700101T090000Z",
                                        "RRULE:" + rule,
                                        "CATEGORIES:cv")));
        assertEquals(List.of(), read.dates());
        assertEquals(Map.of("that repeat more than once a day", 1), read.leftOut());
    }

    @Test
    void dayThatNeverComesEndsToo() throws Exception {
        String text =
                calendar(
                        event(
                                "UID:1",
                                "DTSTART:20261005T090000Z",
                                "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
                                "CATEGORIES:cv"));
        assertTrue(read(text).dates().size() <= 1);
    }

    @Test
    void calendarThatIsCutIsRefusedSinceItsLastDatesWouldBeMissing() {
        String whole =
                calendar(
                        event("UID:1", "DTSTART:20261123T133000", "CATEGORIES:CV"),
                        event("UID:2", "DTSTART:20261124T133000", "CATEGORIES:CV"));
        for (int left : List.of(whole.length() - 3, whole.length() / 2, 20)) {
            String said = refused(whole.substring(0, left));
            assertTrue(said.contains("ends in its middle"), said);
        }
        assertDoesNotThrow(() -> read(whole.strip()));
        assertDoesNotThrow(() -> read(whole.toLowerCase(Locale.ROOT) + whole));
    }

    @Test
    void whatIsTooLargeIsRefusedWithASentence() {
        String one = event("UID:1", "DTSTART:20261005T090000Z", "CATEGORIES:cv");
        assertTrue(refused(calendar(one.repeat(10_001))).contains("10001 events"));
        assertTrue(
                refused(calendar("SUMMARY:" + "x".repeat(10 * 1024 * 1024) + "\r\n", one))
                        .startsWith("Line 4 has 10485768 characters"));
        assertTrue(
                refused(
                                calendar(
                                        event(
                                                        "DTSTART:20261005T090000Z",
                                                        "RRULE:FREQ=DAILY",
                                                        "CATEGORIES:cv")
                                                .repeat(30)))
                        .contains("more than 10000 dates"));
        assertTrue(refused("<html><body>Not found</body></html>").contains("no calendar"));
        assertTrue(refused("BEGIN:VEVENT\r\nEND:VEVENT\r\n").contains("no calendar"));
    }
}
