package brussels.citedesmetiers.kiosk.ticket;

/// A token was refused. The reason is from a closed list, and nothing of the token itself is
/// included, so that this can be logged.
public final class TokenException extends Exception {
    private static final long serialVersionUID = 1L;

    /// Why a token is refused. If several apply, the one that [TokenCodec#decode] checks first is
    /// reported.
    public enum Reason {
        /// Some other text or code: it does not begin like a token, or is longer than any token.
        NOT_A_TOKEN("not a ticket of a kiosk"),
        /// It is incomplete: read or typed only in part.
        TRUNCATED("the code is cut short"),
        /// It was damaged or altered after it was signed, or is not in the canonical form.
        CHANGED("the code was changed or damaged"),
        /// The terminal, or its key, does not belong to this site.
        FOREIGN("the ticket comes from another site"),
        /// Older than tickets may be.
        EXPIRED("the ticket is too old"),
        /// Dated in the future: its terminal's clock is wrong.
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
