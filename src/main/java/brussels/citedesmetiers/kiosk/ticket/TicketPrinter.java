package brussels.citedesmetiers.kiosk.ticket;

import java.util.function.Consumer;

/// A printer of tickets. Every method returns at once; the work is done on the printer's own
/// thread, which also calls the listeners. One print at a time: a second one ends as
/// [PrintResult.NotStarted] with [PrinterState#BUSY].
public interface TicketPrinter extends AutoCloseable {

    /// The last known state of the printer.
    PrinterState state();

    /// Sets the listener for state changes, which gets the current state at once. It replaces the
    /// previous listener.
    void onState(Consumer<PrinterState> listener);

    /// What earlier prints have left, as far as known. Any thread may call it.
    Remains remains();

    /// Paper that does not belong to the next visitor.
    enum Remains {
        NONE,
        /// Part of a ticket is in the printer: it comes out once the printer can print again.
        INSIDE,
        /// A strip was cut off before the last ticket or since, perhaps with part of somebody
        /// else's, and lies where tickets come out.
        OUTSIDE
    }

    /// Prints a picture, cuts, and reports progress to the listener. Never throws for a printer
    /// fault.
    void print(Bitmap picture, PrintListener listener);

    /// Runs this on the printer's thread as soon as that comes round, also while it waits for the
    /// device.
    void whenRound(Runnable turned);

    /// Stops the thread and frees the device; a print in progress ends as [PrintResult.Unsure].
    @Override
    void close();

    /// Called on the printer's thread.
    interface PrintListener {
        /// Called as bytes are sent.
        ///
        /// @param sent bytes that the device has accepted
        /// @param total bytes of the whole job
        void progress(int sent, int total);

        /// Called exactly once, last.
        void ended(PrintResult result);
    }
}
