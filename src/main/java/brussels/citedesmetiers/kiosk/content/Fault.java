package brussels.citedesmetiers.kiosk.content;

import java.util.Objects;

/// One problem in a configuration or content file, said so that an editor can mend it.
///
/// @param file the file, relative to the configuration folder
/// @param pointer where in the file, as an RFC 6901 JSON pointer
/// @param value what stands there
/// @param message what would be right
public record Fault(String file, String pointer, String value, String message) {
    public Fault {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(pointer, "pointer");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(message, "message");
    }

    @Override
    public String toString() {
        return file + ": " + pointer + ": " + value + ": " + message;
    }
}
