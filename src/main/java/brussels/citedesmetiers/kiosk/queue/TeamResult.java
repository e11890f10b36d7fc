package brussels.citedesmetiers.kiosk.queue;

/// The outcome of an order of the team.
public sealed interface TeamResult {

    /// It counts from now on.
    ///
    /// @param committed whether it is on disk; if not, it would be lost with power
    record Done(boolean committed) implements TeamResult {}

    /// Nothing has changed.
    record Refused(Refusal why) implements TeamResult {}
}
