package brussels.citedesmetiers.kiosk.queue;

/// The result of a command.
public sealed interface QueueResult {

    /// It was done.
    ///
    /// @param ticket as it is now
    /// @param entry what was added to the log
    /// @param committed whether it is on disk; false while the database is away and the entry waits
    ///   in memory, where a power failure would lose it
    record Ok(QueuedTicket ticket, QueueEntry entry, boolean committed) implements QueueResult {}

    /// It was not done.
    record Refused(Refusal why) implements QueueResult {}
}
