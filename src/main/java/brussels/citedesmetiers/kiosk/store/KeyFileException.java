package brussels.citedesmetiers.kiosk.store;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The terminal's key cannot be read or created. The message is one sentence for the log and the
/// command line: what is wrong and what to do.
public final class KeyFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Why why;
    private final String file;

    /// What is wrong with the file.
    public enum Why {
        /// It cannot be read or written.
        UNREADABLE,
        /// Others than its owner may use it.
        OPEN_TO_OTHERS,
        /// What it holds is no key.
        DAMAGED;

        /// A stable name: the end of the staff's text key `staff.key.…`.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    KeyFileException(Why why, Path file, String rest, @Nullable Throwable cause) {
        super("The key file " + file + " " + rest, cause);
        this.why = why;
        this.file = file.toString();
    }

    public Why why() {
        return why;
    }

    /// The key's file.
    public Path file() {
        return Path.of(file);
    }
}
