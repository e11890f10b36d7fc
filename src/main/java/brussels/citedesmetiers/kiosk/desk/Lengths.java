package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import java.time.Duration;
import java.util.regex.Pattern;

/// How long something lasts that the team decides, as its forms say it.
final class Lengths {
    /// The rest of the day, which nothing said in minutes outlasts.
    static final String DAY = "day";

    private static final Pattern MINUTES = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern DAYS = Pattern.compile("[0-9]{1,2}");

    private Lengths() {}

    /// Minutes, 1 to 999, or `day`.
    static Duration minutes(String text) throws RefusedException {
        if (text.equals(DAY)) {
            return Duration.ofDays(1);
        }
        if (!MINUTES.matcher(text).matches()) {
            throw new RefusedException(Reply.BAD_REQUEST, "minutes");
        }
        return Duration.ofMinutes(Integer.parseInt(text));
    }

    /// Whole days after today, 0 to 99.
    static Duration days(String text) throws RefusedException {
        if (!DAYS.matcher(text).matches()) {
            throw new RefusedException(Reply.BAD_REQUEST, "days");
        }
        return Duration.ofDays(Integer.parseInt(text));
    }
}
