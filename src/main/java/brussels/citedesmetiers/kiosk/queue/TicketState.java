package brussels.citedesmetiers.kiosk.queue;

/// Where a ticket stands.
public enum TicketState {
    /// In line.
    WAITING,
    /// Called to a desk, not there yet.
    CALLED,
    /// At the desk.
    SERVING,
    /// Served.
    DONE,
    /// Called in vain; may come back by scanning the ticket.
    NO_SHOW,
    /// Put aside by staff, keeping its place in time.
    PARKED,
    /// Given up, or left over at closing.
    CANCELLED;

    /// Whether nothing more happens to it, unless staff say that it ended by mistake.
    public boolean finished() {
        return this == DONE || this == CANCELLED;
    }

    /// Whether it is at a desk now.
    public boolean atDesk() {
        return this == CALLED || this == SERVING;
    }
}
