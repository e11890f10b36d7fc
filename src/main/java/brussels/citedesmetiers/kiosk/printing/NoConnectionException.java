package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// The device cannot be opened now; [#state] says what that means for the printer.
final class NoConnectionException extends IOException {
    @Serial private static final long serialVersionUID = 1;

    private final PrinterState state;

    NoConnectionException(PrinterState state, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.state = state;
    }

    PrinterState state() {
        return state;
    }
}
