package brussels.citedesmetiers.kiosk.clock;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StartLogTest {
    private static final String STARTED = "kiosk.started";

    @AfterEach
    void forget() {
        System.clearProperty(STARTED);
    }

    private static double uptime() throws IOException {
        String all = Files.readString(Path.of("/proc/uptime"));
        return Double.parseDouble(all.substring(0, all.indexOf(' ')));
    }

    @Test
    void startIsCountedFromWhereTheLauncherBegan() throws IOException {
        System.setProperty(STARTED, Double.toString(uptime() - 1_000));

        Duration since = StartLog.sinceStart();

        assertTrue(since.compareTo(Duration.ofSeconds(1_000)) >= 0, since::toString);
        assertTrue(since.compareTo(Duration.ofSeconds(1_600)) < 0, since::toString);
    }

    @Test
    void timeOfAProcessThatBecameTheLauncherIsNotCounted() throws IOException {
        Duration sinceProcess = StartLog.sinceStart();
        System.setProperty(STARTED, Double.toString(uptime()));

        assertTrue(StartLog.sinceStart().compareTo(sinceProcess) <= 0);
    }

    @Test
    void withoutALauncherItIsTheStartOfTheProcess() {
        System.setProperty(STARTED, "");

        assertTrue(StartLog.sinceStart().isPositive());
    }
}
