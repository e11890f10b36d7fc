package brussels.citedesmetiers.kiosk.hardware;

import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.Visit;

/// The state of the terminal, as one word that a light can show. All it reveals about visitors is
/// that somebody is there.
public enum TerminalCondition {
    /// The parts behind the screen are still coming up.
    STARTING,
    /// No ticket can come out until staff have come.
    NEEDS_STAFF,
    /// A visit is going on.
    SOMEBODY_HERE,
    /// Ready for the next visitor.
    READY;

    /// The condition that matters most to somebody across the room: what staff must see comes
    /// first.
    ///
    /// @param starting whether parts are still coming up
    /// @param needsStaff whether only staff can get tickets going again
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
