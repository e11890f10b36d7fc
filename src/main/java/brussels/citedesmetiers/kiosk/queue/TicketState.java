package brussels.citedesmetiers.kiosk.queue;

/// The state of a ticket.
public enum TicketState {
    /// In line.
    WAITING,
    /// Called to a desk, but not there yet.
    CALLED,
    /// At the desk.
    SERVING,
    /// Served.
    DONE,
    /// Called in vain; may come back by scanning the ticket.
    NO_SHOW,
    /// Put aside by staff, keeping its place in time.
    PARKED,
    /// Cancelled, or left over at closing.
    CANCELLED;

    /// Whether nothing more happens to it, unless staff reopen it.
    public boolean finished() {
        return this == DONE || this == CANCELLED;
    }

    /// Whether it is at a desk now.
    public boolean atDesk() {
        return this == CALLED || this == SERVING;
    }
}
