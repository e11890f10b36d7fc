package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.queue.ClosingDays;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.OpeningHours;
import brussels.citedesmetiers.kiosk.queue.OpeningHours.Span;
import brussels.citedesmetiers.kiosk.queue.Service;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeskSettingsTest {
    private static final String FILE = "desk.json";

    @TempDir Path folder;
    private ConfigFolder config;

    @BeforeEach
    void makeFolder() throws IOException {
        config = ConfigFolder.in(folder);
        Files.copy(ConfigFolder.SHIPPED.resolve(FILE), config.path().resolve(FILE));
    }

    private DeskSettings sound() {
        return ConfigFolder.sound(DeskReader.load(config.path()));
    }

    private List<String> pointers() {
        return switch (DeskReader.load(config.path())) {
            case LoadResult.Loaded<DeskSettings> l -> List.of();
            case LoadResult.Refused<DeskSettings>(List<Fault> faults) ->
                    faults.stream().map(Fault::pointer).toList();
        };
    }

    @Test
    void theShippedHouseHasFiveThemesTwoOtherServicesAndSixDesks() {
        DeskSettings desk = sound();
        List<Character> themes =
                desk.plan().services().stream().flatMap(s -> s.themeLetter().stream()).toList();
        assertEquals(List.of('C', 'A', 'T', 'B', 'E'), themes);
        assertEquals(7, desk.plan().services().size());
        assertEquals(6, desk.plan().desks().size());
        Service steward = desk.plan().serviceOf('D').orElseThrow();
        assertEquals(Optional.empty(), steward.themeLetter());
        assertEquals("Digitale steward", desk.name(steward.id(), "nl"));
        assertEquals("Steward numérique", desk.name(steward.id(), "de"));
        assertTrue(desk.plan().desk(new DeskId(2)).orElseThrow().speaks("uk"));
    }

    @Test
    void hoursAreReadByWeekdayAndADayLeftOutIsClosed() {
        Service service = sound().plan().service(new ServiceId("choisir")).orElseThrow();
        LocalDate friday = LocalDate.of(2026, 11, 27);
        assertEquals(
                List.of(new Span(LocalTime.of(9, 0), LocalTime.of(12, 30))),
                service.hours().on(friday));
        assertEquals(List.of(), service.hours().on(friday.plusDays(1)));
    }

    @Test
    void itIsClosedOnItsOwnDaysAndOnPublicHolidays() {
        config.put(FILE, "/closed/days/0", "'2026-12-21/2026-12-23'");
        OpeningHours hours = sound().plan().service(new ServiceId("choisir")).orElseThrow().hours();
        LocalDate monday = LocalDate.of(2026, 12, 21);
        assertEquals(
                List.of(true, true, true, false, true),
                monday.datesUntil(monday.plusDays(5)).map(d -> hours.on(d).isEmpty()).toList());
        config.remove(FILE, "/closed");
        assertEquals(ClosingDays.NONE, sound().plan().services().getFirst().hours().closed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    /zone                      | 'Brussels'      | /zone
                    /services/0/letter         | 'c'             | /services/0/letter
                    /services/1/letter         | 'C'             | /services/1/letter
                    /services/1/id             | 'choisir'       | /services/1/id
                    /services/0/hours/monday/0 | '9:00-12:30'    | /services/0/hours/monday/0
                    /services/0/hours/monday/0 | '14:00-15:00'   | /services/0/hours/monday
                    /desks/0/services/0        | 'dancing'       | /desks/0/services
                    /desks/1/number            | 1               | /desks/1/number
                    /desks/5/services/0        | 'multimedia-2'  | /desks/5/services
                    /rules/retentionDays       | 0               | /rules/retentionDays
                    /closed/days/0             | '24.12.2026'    | /closed/days/0
                    /closed/days/0             | '2026-02-30'    | /closed/days/0
                    /closed/days/0             | '2027-01-01/2026-12-24' | /closed/days/0
                    /closed/days/0             | '2026-01-01/2028-01-01' | /closed/days/0
                    /closed/publicHolidays     | 'BE'            | /closed/publicHolidays
                    """)
    void aMistakeIsFoundAtItsPlace(String at, String value, String found) {
        config.put(FILE, at, value);
        assertTrue(pointers().contains(found), pointers().toString());
    }

    @Test
    void aServiceWithoutADeskIsFound() {
        config.remove(FILE, "/desks/5");
        assertEquals(List.of("/desks", "/desks"), pointers());
    }

    @Test
    void themesAndLanguagesAreHeldAgainstTheContent() {
        config.put(FILE, "/services/0/theme", "false");
        config.put(FILE, "/services/5/theme", "true");
        config.put(FILE, "/desks/0/languages/1", "'de'");
        ContentLoader.Read read = ConfigFolder.sound(ContentLoader.read(config.path(), List.of()));
        List<String> found =
                sound().faultsWith(read.draft().themes(), read.draft().written()).stream()
                        .map(Fault::pointer)
                        .toList();
        assertEquals(
                List.of("/services/0/letter", "/services/5/letter", "/desks/0/languages/1"), found);
    }
}
