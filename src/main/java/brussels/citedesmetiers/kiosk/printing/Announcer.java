package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.PrintResult;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.ticket.TicketPrinter.PrintListener;
import java.util.function.Consumer;
import org.tinylog.Logger;

/// What the outside is told: the printer's state, and how a print goes. A listener that fails does
/// not stop the printer. On the printer's thread only, but for [#state].
final class Announcer {
    private final PrinterAddress address;
    private volatile PrinterState state = PrinterState.UNPLUGGED;
    private Consumer<PrinterState> listener = any -> {};

    Announcer(PrinterAddress address) {
        this.address = address;
    }

    /// The state published last. Any thread may ask.
    PrinterState state() {
        return state;
    }

    /// Tells this listener the state, now and at every change, and no longer the one before.
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
