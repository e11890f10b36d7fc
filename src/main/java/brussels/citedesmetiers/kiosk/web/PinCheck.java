package brussels.citedesmetiers.kiosk.web;

import java.time.Duration;

/// Checks the staff PIN, slowly on purpose. Thread-safe.
public interface PinCheck {

    /// The outcome of a try.
    enum Answer {
        RIGHT,
        WRONG,
        /// Not tried: too many wrong tries before, from anywhere.
        LOCKED,
        /// None has been set, or it cannot be read: nobody is let in.
        UNAVAILABLE
    }

    /// Tries a PIN. May take seconds.
    Answer check(char[] pin);

    /// How long nothing is tried any more; zero if a try is allowed.
    Duration lockedFor();

    /// A text that changes when the PIN does, and says nothing of it: who signed in with the old
    /// one is signed out.
    String stamp();
}
