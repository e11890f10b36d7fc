package brussels.citedesmetiers.kiosk.queue;

import org.jspecify.annotations.Nullable;

/// A command to the queue from a desk, a scan or the clock. Tickets enter it in other ways.
sealed interface QueueCommand {

    record CallNext(DeskId desk) implements QueueCommand {}

    /// Something about one ticket.
    sealed interface OfTicket extends QueueCommand {
        TicketId ticket();
    }

    record Call(TicketId ticket, DeskId desk) implements OfTicket {}

    record Recall(TicketId ticket, DeskId desk) implements OfTicket {}

    record Serve(TicketId ticket, DeskId desk) implements OfTicket {}

    record Done(TicketId ticket, DeskId desk) implements OfTicket {}

    record NoShow(TicketId ticket, DeskId desk) implements OfTicket {}

    record Park(TicketId ticket, DeskId desk) implements OfTicket {}

    record Unpark(TicketId ticket, DeskId desk) implements OfTicket {}

    record Cancel(TicketId ticket, DeskId desk, Reason reason) implements OfTicket {}

    /// Sends it to another service.
    record Transfer(TicketId ticket, DeskId desk, ServiceId to, Reason reason)
            implements OfTicket {}

    /// Sends it to another desk: to the service it is in line for if that desk has it, else to the
    /// first one the desk has.
    record TransferToDesk(TicketId ticket, DeskId desk, DeskId to, Reason reason)
            implements OfTicket {}

    /// Gives or withdraws priority.
    ///
    /// @param reason null when priority is withdrawn
    record Prioritise(TicketId ticket, DeskId desk, boolean priority, @Nullable Reason reason)
            implements OfTicket {}

    /// Undoes the last thing this desk did to the ticket.
    record Undo(TicketId ticket, DeskId desk) implements OfTicket {}

    /// Puts a ticket that has ended back in line.
    record Reopen(TicketId ticket, DeskId desk) implements OfTicket {}

    /// A no-show scanned its ticket again.
    record Return(TicketId ticket) implements OfTicket {}

    /// The house has closed and this ticket is left over.
    record LeftOver(TicketId ticket) implements OfTicket {}

    /// Nobody works any more at the desk that alone was to call this ticket.
    record Release(TicketId ticket) implements OfTicket {}
}
