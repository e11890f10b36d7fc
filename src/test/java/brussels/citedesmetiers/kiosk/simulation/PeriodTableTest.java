package brussels.citedesmetiers.kiosk.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.simulation.PeriodTable.Arrangement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The periods that are shipped, held to what a simulated year says of them.
class PeriodTableTest {
    private static final int YEAR = 2027;
    private static final PeriodTable SHIPPED =
            new PeriodTable(
                    CountSettings.SHIPPED,
                    new PeriodTrial(CountSettings.SHIPPED, ConfigFolder.shippedContent(), YEAR, 1),
                    YEAR,
                    16_700,
                    5,
                    801);

    private static double chosen(Arrangement who, String measure) {
        return SHIPPED.chosen(who, measure).orElseThrow().share();
    }

    private static List<String> measures(TerminalKind kind) {
        return CountSettings.SHIPPED.measures(kind).all().stream().map(m -> m.id()).toList();
    }

    @Test
    void documentHasTheTableAsItComesOut() throws Exception {
        String document = Files.readString(Path.of("src/site/markdown/decisions/counting-once.md"));
        String table = String.join("\n", SHIPPED.lines());
        assertTrue(document.contains(table), () -> "the table is now\n" + table);
        String changes = String.join("\n", SHIPPED.changes());
        assertTrue(document.contains(changes), () -> "before and after are now\n" + changes);
    }

    @Test
    void joinedSiteHidesAtMostATwentiethInEveryMeasure() {
        for (String measure : measures(TerminalKind.BUILDING)) {
            assertTrue(chosen(Arrangement.JOINED, measure) <= 0.05, measure);
        }
    }

    @Test
    void truckHidesAtMostThreeTwentiethsInEveryMeasure() {
        for (String measure : measures(TerminalKind.TRUCK)) {
            assertTrue(chosen(Arrangement.TRUCK, measure) <= 0.15, measure);
        }
    }

    @Test
    void nobodyIsCountedTwiceInAnyChoice() {
        for (Period period : Period.values()) {
            for (String measure : measures(TerminalKind.BUILDING)) {
                long alone = counted(Arrangement.ALONE, measure, period);
                long joined = counted(Arrangement.JOINED, measure, period);
                assertTrue(alone <= 16_700 && alone > 16_700 - 5 * 5, measure + " " + alone);
                assertTrue(joined <= 16_700 && joined > 16_700 - 5, measure + " " + joined);
            }
        }
    }

    private static long counted(Arrangement who, String measure, Period period) {
        return SHIPPED.hidden(who, measure, period).orElseThrow().counted();
    }

    @Test
    void joiningHidesLessThanEachAlone() {
        for (String measure : measures(TerminalKind.BUILDING)) {
            assertTrue(
                    chosen(Arrangement.JOINED, measure) <= chosen(Arrangement.ALONE, measure),
                    measure);
        }
        assertTrue(
                SHIPPED.hidden(Arrangement.ALONE, "hour", Period.DAY).orElseThrow().share() > 0.5);
    }
}
