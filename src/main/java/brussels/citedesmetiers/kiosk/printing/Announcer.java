package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.PrintResult;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.ticket.TicketPrinter.PrintListener;
import java.util.function.Consumer;
import org.tinylog.Logger;

/// Tells listeners the printer's state and the progress of a print. A failing listener does not
/// stop the printer. Only the printer's thread calls it, except [#state].
final class Announcer {
    private final PrinterAddress address;
    private volatile PrinterState state = PrinterState.UNPLUGGED;
    private Consumer<PrinterState> listener = any -> {};

    Announcer(PrinterAddress address) {
        this.address = address;
    }

    /// The last published state. Any thread may call it.
    PrinterState state() {
        return state;
    }

    /// Tells this listener the state now and at every change; it replaces the previous listener.
    void listen(Consumer<PrinterState> newListener) {
        listener = newListener;
        tell(() -> newListener.accept(state));
    }

    void publish(PrinterState now) {
        if (now != state) {
            Logger.info("Printer {}: {}", address, now);
            state = now;
            tell(() -> listener.accept(now));
        }
    }

    void progress(PrintListener to, int sent, int total) {
        tell(() -> to.progress(sent, total));
    }

    void end(PrintListener to, PrintResult result) {
        tell(() -> to.ended(result));
    }

    private void tell(Runnable message) {
        try {
            message.run();
        } catch (RuntimeException e) {
            Logger.error(e, "A listener to the printer at {} failed", address);
        }
    }
}
