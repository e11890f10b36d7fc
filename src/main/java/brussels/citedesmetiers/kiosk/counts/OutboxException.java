package brussels.citedesmetiers.kiosk.counts;

import org.jspecify.annotations.Nullable;

/// The outbox cannot be used now; nothing changed, or what changed is whole. It may be tried again.
public final class OutboxException extends Exception {
    private static final long serialVersionUID = 1L;

    public OutboxException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
