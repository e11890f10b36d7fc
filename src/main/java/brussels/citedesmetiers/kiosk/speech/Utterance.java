package brussels.citedesmetiers.kiosk.speech;

import java.time.Duration;
import java.util.List;

/// What a voice says in one go, part by part.
///
/// @param output where it is heard
/// @param volume how loud
/// @param atMost after how long it is cut off
public record Utterance(List<Part> parts, Output output, Volume volume, Duration atMost) {
    /// Nothing is said for longer; a program that hangs is ended then.
    static final Duration LONGEST = Duration.ofMinutes(5);

    public Utterance {
        parts = List.copyOf(parts);
    }

    /// Where speech is heard.
    public enum Output {
        LOUDSPEAKER,
        HEADSET
    }
}
