package brussels.citedesmetiers.kiosk.store;

import org.jspecify.annotations.Nullable;

/// The data folder cannot be used. The message is one sentence for the person at the terminal:
/// which folder, what is wrong, what to do.
public sealed class DataFolderException extends Exception permits DataFolderBusyException {
    private static final long serialVersionUID = 1L;

    DataFolderException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
