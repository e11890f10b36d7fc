package brussels.citedesmetiers.kiosk.queue;

import java.time.LocalTime;

/// What became of a code that was typed for an appointment.
public sealed interface ArrivalAnswer {
    /// The longest answer in bytes.
    int MOST_BYTES = 4 * 1024;

    /// Its visitor is in line.
    ///
    /// @param slip the number, to be printed if there is a printer
    /// @param at the time of the appointment, where the queue is
    record Arrived(NumberSlip slip, LocalTime at, Timing timing) implements ArrivalAnswer {}

    /// Somebody has come with this code already, and is in line or at a desk.
    ///
    /// @param number that they have
    record AlreadyHere(TicketCode number) implements ArrivalAnswer {}

    /// No appointment of today has this code.
    record Unknown() implements ArrivalAnswer {}

    /// It cannot be told here: the hub does not answer, no number can be given safely, the number
    /// given for it is in line no more, or the house has its service no more.
    record NotHere() implements ArrivalAnswer {}

    /// When somebody came, by the time of the appointment.
    enum Timing {
        /// Some minutes before it or more.
        EARLY,
        /// For its time, or so little later that they keep it.
        IN_TIME,
        /// So late that they are in line as others are.
        LATE
    }

    /// As bytes of JSON.
    default byte[] bytes() {
        return HubJson.write(this);
    }

    /// Reads what [#bytes()] wrote.
    ///
    /// @throws IllegalArgumentException if the bytes are anything else
    static ArrivalAnswer of(byte[] bytes) {
        return HubJson.arrivalAnswer(bytes);
    }
}
