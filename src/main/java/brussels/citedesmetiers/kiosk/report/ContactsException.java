package brussels.citedesmetiers.kiosk.report;

/// The figures of a queue cannot be taken; the message says which file, line and value, and what
/// would be right.
public final class ContactsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    /// @param sentence for staff
    public ContactsException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    ContactsException(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /// What is wrong, and what to do.
    public String sentence() {
        return sentence;
    }
}
