package brussels.citedesmetiers.kiosk.queue;

/// The result of deciding a command.
sealed interface Decision {

    /// An entry to add to the log.
    record Add(QueueEntry entry) implements Decision {}

    /// Nothing is to be changed.
    record Refuse(Refusal why) implements Decision {}
}
