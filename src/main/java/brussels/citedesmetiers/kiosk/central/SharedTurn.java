package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.files.KeptText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.UUID;
import org.tinylog.Logger;

/// Whose turn it is to do what one of several centres does for all. A turn that nobody gave back,
/// as after a power cut, ends by itself. Thread-safe.
final class SharedTurn {
    private final KeptText text;
    private final Duration length;
    private final InstantSource clock;

    /// @param length how long nobody else has it
    SharedTurn(KeptText text, Duration length, InstantSource clock) {
        this.text = text;
        this.length = length;
        this.clock = clock;
    }

    /// Takes it, unless somebody has it.
    ///
    /// @return whether it was taken
    boolean take() throws IOException {
        Instant now = clock.instant();
        Optional<String> mine = Optional.of(now + " " + UUID.randomUUID());
        return text.change(taken -> taken.filter(other -> lasts(other, now)).or(() -> mine))
                .equals(mine);
    }

    private boolean lasts(String taken, Instant now) {
        return moment(taken)
                .map(since -> Duration.between(since, now).abs().compareTo(length) < 0)
                .orElse(false);
    }

    /// When it was taken last.
    Optional<Instant> since() throws IOException {
        return text.read().flatMap(SharedTurn::moment);
    }

    private static Optional<Instant> moment(String taken) {
        try {
            return Optional.of(Instant.parse(taken.split(" ", 2)[0]));
        } catch (DateTimeParseException e) {
            Logger.debug(e, "nobody's turn");
            return Optional.empty();
        }
    }

    /// Lets another have it.
    void giveBack() throws IOException {
        var _ = text.change(_ -> Optional.empty());
    }
}
