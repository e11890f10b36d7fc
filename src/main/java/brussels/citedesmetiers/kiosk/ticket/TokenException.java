package brussels.citedesmetiers.kiosk.ticket;

/// A token is refused. Says why from a closed list, and holds nothing of the token itself, so that
/// it can be logged.
public final class TokenException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Why a token is refused. Where two could hold, the earlier one of [TokenCodec#decode] is
    /// told.
    public enum Reason {
        /// Some other text or code: it does not begin as a token does, or is longer than any token.
        NOT_A_TOKEN("not a ticket of a kiosk"),
        /// It stops before its end: read or typed only in part.
        TRUNCATED("the code is cut short"),
        /// It was damaged or altered after it was signed, or is not written as a terminal writes.
        CHANGED("the code was changed or damaged"),
        /// The terminal, or the key it signed with, is not one of this site.
        FOREIGN("the ticket comes from another site"),
        /// Older than tickets may be.
        EXPIRED("the ticket is too old"),
        /// Dated later than now: the clock of its terminal is wrong.
        FROM_THE_FUTURE("the ticket is dated in the future"),
        /// Made by a newer program.
        UNKNOWN_VERSION("the ticket was made by a newer version of the program");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Reason reason;

    TokenException(Reason reason) {
        super(reason.sentence);
        this.reason = reason;
    }

    TokenException(Reason reason, Throwable cause) {
        super(reason.sentence, cause);
        this.reason = reason;
    }

    /// Why.
    public Reason reason() {
        return reason;
    }
}
