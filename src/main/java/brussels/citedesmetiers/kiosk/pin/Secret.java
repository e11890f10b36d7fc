package brussels.citedesmetiers.kiosk.pin;

/// A secret that staff know, stored so that nobody can learn it from the file. Thread-safe.
public interface Secret {
    /// The result of a comparison.
    enum Match {
        RIGHT,
        WRONG,
        /// None has been set.
        NOT_SET,
        /// It is damaged or cannot be read: it must be set again.
        UNREADABLE
    }

    /// Compares, deliberately slowly: it takes up to seconds on a small board.
    Match compare(char[] tried);

    /// A text that changes whenever the secret is set and reveals nothing about it; constant while
    /// none is set. Whoever signed in with the old secret is signed out.
    String stamp();
}
