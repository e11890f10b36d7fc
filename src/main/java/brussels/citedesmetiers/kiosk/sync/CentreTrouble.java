package brussels.citedesmetiers.kiosk.sync;

import java.util.Locale;

/// Why counts do not reach the centre now. Nothing of it loses a count.
public enum CentreTrouble {
    /// Nobody answers: no network, or the centre is away. Usual, and no fault.
    NO_ANSWER,
    /// Somebody answers who is not the centre: the sign-in page of a public network, a proxy, a
    /// wrong address or certificate.
    NOT_THE_CENTRE,
    /// The centre is there and asks to come back later.
    BUSY,
    /// The token file cannot be used.
    TOKEN_FILE,
    /// The centre does not know the token or the terminal.
    TOKEN_REFUSED,
    /// The centre has revoked this terminal.
    REVOKED,
    /// The centre refuses a batch: its lists or keys are not this terminal's.
    BATCH_REFUSED,
    /// This terminal's own outbox cannot be used.
    OUTBOX;

    /// A stable name: the end of the staff's text key `staff.centre.…`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether staff must do something about it.
    public boolean needsStaff() {
        return switch (this) {
            case NO_ANSWER, BUSY -> false;
            case NOT_THE_CENTRE, TOKEN_FILE, TOKEN_REFUSED, REVOKED, BATCH_REFUSED, OUTBOX -> true;
        };
    }
}
