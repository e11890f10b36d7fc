package brussels.citedesmetiers.kiosk.clock;

/// What the queue needs to know about time. Any thread.
@FunctionalInterface
public interface QueueClock {

    /// The time by the terminal's clock, with whether to believe it.
    Moment now();
}
