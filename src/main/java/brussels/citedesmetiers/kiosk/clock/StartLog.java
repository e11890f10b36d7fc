package brussels.citedesmetiers.kiosk.clock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.tinylog.Logger;

/// One log line for the first frame and one for each part as it comes up, in milliseconds since the
/// process began.
public final class StartLog {
    private static final int START_FIELD = 19;
    private static final long TICK_MILLIS = 10;

    private StartLog() {}

    public static void up(String part) {
        Logger.info("Up: {} after {} ms", part, sinceProcessStart().toMillis());
    }

    /// Time since the operating system started this process, to 10 ms: its uptime less the uptime
    /// at which the process began (proc(5), field 22 of stat). The start time Java gives is a whole
    /// second off at worst, since Linux tells when it booted in seconds.
    static Duration sinceProcessStart() {
        try {
            String uptime = Files.readString(Path.of("/proc/uptime"));
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long ticks = Long.parseLong(afterName[START_FIELD]);
            double seconds = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
            return Duration.ofMillis(Math.round(seconds * 1000) - ticks * TICK_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException("no start time in /proc", e);
        }
    }
}
