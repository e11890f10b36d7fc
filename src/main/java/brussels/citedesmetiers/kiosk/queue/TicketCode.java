package brussels.citedesmetiers.kiosk.queue;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What people read on a ticket, `C-A017`: theme letter, terminal letter, number of the day. It is
/// only for display: internally a ticket is identified by terminal id and serial.
///
/// @param number 1 to 9999, shown with at least three digits
public record TicketCode(char theme, char terminal, int number) {
    private static final Pattern FORM = Pattern.compile("([A-Z])-([A-Z])([0-9]{3,4})");

    public TicketCode {
        if (theme < 'A' || theme > 'Z' || terminal < 'A' || terminal > 'Z') {
            throw new IllegalArgumentException(
                    "letters of a ticket code: " + theme + ", " + terminal);
        }
        if (number < 1 || number > 9999) {
            throw new IllegalArgumentException("number of a ticket code: " + number);
        }
    }

    /// The code written as `C-A017`.
    ///
    /// @throws IllegalArgumentException if it is not of that form
    public static TicketCode parse(String code) {
        Matcher m = FORM.matcher(code);
        if (!m.matches()) {
            throw new IllegalArgumentException("not a ticket code: " + code);
        }
        return new TicketCode(
                m.group(1).charAt(0), m.group(2).charAt(0), Integer.parseInt(m.group(3)));
    }

    /// The code as it is said: the letters one by one, the number as a number.
    public String spoken() {
        return theme + ", " + terminal + ", " + number;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%c-%c%03d", theme, terminal, number);
    }
}
