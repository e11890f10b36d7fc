package brussels.citedesmetiers.kiosk.desk;

/// A request that is answered with a refusal: a status and a word from a closed list.
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String why;

    RefusedException(int status, String why) {
        super(why);
        this.status = status;
        this.why = why;
    }

    Reply reply() {
        return Reply.refused(status, why);
    }
}
