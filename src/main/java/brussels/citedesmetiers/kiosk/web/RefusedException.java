package brussels.citedesmetiers.kiosk.web;

/// A request that is answered with a refusal: a status and a word from a closed list.
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String why;

    public RefusedException(int status, String why) {
        super(why);
        this.status = status;
        this.why = why;
    }

    public int status() {
        return status;
    }

    /// A word from a closed list.
    public String why() {
        return why;
    }

    public Reply reply() {
        return Reply.refused(status, why);
    }
}
