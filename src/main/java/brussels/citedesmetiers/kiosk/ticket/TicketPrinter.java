package brussels.citedesmetiers.kiosk.ticket;

import java.util.function.Consumer;

/// A printer of tickets. Every method returns at once; the work is done on the printer's own
/// thread, which also calls the listeners. One print at a time: a second one ends as
/// [PrintResult.NotStarted] with [PrinterState#BUSY].
public interface TicketPrinter extends AutoCloseable {

    /// What was last known of the printer.
    PrinterState state();

    /// Sets who is told when the state changes; it is told the present state at once. The one
    /// before is forgotten.
    void onState(Consumer<PrinterState> listener);

    /// What earlier prints have left, as far as is known. Any thread may ask.
    Remains remains();

    /// Paper that is not the next visitor's.
    enum Remains {
        NONE,
        /// Part of a ticket is in the printer: it comes out once the printer can print again.
        INSIDE,
        /// A strip was cut off before the last ticket or since, perhaps with part of another's, and
        /// lies where tickets come out.
        OUTSIDE
    }

    /// Prints a picture, cuts, and tells the listener how it goes. Never throws for a fault of the
    /// printer.
    void print(Bitmap picture, PrintListener listener);

    /// Stops the thread and frees the device; a print under way ends as [PrintResult.Unsure].
    @Override
    void close();

    /// Told on the printer's thread.
    interface PrintListener {
        /// Called as bytes leave.
        ///
        /// @param sent bytes that the device has taken
        /// @param total bytes of the whole job
        void progress(int sent, int total);

        /// Called exactly once, last.
        void ended(PrintResult result);
    }
}
