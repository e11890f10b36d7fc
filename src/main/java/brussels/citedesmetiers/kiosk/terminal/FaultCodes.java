package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.store.StoreFault;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.util.Locale;

/// The short codes of faults, for logs, staff and whoever helps them over the phone.
final class FaultCodes {
    static final String SCREEN = "screen-failed";
    static final String CASE_OPEN = "case-open";
    static final String PAPER_LOW = "paper-low";
    static final String COUNTS_MISSING = "counts-missing";

    private FaultCodes() {}

    /// What is wrong with a printer in this state.
    static String of(PrinterState state) {
        return "printer-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String of(StoreFault fault) {
        return fault.key().replace('.', '-');
    }
}
