package brussels.citedesmetiers.kiosk.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Fault;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountSettingsTest {
    private static final String FILE = CountSettings.FILE;
    private static final Schemas SCHEMAS = new Schemas();

    @TempDir Path folder;

    private List<Fault> faults(ConfigFolder config) {
        return ConfigFolder.faults(CountReader.load(config.path()));
    }

    @Test
    void theShippedFileSaysWhatIsCountedWithoutIt() {
        assertEquals(
                CountSettings.SHIPPED, ConfigFolder.sound(CountReader.load(ConfigFolder.SHIPPED)));
    }

    @Test
    void nothingAboutATruckLeavesForLessThanAMonth() {
        assertEquals(Period.MONTH, CountSettings.SHIPPED.measures(TerminalKind.TRUCK).grain());
        assertEquals(
                Period.DAY, CountSettings.SHIPPED.measures(TerminalKind.BUILDING).in(2026).grain());
        assertEquals(
                Period.MONTH, CountSettings.SHIPPED.measures(TerminalKind.TRUCK).in(2026).grain());
    }

    @Test
    void periodsHoldThroughTheirLastYearAndOthersAfterIt() {
        Measures building = CountSettings.SHIPPED.measures(TerminalKind.BUILDING);
        assertEquals(Period.DAY, period(building.in(2025), "hour"));
        assertEquals(Period.DAY, period(building.in(2026), "hour"));
        assertEquals(Period.MONTH, period(building.in(2027), "hour"));
        assertEquals(building, building.in(2040));
    }

    private static Period period(Measures measures, String id) {
        return measures.all().stream()
                .filter(m -> m.id().equals(id))
                .findFirst()
                .orElseThrow()
                .period();
    }

    @Test
    void everyAnswerOfTheShippedQuestionsHasAValue() {
        Content content = ConfigFolder.shippedContent();
        assertEquals(List.of(), CountSettings.faultsWith(content.about()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/measures                | []          | a list of 1 to 20 is needed",
                "/measures/0/id           | 'Hour'      | an id of lower-case letters",
                "/measures/0/dimensions   | []          | a list of 1 to 2 is needed",
                "/measures/0/dimensions/0 | 'postcode'  | one of theme, language, hour",
                "/measures/0/period       | 'week'      | one of day, month, quarter, year is needed",
                "/measures/0/truckPeriod  | 'day'       | one of month, quarter, year is needed",
                "/measures/0/earlier/0/through | 1999   | a whole number from 2000 to 2199",
                "/measures/0/earlier/0/period  | 'week' | one of day, month, quarter, year",
                "/measures/0/threshold    | 2           | a whole number from 3 to 1000",
                "/measures/0/only         | 'ship'      | one of building, truck is needed",
                "/measures/0/colour       | 'red'       | there is no such property here",
                "/stops                   | {}          | a list of 0 to 500 is needed"
            })
    void aFileIsRefusedByReaderAndSchema(String pointer, String json, String right) {
        ConfigFolder config = ConfigFolder.in(folder).put(FILE, pointer, json);
        List<Fault> faults = faults(config);
        assertTrue(
                faults.stream()
                        .anyMatch(f -> f.pointer().equals(pointer) && f.message().contains(right)),
                faults.toString());
        assertFalse(SCHEMAS.complaints(FILE, config.read(FILE)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/measures/5/id          | 'hour'         | /measures/5/id",
                "/measures/8/period      | 'month'        | /measures/8/period",
                "/measures/1/period      | 'month'        | /measures/2/period",
                "/measures/1/truckPeriod | 'month'        | /measures/4/truckPeriod",
                "/measures/1/earlier     | [{'through': 2026, 'period': 'day'}] | /measures/2/earlier",
                "/measures/8/threshold   | 10             | /measures/8/threshold",
                "/measures/3/truckPeriod | 'month'        | /measures/3/truckPeriod",
                "/measures/2/earlier     | [{'through': 2025, 'period': 'day'}] | /measures/3/earlier",
                "/measures/0/earlier     | [{'through': 2026, 'period': 'day'},"
                        + " {'through': 2025, 'period': 'month'}] | /measures/0/earlier",
                "/measures/3/dimensions  | ['channel']    | /measures/3",
                "/measures/1/dimensions  | ['theme', 'gender'] | /measures/7/period",
                "/measures/5/dimensions  | ['outcome', 'gender'] | /measures/5/dimensions",
                "/stops                  | [{'id': 'a', 'name': 'A'}, {'id': 'a', 'name': 'B'}]"
                        + " | /stops/1/id",
                "/stops                  | [{'id': 'none', 'name': 'A'}] | /stops/0/id"
            })
    void measuresThatDoNotGoTogetherAreRefused(String pointer, String json, String at) {
        List<Fault> faults = faults(ConfigFolder.in(folder).put(FILE, pointer, json));
        assertTrue(faults.stream().anyMatch(f -> f.pointer().equals(at)), faults.toString());
    }

    @Test
    void aMissingFileIsOneFault() {
        List<Fault> faults = faults(ConfigFolder.in(folder).delete(FILE));
        assertEquals(1, faults.size());
    }
}
