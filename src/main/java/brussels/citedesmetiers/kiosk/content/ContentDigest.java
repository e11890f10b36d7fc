package brussels.citedesmetiers.kiosk.content;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The version of some content: the first 6 bytes of the SHA-256 of its canonical form, as 12
/// hexadecimal digits. Computed when it is first asked for, since no screen needs it.
///
/// Safe for all threads.
public final class ContentDigest {
    private @Nullable Supplier<String> source;
    private @Nullable String digits;

    private ContentDigest(@Nullable Supplier<String> source, @Nullable String digits) {
        this.source = source;
        this.digits = digits;
    }

    /// A known version.
    public static ContentDigest of(String digits) {
        return new ContentDigest(null, digits);
    }

    /// A version that `source` computes, once.
    public static ContentDigest later(Supplier<String> source) {
        return new ContentDigest(source, null);
    }

    /// The 12 digits.
    public synchronized String digits() {
        Supplier<String> pending = source;
        if (pending != null) {
            digits = pending.get();
            source = null;
        }
        return String.valueOf(digits);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ContentDigest d && digits().equals(d.digits());
    }

    @Override
    public int hashCode() {
        return digits().hashCode();
    }

    @Override
    public String toString() {
        return digits();
    }
}
