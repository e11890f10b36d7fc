package brussels.citedesmetiers.kiosk.web;

import org.jspecify.annotations.Nullable;

/// A request that is refused with a status and a code from a closed list.
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String why;
    private final @Nullable String detail;

    public RefusedException(int status, String why) {
        super(why);
        this.status = status;
        this.why = why;
        this.detail = null;
    }

    /// @param detail for the sentence that the page makes of it
    public RefusedException(int status, String why, String detail) {
        super(why);
        this.status = status;
        this.why = why;
        this.detail = detail;
    }

    public int status() {
        return status;
    }

    /// The code, from a closed list.
    public String why() {
        return why;
    }

    public Reply reply() {
        return detail == null
                ? Reply.refused(status, why)
                : Reply.json(status, JsonNodes.object().put("refused", why).put("detail", detail));
    }
}
