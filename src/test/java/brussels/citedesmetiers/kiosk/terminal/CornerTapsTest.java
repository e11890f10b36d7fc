package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CornerTapsTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private final CornerTaps knocks = new CornerTaps();

    private boolean at(double seconds) {
        return knocks.tap(START.plusMillis((long) (seconds * 1000)));
    }

    @Test
    void fiveQuickTapsOpenOnce() {
        assertFalse(at(0) || at(0.5) || at(1) || at(1.5));
        assertTrue(at(2));
        assertFalse(at(2.5));
    }

    @Test
    void slowTapsNeverOpen() {
        for (int i = 0; i < 50; i++) {
            assertFalse(at(i * 1.1));
        }
    }

    @Test
    void aClockThatIsSetBackBeginsAnew() {
        assertFalse(at(100) || at(100.1) || at(100.2) || at(100.3));
        assertFalse(at(0));
        assertFalse(at(0.1) || at(0.2) || at(0.3));
        assertTrue(at(0.4));
    }
}
