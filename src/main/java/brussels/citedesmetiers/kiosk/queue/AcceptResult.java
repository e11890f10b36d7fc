package brussels.citedesmetiers.kiosk.queue;

/// The outcome for a forwarded ticket. Once it is committed, its terminal need not send it again.
public sealed interface AcceptResult {

    /// It is in the queue now.
    ///
    /// @param committed whether it is on disk; the terminal is told only when it is
    record Accepted(QueuedTicket ticket, boolean committed) implements AcceptResult {}

    /// It was already in the queue, perhaps longer ago than tickets are kept.
    ///
    /// @param committed whether it is on disk; the terminal is told only when it is
    record AlreadyKnown(boolean committed) implements AcceptResult {}

    /// Whether the ticket is on disk.
    boolean committed();
}
