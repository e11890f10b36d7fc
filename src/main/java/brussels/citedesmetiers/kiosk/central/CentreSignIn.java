package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.pin.BrowserSignIn;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Request;
import brussels.citedesmetiers.kiosk.web.Sessions.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lets staff in at the centre with its password. Thread-safe.
final class CentreSignIn {
    private static final String WHO = "staff";

    private final BrowserSignIn browsers;

    CentreSignIn(BrowserSignIn browsers) {
        this.browsers = browsers;
    }

    /// The outcome of an attempt.
    sealed interface Entry {
        /// Signed in.
        ///
        /// @param cookies to be set
        record In(List<String> cookies) implements Entry {}

        /// Not signed in.
        ///
        /// @param status of the answer
        /// @param key of the text that says why
        /// @param until how long no attempt is accepted; zero if one is allowed
        record Out(int status, String key, Duration until) implements Entry {}
    }

    Optional<Session> session(Request request) {
        return browsers.session(request);
    }

    /// Whether the request can only have come from one of our pages.
    static boolean isOwnPage(Request request) {
        String site = request.header("Sec-Fetch-Site").orElse("same-origin");
        String own = "https://" + request.header("Host").orElse("");
        return site.equals("same-origin") && request.header("Origin").orElse("").equals(own);
    }

    Entry enter(Request request) throws RefusedException, IOException {
        Map<String, String> form = request.form();
        if (!isOwnPage(request)) {
            return new Entry.Out(Reply.FORBIDDEN, "sign-in.forged", Duration.ZERO);
        }
        char[] tried = form.getOrDefault("password", "").toCharArray();
        return switch (browsers.enter(request, tried, WHO)) {
            case BrowserSignIn.Entry.In(List<String> cookies) -> new Entry.In(cookies);
            case BrowserSignIn.Entry.Out(BrowserSignIn.Why why, Duration wait) ->
                    switch (why) {
                        case WRONG -> new Entry.Out(Reply.FORBIDDEN, "sign-in.wrong", wait);
                        case LATER -> new Entry.Out(Reply.TOO_MANY, "sign-in.locked", wait);
                        case UNAVAILABLE -> new Entry.Out(Reply.BUSY, "sign-in.none", wait);
                    };
        };
    }

    /// The fields of a form that somebody signed in sent from one of our pages; empty for any other
    /// request.
    Optional<Map<String, String>> ownForm(Request request) throws RefusedException, IOException {
        Map<String, String> form = request.form();
        String token = form.getOrDefault(FleetPage.TOKEN, "");
        return session(request)
                .filter(session -> isOwnPage(request) && session.antiForgery().equals(token))
                .map(_ -> form);
    }

    /// Ends the session of a request.
    ///
    /// @return the cookie to be set
    String leave(Request request) {
        return browsers.leave(request);
    }
}
