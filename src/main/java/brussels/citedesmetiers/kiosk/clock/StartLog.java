package brussels.citedesmetiers.kiosk.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.tinylog.Logger;

/// One log line for the first frame and one for each part as it comes up, in milliseconds since the
/// program was started.
public final class StartLog {
    /// Set by `bin/kiosk`: the system's uptime when it was called, in seconds.
    private static final String STARTED_PROPERTY = "kiosk.started";

    private static final int START_FIELD = 19;
    private static final long TICK_MILLIS = 10;

    private StartLog() {}

    public static void up(String part) {
        Logger.info("Up: {} after {} ms", part, sinceStart().toMillis());
    }

    /// Time since this program was started, to 10 ms: the system's uptime now less the uptime at
    /// the start. `bin/kiosk` passes the latter, because a script that is replaced by the program
    /// keeps its own start time; without it, the start of the process is used (proc(5), field 22 of
    /// stat). Java's own start time can be off by a whole second, because Linux gives its boot time
    /// in seconds.
    static Duration sinceStart() {
        try {
            String uptime = Files.readString(Path.of("/proc/uptime"));
            long now = millis(uptime.substring(0, uptime.indexOf(' ')));
            String told = System.getProperty(STARTED_PROPERTY, "");
            return Duration.ofMillis(now - (told.isEmpty() ? processStart() : millis(told)));
        } catch (IOException e) {
            throw new UncheckedIOException("no start time in /proc", e);
        }
    }

    private static long millis(String seconds) {
        return Math.round(Double.parseDouble(seconds) * 1000);
    }

    private static long processStart() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(afterName[START_FIELD]) * TICK_MILLIS;
    }
}
