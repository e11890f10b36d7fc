package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.io.Serial;

/// What was being said to the printer could not be finished: it reported a fault, took nothing any
/// more, vanished, or the kiosk is closing.
final class CutShortException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    private final PrinterState state;
    private final boolean linkUsable;

    private CutShortException(PrinterState state, boolean linkUsable, String message) {
        super(message);
        this.state = state;
        this.linkUsable = linkUsable;
    }

    /// The printer itself says that it cannot go on; the line to it is good.
    static CutShortException fault(PrinterState state) {
        return new CutShortException(state, true, "the printer reports " + state);
    }

    /// The line must be opened anew.
    static CutShortException broken(PrinterState state, String message) {
        return new CutShortException(state, false, message);
    }

    /// What is known of the printer now.
    PrinterState state() {
        return state;
    }

    boolean linkUsable() {
        return linkUsable;
    }
}
