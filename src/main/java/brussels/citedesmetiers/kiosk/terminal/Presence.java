package brussels.citedesmetiers.kiosk.terminal;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Since when nobody has been in front of the terminal, as far as a sensor can tell. JavaFX thread
/// only.
final class Presence {
    private @Nullable Instant emptySince;

    /// The sensor sees somebody, or nobody any more.
    void sensed(boolean somebody, Instant now) {
        if (somebody) {
            emptySince = null;
        } else if (emptySince == null) {
            emptySince = now;
        }
    }

    /// Somebody touched the terminal. A sensor that sees nobody meanwhile is wrong, for example
    /// about somebody in a wheelchair, and is not believed again before it has seen somebody.
    void touched() {
        if (emptySince != null) {
            emptySince = Instant.MAX;
        }
    }

    /// It is not known any more: the sensor has failed, or there is none.
    void unknown() {
        emptySince = null;
    }

    /// Since when nobody has been there; empty if somebody is, or if it is not known.
    Optional<Instant> emptySince(Instant now) {
        if (emptySince != null && !emptySince.equals(Instant.MAX) && now.isBefore(emptySince)) {
            emptySince = now; // the clock was set back
        }
        return Optional.ofNullable(emptySince).filter(since -> !since.equals(Instant.MAX));
    }
}
