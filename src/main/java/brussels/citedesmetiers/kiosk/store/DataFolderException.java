package brussels.citedesmetiers.kiosk.store;

import org.jspecify.annotations.Nullable;

/// The data folder cannot be used. The message is one sentence for the person at the terminal:
/// which folder, what is wrong, what to do.
public sealed class DataFolderException extends Exception permits DataFolderBusyException {
    private static final long serialVersionUID = 1L;

    /// Why not. Each may go away by itself or with help, so it is worth trying again.
    public enum Reason {
        HELD_ELSEWHERE,
        NOT_WRITABLE,
        DISK_FULL,
        /// It is in memory, so a restart of the machine would forget the numbers given.
        NOT_KEPT
    }

    private final Reason reason;

    DataFolderException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
