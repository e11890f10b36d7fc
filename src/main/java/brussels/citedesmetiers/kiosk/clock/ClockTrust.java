package brussels.citedesmetiers.kiosk.clock;

import java.nio.file.Files;
import java.nio.file.Path;

/// Whether the clock is known to be right. A Pi without a battery starts with the time of its last
/// shutdown.
public interface ClockTrust {
    /// What systemd-timesyncd writes once it has synchronised.
    Path SYNCHRONISED = Path.of("/run/systemd/timesync/synchronized");

    boolean trusted();

    /// Trusts the clock once systemd-timesyncd has set it.
    static ClockTrust bySystem() {
        return () -> Files.exists(SYNCHRONISED);
    }
}
