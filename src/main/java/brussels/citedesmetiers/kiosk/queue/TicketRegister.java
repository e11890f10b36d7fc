package brussels.citedesmetiers.kiosk.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Gives out ticket numbers and remembers the queue. A number is never given twice, not even after
/// an old database was restored: a crash may skip a number, never repeat one.
///
/// Called on one thread only, never the JavaFX thread.
public interface TicketRegister {

    /// Takes the next number and commits the ticket's row before it returns, so that a ticket is
    /// always known before its first byte reaches the printer.
    ///
    /// @throws NoNumberException if no number can be given safely; then no number was given
    IssuedTicket issue(TicketRequest request) throws NoNumberException;

    /// As [#issue(TicketRequest)], and adds the ticket's first entry to the queue's log in the same
    /// transaction: no number has a row without a place in the queue.
    ///
    /// @param first makes the entry once the number is known
    /// @throws NoNumberException if no number can be given safely; then no number was given
    IssuedTicket issue(TicketRequest request, FirstEntry first) throws NoNumberException;

    /// Makes a ticket's first entry in the queue's log.
    @FunctionalInterface
    interface FirstEntry {
        QueueEntry of(TicketCode code, long serial);
    }

    /// What the queue keeps of a ticket: never an answer.
    ///
    /// @param theme letter of the service asked for
    /// @param language code of the visitor's language
    /// @param at wall-clock time of the request
    record TicketRequest(char theme, String language, Instant at) {}

    /// A ticket that was given out.
    ///
    /// @param serial never restarts on this terminal; with the terminal id it is the ticket's
    ///   identity
    /// @param committed whether the row is on disk; false while the database is away and the row
    ///   waits in memory
    record IssuedTicket(TicketCode code, long serial, Instant at, boolean committed) {}

    /// No number can be given without the risk of giving it twice.
    class NoNumberException extends Exception {
        private static final long serialVersionUID = 1L;

        public NoNumberException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /// The rules of the queue give no number now: closed, paused, full, or too late to be called
    /// today. It happens between the look at the queue and the visitor's tap; nothing is broken.
    final class NotNowException extends NoNumberException {
        private static final long serialVersionUID = 1L;

        public NotNowException(String message) {
            super(message, null);
        }
    }
}
