package brussels.citedesmetiers.kiosk.queue;

import java.time.Instant;

/// A number that staff gave, to be printed on one of the site's terminals. It says nothing of a
/// visitor but the language.
///
/// @param id increases with each slip of one hub, whose start it begins with; the same slip is
///   printed once, however often it is sent
/// @param token for the code that the desk scans
public record NumberSlip(long id, TicketCode code, String language, String token, Instant at) {
    private static final int LONGEST_TOKEN = 320;
    private static final int LONGEST_LANGUAGE = 35;

    public NumberSlip {
        if (id < 1
                || token.length() > LONGEST_TOKEN
                || language.isBlank()
                || language.length() > LONGEST_LANGUAGE) {
            throw new IllegalArgumentException("a slip of " + code);
        }
    }
}
