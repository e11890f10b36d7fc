package brussels.citedesmetiers.kiosk.web;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.tinylog.Logger;

/// A line of the log that strangers can cause: written at most once a minute, with how often it
/// would have been written since. Thread-safe.
public final class RareLog {
    private static final long EVERY_NANOS = Duration.ofMinutes(1).toNanos();

    private final String line;
    private final LongSupplier nanoTime;
    private long last;
    private long unwritten;
    private boolean written;

    /// @param line holds nothing that a stranger sent
    public RareLog(String line, LongSupplier nanoTime) {
        this.line = line;
        this.nanoTime = nanoTime;
    }

    /// Warns, or counts.
    public synchronized void warn() {
        long now = nanoTime.getAsLong();
        if (written && now - last < EVERY_NANOS) {
            unwritten++;
            return;
        }
        if (unwritten > 0) {
            Logger.warn("{}; {} times more since this was last written", line, unwritten);
        } else {
            Logger.warn("{}", line);
        }
        written = true;
        last = now;
        unwritten = 0;
    }
}
