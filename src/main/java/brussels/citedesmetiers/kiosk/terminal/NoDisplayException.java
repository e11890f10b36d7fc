package brussels.citedesmetiers.kiosk.terminal;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// There is no display to show the terminal on; the message says what is missing.
public final class NoDisplayException extends Exception {
    @Serial private static final long serialVersionUID = 1;

    NoDisplayException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
