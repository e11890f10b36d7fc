package brussels.citedesmetiers.kiosk.report;

/// The figures of a queue cannot be taken; the message says which file, line and value, and what
/// would be right.
public final class ContactsException extends Exception {
    private static final long serialVersionUID = 1L;

    /// @param message a sentence for staff
    public ContactsException(String message) {
        super(message);
    }

    ContactsException(String message, Throwable cause) {
        super(message, cause);
    }
}
