package brussels.citedesmetiers.kiosk.counts;

import org.jspecify.annotations.Nullable;

/// Bytes that are not the canonical form of a batch or receipt.
public final class BatchFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    BatchFormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
