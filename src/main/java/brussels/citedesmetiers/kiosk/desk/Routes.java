package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Request;
import brussels.citedesmetiers.kiosk.web.Sessions.Session;
import brussels.citedesmetiers.kiosk.web.WebServer;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Routes each request to its handler after checking the rules: everything except the board and the
/// sign-in needs a session, and everything that changes something must come from our own page.
///
/// Thread-safe once built.
final class Routes implements WebServer.Site {
    private static final String GET = "GET";
    private static final String POST = "POST";

    private final SignIn signIn;
    private final Map<String, Route> routes = new HashMap<>();

    /// Answers a request from anybody.
    interface Open {
        /// The reply, or null if it has already answered.
        @Nullable Reply answer(Request request) throws RefusedException, IOException;
    }

    /// Answers a request from someone signed in.
    interface Staff {
        /// The reply, or null if it has already answered.
        @Nullable Reply answer(Request request, Session session)
                throws RefusedException, IOException;
    }

    private record Route(String method, boolean page, @Nullable Open open, @Nullable Staff staff) {}

    Routes(SignIn signIn) {
        this.signIn = signIn;
    }

    Routes open(String path, Open answer) {
        routes.put(path, new Route(GET, false, answer, null));
        return this;
    }

    Routes openPost(String path, Open answer) {
        routes.put(path, new Route(POST, false, answer, null));
        return this;
    }

    /// A staff page; without a session it redirects to the sign-in.
    Routes page(String path, Staff answer) {
        routes.put(path, new Route(GET, true, null, answer));
        return this;
    }

    Routes staff(String path, Staff answer) {
        routes.put(path, new Route(GET, false, null, answer));
        return this;
    }

    Routes staffPost(String path, Staff answer) {
        routes.put(path, new Route(POST, false, null, answer));
        return this;
    }

    @Override
    public @Nullable Reply answer(Request request) throws IOException {
        try {
            return route(request);
        } catch (RefusedException e) {
            return e.reply();
        } catch (RuntimeException e) {
            // Catches everything: a defect in one request must not stop the desk.
            Logger.error(e, "A request to the desk failed: {}", request.method());
            return Reply.refused(Reply.BROKEN, "broken");
        }
    }

    private @Nullable Reply route(Request request) throws RefusedException, IOException {
        String path = request.path();
        Route route = routes.get(path);
        if (route == null && path.startsWith("/static/")) {
            route = routes.get("/static/");
        }
        if (route == null) {
            throw new RefusedException(Reply.NOT_FOUND, "not-found");
        }
        if (!route.method.equals(request.method())) {
            return Reply.refused(Reply.METHOD_NOT_ALLOWED, "method").with("Allow", route.method);
        }
        if (route.open != null) {
            return route.open.answer(request);
        }
        Optional<Session> session = signIn.session(request);
        if (session.isEmpty()) {
            return route.page
                    ? Reply.seeOther("/sign-in")
                    : Reply.refused(Reply.UNAUTHORIZED, "signed-out");
        }
        if (route.method.equals(POST)) {
            signIn.requireOwnPage(request, session.get());
        }
        Staff staff = route.staff;
        return staff == null ? null : staff.answer(request, session.get());
    }
}
