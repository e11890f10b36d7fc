package brussels.citedesmetiers.kiosk.alert;

import org.jspecify.annotations.Nullable;

/// An alert did not go out, or nobody knows whether it did. Its message names no address and no
/// secret, and quotes nothing that another machine said but its numbers.
public final class AlertException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean unknown;

    /// It did not go out.
    ///
    /// @param cause only the name of its class is kept
    public AlertException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    /// @param cause its class alone is kept, because messages of sockets name addresses
    private AlertException(String message, @Nullable Throwable cause, boolean unknown) {
        super(cause == null ? message : message + " (" + cause.getClass().getSimpleName() + ")");
        this.unknown = unknown;
    }

    /// All was said, and the answer was lost.
    public static AlertException unanswered(String message, Throwable cause) {
        return new AlertException(message, cause, true);
    }

    /// Whether it may have gone out all the same; then it is not tried again.
    public boolean unknown() {
        return unknown;
    }
}
