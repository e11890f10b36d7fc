package brussels.citedesmetiers.kiosk.queue;

import java.time.Duration;
import java.util.Optional;

/// The range of minutes that held for a ticket when it came into the queue, as it was told.
public record Told(int fromMinutes, int toMinutes) {

    /// How the wait came out.
    public enum Outcome {
        /// Called within the range, its whole minutes included.
        KEPT,
        /// Called sooner.
        SOONER,
        /// Called later.
        LATER
    }

    public Told {
        if (fromMinutes < 0 || toMinutes <= fromMinutes) {
            throw new IllegalArgumentException(fromMinutes + " to " + toMinutes + " minutes");
        }
    }

    /// What an estimate tells; nothing if it is not a range.
    static Optional<Told> of(WaitEstimate estimate) {
        return estimate instanceof WaitEstimate.Between range
                ? Optional.of(new Told(range.fromMinutes(), range.toMinutes()))
                : Optional.empty();
    }

    /// How a wait of this length comes out.
    Outcome outcome(Duration waited) {
        if (waited.compareTo(Duration.ofMinutes(fromMinutes)) < 0) {
            return Outcome.SOONER;
        }
        return waited.compareTo(Duration.ofMinutes(toMinutes)) > 0 ? Outcome.LATER : Outcome.KEPT;
    }
}
