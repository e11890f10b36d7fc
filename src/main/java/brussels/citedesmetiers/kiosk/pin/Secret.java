package brussels.citedesmetiers.kiosk.pin;

/// A secret that staff know, kept so that a read file gives it to nobody. Thread-safe.
public interface Secret {
    /// What a try is.
    enum Match {
        RIGHT,
        WRONG,
        /// None has been set.
        NOT_SET,
        /// It is damaged or cannot be read: it must be set again.
        UNREADABLE
    }

    /// Compares, slowly on purpose: up to seconds on a small board.
    Match compare(char[] tried);

    /// A text that is another after each setting, and says nothing of the secret; the same while
    /// none is set. Who signed in with the old one is signed out.
    String stamp();
}
