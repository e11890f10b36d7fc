package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.pin.BrowserSignIn;
import brussels.citedesmetiers.kiosk.web.JsonNodes;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Request;
import brussels.citedesmetiers.kiosk.web.Sessions.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lets staff in with PIN and desk, and refuses forged requests by a token that only our own pages
/// have. Thread-safe.
final class SignIn {
    static final String ANTI_FORGERY = "X-Desk-Token";

    /// The form of every PIN.
    private static final Pattern PIN = Pattern.compile("[0-9]{6,12}");

    private final BrowserSignIn browsers;
    private final Predicate<String> isDesk;

    /// @param isDesk whether there is a desk of this id
    SignIn(BrowserSignIn browsers, Predicate<String> isDesk) {
        this.browsers = browsers;
        this.isDesk = isDesk;
    }

    /// The session that a request belongs to.
    Optional<Session> session(Request request) {
        return browsers.session(request).filter(session -> isDesk.test(session.desk()));
    }

    /// Refuses a request that another site may have sent on behalf of someone signed in.
    ///
    /// @param session null before there is one
    void requireOwnPage(Request request, @Nullable Session session) throws RefusedException {
        String site = request.header("Sec-Fetch-Site").orElse("same-origin");
        String origin = request.header("Origin").orElse("");
        String own = "https://" + request.header("Host").orElse("");
        boolean token =
                session == null
                        || session.antiForgery().equals(request.header(ANTI_FORGERY).orElse(""));
        if (!site.equals("same-origin") || !origin.equals(own) || !token) {
            throw new RefusedException(Reply.FORBIDDEN, "forged");
        }
    }

    /// The outcome of a sign-in.
    ///
    /// @param deskOrNull the desk somebody signed in at, or null if they did not
    record Entered(Reply reply, @Nullable String deskOrNull) {
        Optional<String> desk() {
            return Optional.ofNullable(deskOrNull);
        }
    }

    /// `POST /api/sign-in` with `pin` and `desk`.
    Entered signIn(Request request) throws RefusedException, IOException {
        requireOwnPage(request, null);
        Map<String, String> form = request.form();
        if (!PIN.matcher(form.getOrDefault("pin", "")).matches()) {
            // Perhaps a ticket scanned into the field: not an attempt, so it does not count towards
            // a lock.
            throw new RefusedException(Reply.BAD_REQUEST, "not-a-pin");
        }
        String desk = form.getOrDefault("desk", "");
        if (!isDesk.test(desk)) {
            throw new RefusedException(Reply.BAD_REQUEST, "desk");
        }
        return switch (browsers.enter(request, form.getOrDefault("pin", "").toCharArray(), desk)) {
            case BrowserSignIn.Entry.In(List<String> cookies) ->
                    new Entered(
                            Reply.json(JsonNodes.object().put("desk", desk)).withCookies(cookies),
                            desk);
            case BrowserSignIn.Entry.Out(BrowserSignIn.Why why, Duration wait) ->
                    switch (why) {
                        case WRONG -> out(Reply.refused(Reply.FORBIDDEN, "wrong"));
                        case LATER -> out(later(wait));
                        case UNAVAILABLE -> out(Reply.refused(Reply.BUSY, "no-pin"));
                    };
        };
    }

    private static Entered out(Reply reply) {
        return new Entered(reply, null);
    }

    private static Reply later(Duration left) {
        long seconds = Math.max(1, left.plusMillis(999).toSeconds());
        return Reply.json(
                        Reply.TOO_MANY,
                        JsonNodes.object().put("refused", "locked").put("seconds", seconds))
                .with("Retry-After", String.valueOf(seconds));
    }

    /// `POST /api/sign-out`.
    Reply signOut(Request request) {
        return Reply.json(JsonNodes.object()).withCookies(List.of(browsers.leave(request)));
    }
}
