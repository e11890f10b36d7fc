package brussels.citedesmetiers.kiosk.queue;

import java.util.Optional;

/// What visitors queue for. Its name in each language is in the settings.
///
/// @param letter the first letter of its tickets' codes, unique among services
/// @param theme whether the letter is that of a theme, so that the theme's tickets come here; a
///   service need not be a theme
/// @param mostWaiting how many may be in line before no more tickets are given
public record Service(
        ServiceId id, char letter, boolean theme, OpeningHours hours, int mostWaiting) {
    public Service {
        if (letter < 'A' || letter > 'Z') {
            throw new IllegalArgumentException("letter of a service: " + letter);
        }
        if (mostWaiting < 1) {
            throw new IllegalArgumentException("most waiting for a service: " + mostWaiting);
        }
    }

    /// The letter of the theme whose tickets come here.
    public Optional<Character> themeLetter() {
        return theme ? Optional.of(letter) : Optional.empty();
    }
}
