package brussels.citedesmetiers.kiosk.queue;

/// What happened to a ticket.
public enum EntryKind {
    /// It was printed here, or came from another terminal.
    ISSUED,
    CALLED,
    /// It was called again, to the same desk.
    RECALLED,
    /// The visitor came to the desk.
    SERVED,
    DONE,
    NO_SHOW,
    PARKED,
    /// It is in line again, at its place in time.
    UNPARKED,
    /// A no-show scanned the ticket again.
    RETURNED,
    TRANSFERRED,
    /// Its priority was set or taken away.
    PRIORITY,
    CANCELLED
}
