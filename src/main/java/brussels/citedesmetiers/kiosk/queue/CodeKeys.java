package brussels.citedesmetiers.kiosk.queue;

import java.util.Collection;
import java.util.Locale;

/// Which keys a visitor needs to type the code of an appointment of today. It is all that a
/// terminal learns of the list.
public enum CodeKeys {
    /// There is no appointment today.
    NONE,
    /// The codes are of digits alone, hyphens aside.
    DIGITS,
    /// They have letters too.
    LETTERS;

    /// What these appointments need.
    static CodeKeys of(Collection<Appointment> appointments) {
        if (appointments.isEmpty()) {
            return NONE;
        }
        boolean letters =
                appointments.stream()
                        .anyMatch(one -> one.code().chars().anyMatch(c -> c >= 'A' && c <= 'Z'));
        return letters ? LETTERS : DIGITS;
    }

    /// A stable name, for messages.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Reads [#code()]; a name that this program does not know needs all keys.
    static CodeKeys ofCode(String code) {
        for (CodeKeys keys : values()) {
            if (keys.code().equals(code)) {
                return keys;
            }
        }
        return LETTERS;
    }
}
