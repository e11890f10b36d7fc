package brussels.citedesmetiers.kiosk.web;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.tinylog.Logger;

/// A log line that strangers can cause, written at most once a minute with the number of
/// occurrences since. Thread-safe.
public final class RareLog {
    private static final long EVERY_NANOS = Duration.ofMinutes(1).toNanos();

    private final String line;
    private final LongSupplier nanoTime;
    private long last;
    private long unwritten;
    private boolean written;

    /// @param line must not contain anything a stranger sent
    public RareLog(String line, LongSupplier nanoTime) {
        this.line = line;
        this.nanoTime = nanoTime;
    }

    /// Logs a warning, or just counts it.
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
