package brussels.citedesmetiers.kiosk.ticket;

import org.jspecify.annotations.Nullable;

/// The terminal's key cannot be read or made. The message is one sentence for staff: what is wrong
/// and what to do.
public final class KeyFileException extends Exception {
    private static final long serialVersionUID = 1L;

    KeyFileException(String message) {
        super(message);
    }

    KeyFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
