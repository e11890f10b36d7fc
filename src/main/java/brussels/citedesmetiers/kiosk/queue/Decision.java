package brussels.citedesmetiers.kiosk.queue;

/// What a command comes to.
sealed interface Decision {

    /// An entry to add to the log.
    record Add(QueueEntry entry) implements Decision {}

    /// Nothing is to be changed.
    record Refuse(Refusal why) implements Decision {}
}
