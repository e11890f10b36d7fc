package brussels.citedesmetiers.kiosk.counts;

import org.jspecify.annotations.Nullable;

/// The outbox cannot be used now; either nothing changed or the whole change was made. It is safe
/// to try again.
public final class OutboxException extends Exception {
    private static final long serialVersionUID = 1L;

    public OutboxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
