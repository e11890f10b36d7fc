package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import java.time.Instant;

/// One row of what the team decided. Rows are only ever added; of those with the same kind and
/// subject the last counts.
///
/// @param takenBack whether this row takes the order back instead of giving it
/// @param until when it ends by itself, by the hub's clock
/// @param desk where it was decided
public record TeamEntry(
        TeamOrder order, boolean takenBack, Moment when, Instant until, DeskId desk) {

    /// Whether it counts at this time.
    boolean holds(Moment now) {
        return !takenBack && now.at().isBefore(until);
    }

    /// Whether both are about the same thing.
    boolean isAbout(TeamOrder other) {
        return order.kind().equals(other.kind()) && order.subject().equals(other.subject());
    }

    /// This order, taken back.
    TeamEntry back(Moment now, DeskId at) {
        return new TeamEntry(order, true, now, until, at);
    }
}
