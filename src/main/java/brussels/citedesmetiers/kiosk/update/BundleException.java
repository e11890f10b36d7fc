package brussels.citedesmetiers.kiosk.update;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// A bundle that is not taken. The message is one plain sentence with file, place and value; for
/// the staff panel there is a reason with the values of its sentence.
public final class BundleException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Why why;
    private final transient List<Object> values;

    /// Why a bundle is not taken.
    public enum Why {
        /// It is something else, or was made otherwise than bundles are.
        NOT_A_BUNDLE,
        /// Its bytes are not those that were signed.
        DAMAGED,
        /// Nobody who is trusted here signed it.
        UNKNOWN_KEY,
        /// It is for another site.
        OTHER_SITE,
        /// It is for machines of another kind.
        OTHER_PROCESSOR,
        /// A later one is in use, or the same.
        OLDER,
        /// It needs a newer program.
        TOO_NEW,
        /// Its content has faults.
        UNSOUND,
        /// There is no room for it on the disk.
        NO_SPACE,
        /// Another update is under way.
        BUSY,
        /// This terminal does not take such bundles.
        NOT_HERE,
        /// Stick or disk cannot be read or written.
        UNREADABLE;

        /// Whether the same bundle may be taken later, though nothing about it changes.
        public boolean mayPass() {
            return switch (this) {
                case NO_SPACE, BUSY, UNREADABLE -> true;
                case NOT_A_BUNDLE,
                        DAMAGED,
                        UNKNOWN_KEY,
                        OTHER_SITE,
                        OTHER_PROCESSOR,
                        OLDER,
                        TOO_NEW,
                        UNSOUND,
                        NOT_HERE ->
                        false;
            };
        }

        /// A stable name, for texts and fault codes.
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// @param message says which file, which place in it, what stands there, and what to do
    /// @param values for the staff's sentence
    BundleException(Why why, String message, Object... values) {
        super(message);
        this.why = why;
        this.values = List.of(values);
    }

    /// A bundle that comes while another one is being taken into use.
    public static BundleException busy() {
        return new BundleException(
                Why.BUSY, "another update is under way; try again when it is done");
    }

    /// A bundle for which there is no room.
    static BundleException noSpace(Object bundle, long needed, long free, Path folder) {
        return new BundleException(
                Why.NO_SPACE,
                bundle
                        + ": it needs "
                        + (needed >> 20)
                        + " MB, and "
                        + (free >> 20)
                        + " MB are free in "
                        + folder,
                needed >> 20,
                free >> 20);
    }

    /// A bundle that could not be read, or not be written here.
    public static BundleException of(IOException cause) {
        BundleException refused =
                new BundleException(
                        Why.UNREADABLE,
                        "reading or writing failed: " + cause,
                        String.valueOf(cause));
        refused.initCause(cause);
        return refused;
    }

    public Why why() {
        return why;
    }

    /// What the staff's sentence needs.
    public List<Object> values() {
        return values;
    }
}
