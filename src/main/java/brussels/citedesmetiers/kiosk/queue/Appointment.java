package brussels.citedesmetiers.kiosk.queue;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Pattern;

/// An appointment of the day: when, for what, and the code by which the visitor is known. There is
/// no name.
///
/// @param code 3 to 12 capital letters, digits and hyphens; unique in its day
public record Appointment(LocalDate day, String code, LocalTime at, ServiceId service) {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9][A-Z0-9-]{1,10}[A-Z0-9]");

    public Appointment {
        if (!CODE.matcher(code).matches()) {
            // Without it: whoever catches this may log it.
            throw new IllegalArgumentException("not the code of an appointment");
        }
    }

    /// A code as it is kept: capital letters, without spaces.
    public static String plain(String code) {
        return code.replace(" ", "").strip().toUpperCase(Locale.ROOT);
    }

    /// What is left of a code where people read and type it as they please: no hyphens, and one
    /// sign for letters that look like a digit.
    static String loose(String code) {
        return code.replace("-", "").replace('O', '0').replace('I', '1').replace('L', '1');
    }

    /// Omits the code, so that it cannot reach a log.
    @Override
    public String toString() {
        return "Appointment[" + day + " " + at + ", " + service.value() + "]";
    }
}
