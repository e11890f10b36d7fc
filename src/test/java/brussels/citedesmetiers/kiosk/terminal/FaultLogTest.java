package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultLogTest {
    private static final Instant NOON = Instant.parse("2026-11-23T11:00:00Z");

    private final FaultLog log = new FaultLog();

    private List<String> codes() {
        return log.last().stream().map(FaultLog.Entry::code).toList();
    }

    @Test
    void faultIsNotedWhenItBeginsAndAgainWhenItComesBack() {
        log.now(Set.of("printer-offline"), NOON);
        log.now(Set.of("printer-offline"), NOON.plusSeconds(1));
        log.now(Set.of(), NOON.plusSeconds(2));
        log.now(Set.of("printer-offline", "case-open"), NOON.plusSeconds(3));
        assertEquals(List.of("printer-offline", "case-open", "printer-offline"), codes());
        assertEquals(NOON, log.last().getLast().at());
    }

    @Test
    void onlyTheLastOnesAreKept() {
        for (int i = 0; i < 50; i++) {
            log.happened("screen-failed-" + i, NOON.plusSeconds(i));
        }
        assertEquals(20, log.last().size());
        assertEquals("screen-failed-49", codes().getFirst());
    }
}
