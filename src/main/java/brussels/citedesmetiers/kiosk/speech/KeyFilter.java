package brussels.citedesmetiers.kiosk.speech;

import brussels.citedesmetiers.kiosk.visit.VisitorKey;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Makes of key presses what their owner means. A key held down counts once however long it is held
/// (EN 301 549, 5.7: there is no key repeat); a key struck again at once, by a trembling hand or a
/// bouncing contact, counts once (5.8). The key for "again" counts when it is released, because
/// held down it is the volume. One thread.
public final class KeyFilter {
    /// From here on a press is a long one.
    public static final Duration LONG = Duration.ofMillis(800);

    private final Duration doubleStrike;
    private final Map<VisitorKey, Duration> down = new EnumMap<>(VisitorKey.class);
    private final Map<VisitorKey, Duration> up = new EnumMap<>(VisitorKey.class);

    /// @param doubleStrike after a release, how long the same key is not accepted
    public KeyFilter(Duration doubleStrike) {
        this.doubleStrike = doubleStrike;
    }

    /// What a key means.
    public sealed interface Meaning {
        /// A press of the key.
        record Press(VisitorKey key) implements Meaning {}

        /// The key for "again", held down.
        record Louder() implements Meaning {}
    }

    /// A key went down, or its keyboard repeats it.
    ///
    /// @param now on a clock that is never set
    public Optional<Meaning> pressed(VisitorKey key, Duration now) {
        if (down.containsKey(key)) {
            return Optional.empty();
        }
        Duration before = up.get(key);
        if (before != null && now.compareTo(before.plus(doubleStrike)) < 0) {
            // A bounce also moves the end of the time in which it is not accepted.
            up.put(key, now);
            return Optional.empty();
        }
        down.put(key, now);
        return key == VisitorKey.REPEAT ? Optional.empty() : Optional.of(new Meaning.Press(key));
    }

    /// A key came up.
    public Optional<Meaning> released(VisitorKey key, Duration now) {
        Duration since = down.remove(key);
        if (since == null) {
            return Optional.empty();
        }
        up.put(key, now);
        if (key != VisitorKey.REPEAT) {
            return Optional.empty();
        }
        return Optional.of(
                now.compareTo(since.plus(LONG)) < 0
                        ? new Meaning.Press(key)
                        : new Meaning.Louder());
    }
}
