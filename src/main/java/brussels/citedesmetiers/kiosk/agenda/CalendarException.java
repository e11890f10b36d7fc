package brussels.citedesmetiers.kiosk.agenda;

/// A calendar that cannot be taken over; the message says in one sentence why, and what would be
/// right. The agenda that there is stays as it is.
public final class CalendarException extends Exception {
    private static final long serialVersionUID = 1;

    CalendarException(String message) {
        super(message);
    }

    /// @param cause for the log
    public CalendarException(String message, Throwable cause) {
        super(message, cause);
    }
}
