package brussels.citedesmetiers.kiosk.hardware;

import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Visit;

/// How the terminal is, in the one word that a light can say. Nothing of what a visitor does on the
/// screen is in it but that somebody is there.
public enum TerminalCondition {
    /// The parts behind the screen are still coming up.
    STARTING,
    /// No ticket can come out until somebody of the staff has come.
    NEEDS_STAFF,
    /// A visit is going on.
    SOMEBODY_HERE,
    /// Free for the next visitor.
    READY;

    /// The condition that matters most to somebody across the room: what staff must see comes
    /// before what they may see.
    ///
    /// @param starting whether parts are still coming up
    /// @param needsStaff whether only staff can bring the tickets back
    public static TerminalCondition of(Visit visit, boolean starting, boolean needsStaff) {
        if (starting) {
            return STARTING;
        }
        if (needsStaff) {
            return NEEDS_STAFF;
        }
        return visit.place() instanceof Place.Welcome ? READY : SOMEBODY_HERE;
    }
}
