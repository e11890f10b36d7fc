package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import java.time.Instant;
import java.time.LocalDate;

/// Staff let a service give no more tickets for a while. Whoever is in line is still called. The
/// last entry of a service counts: one that ends at once takes the pause back.
///
/// @param day the day it belongs to; a pause never goes on to the next
/// @param until when tickets are given again, by the hub's clock
/// @param desk where it was decided
public record PauseEntry(
        ServiceId service, LocalDate day, Moment when, Instant until, DeskId desk) {

    /// Whether no ticket is given at this time.
    boolean holds(Moment now) {
        return now.at().isBefore(until);
    }
}
