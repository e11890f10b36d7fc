package brussels.citedesmetiers.kiosk.content;

/// A JSON pointer (RFC 6901), built step by step.
///
/// @param text the pointer as written, empty for the whole file
public record Pointer(String text) {

    /// The whole file.
    public static final Pointer ROOT = new Pointer("");

    /// The member `key` of the object here; `~` and `/` in the key are escaped.
    public Pointer at(String key) {
        return new Pointer(text + "/" + key.replace("~", "~0").replace("/", "~1"));
    }

    /// The element `index` of the list here, from 0.
    public Pointer at(int index) {
        return new Pointer(text + "/" + index);
    }

    @Override
    public String toString() {
        return text;
    }
}
