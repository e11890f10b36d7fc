package brussels.citedesmetiers.kiosk.queue;

import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why the queue refused a command; nothing has changed then.
public sealed interface Refusal {

    /// Nobody in line for what this desk serves.
    record NothingWaiting() implements Refusal {}

    record UnknownTicket() implements Refusal {}

    record UnknownDesk() implements Refusal {}

    record UnknownService() implements Refusal {}

    /// The ticket is in a state from which this cannot be done, perhaps because somebody else was
    /// faster.
    record WrongState(TicketState state) implements Refusal {}

    /// The ticket is at another desk.
    record OtherDesk(DeskId desk) implements Refusal {}

    /// The desk has a ticket called or being served.
    record DeskBusy(TicketCode code) implements Refusal {}

    /// Too soon after the last call.
    record TooEarly(long secondsLeft) implements Refusal {}

    /// Too late to undo.
    record TooLateToUndo() implements Refusal {}

    /// This desk does not serve the ticket's service.
    record NotServedHere(ServiceId service) implements Refusal {}

    /// Another ticket was overtaken as often as the rules allow and goes first.
    record AnotherIsDue(TicketCode code) implements Refusal {}

    /// The ticket is in line for that service already.
    record SameService() implements Refusal {}

    /// The ticket is at that desk already.
    record SameDesk() implements Refusal {}

    /// No appointment of today has this code.
    record UnknownAppointment() implements Refusal {}

    /// Somebody has come for this appointment already.
    ///
    /// @param state of the number they were given, which may be in line no more
    record AlreadyHere(TicketCode code, TicketState state) implements Refusal {}

    /// After this change no desk would have this service.
    record NobodyServes(ServiceId service) implements Refusal {}

    /// The reason does not apply to this.
    record WrongReason(Reason reason) implements Refusal {}

    /// The service is closed.
    ///
    /// @param opensOrNull when it opens next, in local time
    record Closed(@Nullable LocalDateTime opensOrNull) implements Refusal {
        /// When it opens next, in local time; empty if it never does.
        public Optional<LocalDateTime> opens() {
            return Optional.ofNullable(opensOrNull);
        }
    }

    /// Open, but somebody who came now could not be served before closing.
    ///
    /// @param closes in local time
    record TooLate(LocalDateTime closes) implements Refusal {}

    /// As many are in line as are allowed.
    record Full(int waiting) implements Refusal {}

    /// No number can be given safely.
    record NoNumber(String message) implements Refusal {}
}
