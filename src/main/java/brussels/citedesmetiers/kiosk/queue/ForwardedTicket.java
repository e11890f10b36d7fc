package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import java.util.regex.Pattern;

/// A ticket printed at another terminal of the site, as that terminal forwards it to the hub.
///
/// @param service the service by the sending terminal's plan
/// @param language code of the visitor's language
/// @param printed when it was printed, by that terminal's clock
public record ForwardedTicket(
        TicketId id, TicketCode code, ServiceId service, String language, Moment printed) {
    private static final int LONGEST_LANGUAGE = 35;
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z0-9]+(-[A-Za-z0-9]+)*");

    public ForwardedTicket {
        if (language.length() > LONGEST_LANGUAGE || !LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException("language of a ticket: " + language);
        }
    }
}
