package brussels.citedesmetiers.kiosk.clock;

import java.time.ZoneId;

/// The time zone of the machine. Nothing that people read or that is counted may go by it: a board
/// set up in a hurry stands at UTC, and a site has one zone for all its terminals, desks and
/// papers, that of its settings. The one place that asks for it.
public final class MachineZone {
    private MachineZone() {}

    /// The machine's zone, for where no settings say the site's.
    public static ZoneId get() {
        return ZoneId.systemDefault();
    }
}
