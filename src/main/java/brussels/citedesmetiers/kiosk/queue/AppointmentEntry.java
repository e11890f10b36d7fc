package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;

/// One row of the lists of appointments. Rows are only ever added; of those with the same day and
/// code the last counts.
///
/// @param removed whether it was taken off the list
/// @param desk where that was done
public record AppointmentEntry(
        Appointment appointment, boolean removed, Moment when, DeskId desk) {}
