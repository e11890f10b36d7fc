package brussels.citedesmetiers.kiosk.files;

import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// A [KeptText] that one process alone changes: it is read once, and what cannot be kept is
/// remembered until a restart, with a line in the log.
public final class Remembered implements KeptText {
    private final KeptText kept;
    private final String what;
    private @Nullable String text;

    /// @param what is in it, for the log
    public Remembered(KeptText kept, String what) {
        this.kept = kept;
        this.what = what;
        try {
            this.text = kept.read().orElse(null);
        } catch (IOException e) {
            Logger.warn(e, "{}: it cannot be read and begins anew", what);
        }
    }

    @Override
    public synchronized Optional<String> read() {
        return Optional.ofNullable(text);
    }

    @Override
    public synchronized Optional<String> change(UnaryOperator<Optional<String>> change) {
        Optional<String> next = change.apply(read());
        text = next.orElse(null);
        try {
            return kept.change(_ -> next);
        } catch (IOException e) {
            Logger.error(e, "{}: it could not be kept and is known until a restart", what);
            return next;
        }
    }
}
