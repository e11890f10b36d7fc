package brussels.citedesmetiers.kiosk.visit;

import java.time.LocalDate;

/// What staff have the terminal do, from their panel.
public sealed interface StaffTask {

    /// The terminal stands at this stop on this day; with that the day is known.
    ///
    /// @param stop id of a stop, or `none`
    record StandAt(String stop, LocalDate day) implements StaffTask {}

    /// The next ticket has this number, after nothing on the disk says which.
    ///
    /// @param number 1 to 9999
    record GoOnAt(int number) implements StaffTask {}

    /// The losses told are known.
    record ConfirmLoss() implements StaffTask {}

    /// The other look, of the two for indoors and for sunlight.
    record ChangeLook() implements StaffTask {}

    /// A test slip.
    record TestPrint() implements StaffTask {}

    /// The program ends, so that its supervisor starts it again.
    record Restart() implements StaffTask {}
}
