package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class VictimTest {
    private static final Duration LONG = Duration.ofMinutes(2);

    private static Process sh(String script) throws IOException {
        return new ProcessBuilder("sh", "-c", script).start();
    }

    @Test
    void aProcessThatHangsIsKilledWithAllThatItStarted() throws Exception {
        Process process = sh("sleep 1000 & echo $!; wait");
        long started = Long.parseLong(process.inputReader().readLine());
        ProcessHandle below = ProcessHandle.of(started).orElseThrow();
        assertTrue(below.isAlive());
        assertThrows(AssertionError.class, () -> Victim.awaitEnd(process, Duration.ZERO));
        below.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
        process.onExit().get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void whoFailedByItselfWasNotKilled() throws Exception {
        assertFalse(Victim.wasKilled(Victim.awaitEnd(sh("exit 0"), LONG)));
        assertTrue(Victim.wasKilled(Victim.awaitEnd(sh("kill -9 $$"), LONG)));
        int failed = Victim.awaitEnd(sh("exit 3"), LONG);
        assertEquals(
                "it ended by itself with 3",
                assertThrows(AssertionError.class, () -> Victim.wasKilled(failed)).getMessage());
    }
}
