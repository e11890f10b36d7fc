package brussels.citedesmetiers.kiosk.editing;

/// A table that cannot be read or taken over; the message says in a sentence where and why.
public final class EditingException extends Exception {
    private static final long serialVersionUID = 1;

    EditingException(String message) {
        super(message);
    }

    EditingException(String message, Throwable cause) {
        super(message, cause);
    }
}
