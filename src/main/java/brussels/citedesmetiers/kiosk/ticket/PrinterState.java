package brussels.citedesmetiers.kiosk.ticket;

/// What is known about the printer. Unknown is a separate state, never treated as "ready" or "out
/// of paper".
public enum PrinterState {
    READY,
    /// It prints, but staff should bring paper.
    NEAR_END,
    PAPER_OUT,
    COVER_OPEN,
    CUTTER_ERROR,
    /// It answers and reports that it is off line for another reason.
    OFFLINE,
    /// There is no device or no connection.
    UNPLUGGED,
    /// Another program uses it, or it still holds what was sent before.
    BUSY,
    /// It accepts data but never answers, like many cheap printers.
    UNKNOWN;

    /// Whether a ticket may be offered: it prints, or there is no reason to think otherwise.
    public boolean canPrint() {
        return switch (this) {
            case READY, NEAR_END, UNKNOWN -> true;
            case PAPER_OUT, COVER_OPEN, CUTTER_ERROR, OFFLINE, UNPLUGGED, BUSY -> false;
        };
    }
}
