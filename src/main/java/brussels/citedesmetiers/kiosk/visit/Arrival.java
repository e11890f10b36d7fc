package brussels.citedesmetiers.kiosk.visit;

import java.time.LocalTime;

/// What became of the code that somebody with an appointment typed.
public sealed interface Arrival {
    /// They are in line.
    ///
    /// @param number that is called, as people read it
    /// @param at the time of the appointment
    record InLine(String number, LocalTime at, Timing timing) implements Arrival {}

    /// Somebody came with this code before.
    ///
    /// @param number that they were given
    record Before(String number) implements Arrival {}

    /// No appointment of today has this code.
    record Unknown() implements Arrival {}

    /// It cannot be told at this terminal now; reception helps.
    record AtReception() implements Arrival {}

    /// When they came, by the time of the appointment.
    enum Timing {
        /// Before it.
        EARLY,
        /// For it, or so little later that they keep it.
        IN_TIME,
        /// So late that they are in line as others are.
        LATE
    }
}
