package brussels.citedesmetiers.kiosk.queue;

/// The way a ticket came into the queue.
public enum Channel {
    /// The visitor took it at a terminal.
    KIOSK,
    /// Staff gave it to somebody who could not or would not use a terminal.
    RECEPTION,
    /// Somebody came for an appointment.
    APPOINTMENT
}
