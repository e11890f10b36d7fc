package brussels.citedesmetiers.kiosk.app;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.tinylog.Logger;

/// One log line for the first frame and one for each part as it comes up, in milliseconds since the
/// process began.
final class StartLog {
    private StartLog() {}

    static void up(String part) {
        Logger.info("Up: {} after {} ms", part, sinceProcessStart().toMillis());
    }

    /// Time since the operating system started this process, as exact as its clock ticks (10 ms on
    /// Linux).
    static Duration sinceProcessStart() {
        Instant start =
                ProcessHandle.current()
                        .info()
                        .startInstant()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                String.format(
                                                        Locale.ROOT,
                                                        "no start time for process %d",
                                                        ProcessHandle.current().pid())));
        return Duration.between(start, Instant.now());
    }
}
