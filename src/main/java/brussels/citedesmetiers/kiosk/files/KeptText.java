package brussels.citedesmetiers.kiosk.files;

import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A small text that outlives the program, such as a key or the list of who is signed in: a file of
/// its folder ([KeptFile]), or a row that several servers share, which throws
/// [java.io.UncheckedIOException] while it cannot be reached. Thread-safe.
public interface KeptText {
    /// The text as it is now; empty if there is none.
    Optional<String> read() throws IOException;

    /// Replaces the text. Nobody who shares it changes it meanwhile; the change may be worked out
    /// more than once.
    ///
    /// @param change from the present text, empty if there is none, to the new one; empty for none
    /// @return the new one
    /// @throws IOException if it may not have been kept
    Optional<String> change(UnaryOperator<Optional<String>> change) throws IOException;

    /// Replaces the text, whatever it is.
    default void write(String text) throws IOException {
        var _ = change(_ -> Optional.of(text));
    }
}
