package brussels.citedesmetiers.kiosk.clock;

import java.time.ZoneId;

/// The time zone of the machine. Nothing that people read and nothing that is counted may use it: a
/// board set up in a hurry runs in UTC, and a site has one zone for all its terminals, desks and
/// papers, the one in its settings. This is the only place that reads it.
public final class MachineZone {
    private MachineZone() {}

    /// The machine's zone, for use where no settings name the site's.
    public static ZoneId get() {
        return ZoneId.systemDefault();
    }
}
