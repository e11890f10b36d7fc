package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.io.Serial;

/// A message to the printer could not be completed: the printer reported a fault, stopped accepting
/// data or vanished, or the kiosk is closing.
final class CutShortException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    private final PrinterState state;
    private final boolean linkUsable;

    private CutShortException(PrinterState state, boolean linkUsable, String message) {
        super(message);
        this.state = state;
        this.linkUsable = linkUsable;
    }

    /// The printer itself reports that it cannot go on; the line to it works.
    static CutShortException fault(PrinterState state) {
        return new CutShortException(state, true, "the printer reports " + state);
    }

    /// The line must be reopened.
    static CutShortException broken(PrinterState state, String message) {
        return new CutShortException(state, false, message);
    }

    /// What is now known of the printer.
    PrinterState state() {
        return state;
    }

    boolean linkUsable() {
        return linkUsable;
    }
}
