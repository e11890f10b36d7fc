package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import brussels.citedesmetiers.kiosk.files.BreakingDisk;
import brussels.citedesmetiers.kiosk.files.Durable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultLogTest {
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");

    @TempDir Path folder;
    private FaultLog log;

    @BeforeEach
    void start() {
        log = new FaultLog(folder, Durable.onDisk());
    }

    @AfterEach
    void end() {
        log.end();
    }

    private void restart() {
        end();
        start();
    }

    private List<String> codes() {
        return log.last().stream().map(FaultLog.Entry::code).toList();
    }

    @Test
    void faultIsNotedWhenItBeginsAndAgainWhenItComesBack() {
        log.now(Set.of("printer-offline"), NOON);
        log.now(Set.of("printer-offline"), NOON.plusSeconds(100));
        log.now(Set.of(), NOON.plusSeconds(200));
        log.now(Set.of("printer-offline", "case-open"), NOON.plusSeconds(300));
        assertEquals(List.of("printer-offline", "case-open", "printer-offline"), codes());
        assertEquals(NOON, log.last().getLast().at());
    }

    /// A loose plug.
    @Test
    void whatComesAndGoesWithinAMinuteIsOneFault() {
        log.now(Set.of("case-open"), NOON);
        for (int second = 1; second < 59; second++) {
            log.now(
                    second % 2 == 0 ? Set.of("printer-offline") : Set.of(),
                    NOON.plusSeconds(second));
        }
        assertEquals(List.of("printer-offline", "case-open"), codes());
    }

    @Test
    void onlyTheLastOnesAreKept() {
        for (int i = 0; i < 50; i++) {
            log.happened("screen-failed-" + i, NOON.plusSeconds(i));
        }
        restart();
        assertEquals(20, log.last().size());
        assertEquals("screen-failed-49", codes().getFirst());
    }

    @Test
    void lastFaultsOutliveARestartWithTheirTimes() {
        log.now(Set.of("printer-paper-out"), NOON);
        log.happened("screen-failed", NOON.plusSeconds(90));
        List<FaultLog.Entry> before = log.last();
        restart();
        assertEquals(before, log.last());
        log.now(Set.of("printer-paper-out"), NOON.plusSeconds(600));
        assertEquals(List.of("printer-paper-out", "screen-failed", "printer-paper-out"), codes());
    }

    @Test
    void linesThatCannotBeReadAreLeftOut() throws Exception {
        Files.writeString(
                folder.resolve("faults"),
                """
                2026-11-23T11:00:00Z case-open
                yesterday case-open
                2026-11-23T11:00:00Z a b
                2026-11-22T11:00:00Z <b>
                2026-11-22T11:00:00Z store-full
                """);
        assertEquals(List.of("case-open", "store-full"), codes());
        restart();
        Files.writeString(folder.resolve("faults"), "x".repeat(10_000));
        assertEquals(List.of(), codes());
        log.happened("case-open", NOON);
        restart();
        assertEquals(List.of("case-open"), codes());
    }

    @Test
    void nothingIsWrittenWhereNothingHappenedAndNothingAfterTheEnd() {
        restart();
        assertFalse(Files.exists(folder.resolve("faults")));
        end();
        log.happened("case-open", NOON);
        start();
        assertEquals(List.of(), codes());
    }

    @Test
    void diskThatCannotBeWrittenCostsNothingElse() {
        log.end();
        log = new FaultLog(folder, new Durable(BreakingDisk.failingAfter(0)));
        log.happened("case-open", NOON);
        assertEquals(List.of("case-open"), codes());
    }
}
