package brussels.citedesmetiers.kiosk.sync;

import java.util.Locale;

/// Why counts do not reach the centre now. In no case is a count lost.
public enum CentreTrouble {
    /// No answer: there is no network, or the centre is down. This is normal and not a fault.
    NO_ANSWER,
    /// Something other than the centre answers: the sign-in page of a public network, a proxy, a
    /// wrong address or certificate.
    NOT_THE_CENTRE,
    /// The centre is up and asks to try again later.
    BUSY,
    /// The token file cannot be used.
    TOKEN_FILE,
    /// The centre does not know the token or the terminal.
    TOKEN_REFUSED,
    /// The centre has revoked this terminal.
    REVOKED,
    /// The centre refuses a batch: its lists or keys do not match this terminal's.
    BATCH_REFUSED,
    /// This terminal's own outbox cannot be used.
    OUTBOX;

    /// A stable name: the end of the staff's text key `staff.centre.…`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether staff need to do something about it.
    public boolean needsStaff() {
        return switch (this) {
            case NO_ANSWER, BUSY -> false;
            case NOT_THE_CENTRE, TOKEN_FILE, TOKEN_REFUSED, REVOKED, BATCH_REFUSED, OUTBOX -> true;
        };
    }
}
