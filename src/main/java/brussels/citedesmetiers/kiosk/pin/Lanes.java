package brussels.citedesmetiers.kiosk.pin;

import brussels.citedesmetiers.kiosk.pin.PinGate.Caller;
import java.time.Duration;

/// What callers have tried, and when each may try again. Servers that answer as one share it, so
/// that nobody has more attempts by turning to the other. Thread-safe.
public interface Lanes {
    /// Takes one attempt.
    ///
    /// @return zero if this caller may try, whose attempt has then been counted as wrong; else how
    ///   long it must wait
    /// @throws java.io.UncheckedIOException if what is shared cannot be reached
    Duration reserve(Caller caller);

    /// How long this caller must wait now.
    ///
    /// @throws java.io.UncheckedIOException if what is shared cannot be reached
    Duration left(Caller caller);

    /// Forgets what this caller tried: it was right, or nothing could be compared.
    ///
    /// @throws java.io.UncheckedIOException if what is shared cannot be reached
    void forget(Caller caller);
}
