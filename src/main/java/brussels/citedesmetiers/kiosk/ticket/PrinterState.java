package brussels.citedesmetiers.kiosk.ticket;

/// What is known of the printer. Unknown is a state of its own, never "ready" and never "out of
/// paper".
public enum PrinterState {
    READY,
    /// Prints, but staff should bring paper.
    NEAR_END,
    PAPER_OUT,
    COVER_OPEN,
    CUTTER_ERROR,
    /// It answers, and says it is off line for another reason.
    OFFLINE,
    /// Nothing is there: no device, no connection.
    UNPLUGGED,
    /// Somebody else uses it, or it still holds what was sent before.
    BUSY,
    /// It takes data but says nothing, as many cheap printers do.
    UNKNOWN;

    /// Whether a ticket may be offered: it prints, or there is no reason to think it does not.
    public boolean canPrint() {
        return switch (this) {
            case READY, NEAR_END, UNKNOWN -> true;
            case PAPER_OUT, COVER_OPEN, CUTTER_ERROR, OFFLINE, UNPLUGGED, BUSY -> false;
        };
    }
}
