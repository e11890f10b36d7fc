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
    /// It is back in line, at its place in time.
    UNPARKED,
    /// A no-show scanned the ticket again.
    RETURNED,
    /// It was sent to another service or desk; without a desk in the entry, the queue itself sent
    /// it back to its service because nobody works any more at the desk it was kept for.
    TRANSFERRED,
    /// Its priority was set or withdrawn.
    PRIORITY,
    CANCELLED,
    /// The last thing that happened to it was undone shortly afterwards.
    UNDONE,
    /// It had ended and is back in line at its place in time.
    REOPENED;

    /// Whether a desk may undo it: not what everybody has heard, and not an undo.
    boolean canBeUndone() {
        return switch (this) {
            case SERVED, DONE, NO_SHOW, PARKED, TRANSFERRED, CANCELLED -> true;
            case ISSUED, CALLED, RECALLED, UNPARKED, RETURNED, PRIORITY, UNDONE, REOPENED -> false;
        };
    }
}
