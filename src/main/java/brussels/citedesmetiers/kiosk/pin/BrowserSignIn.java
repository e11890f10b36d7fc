package brussels.citedesmetiers.kiosk.pin;

import brussels.citedesmetiers.kiosk.files.KeptText;
import brussels.citedesmetiers.kiosk.web.RareLog;
import brussels.citedesmetiers.kiosk.web.Request;
import brussels.citedesmetiers.kiosk.web.Sessions;
import brussels.citedesmetiers.kiosk.web.Sessions.Session;
import brussels.citedesmetiers.kiosk.web.Standing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.tinylog.Logger;

/// Signs people in at a server's pages through its [PinGate]: a session in a cookie that scripts
/// cannot read and other sites cannot send, and a second cookie that identifies the browser at its
/// next sign-in. Thread-safe.
public final class BrowserSignIn {
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict";
    private static final String YEAR = "; Max-Age=31536000";

    private final String server;
    private final PinGate gate;
    private final Sessions sessions;
    private final KnownBrowsers browsers;
    private final RareLog wrong;

    /// @param server names cookies and files; browsers accept cookies with this prefix only from
    ///   this host over HTTPS (RFC 6265bis)
    /// @param folder for sessions and browsers
    public BrowserSignIn(String server, PinGate gate, Path folder, InstantSource clock) {
        this(
                server,
                gate,
                new Sessions(folder, server, clock, gate::stamp),
                new KnownBrowsers(folder, server));
    }

    /// For several servers that answer as one.
    ///
    /// @param server as for one alone
    /// @param sessions where they keep who is signed in
    /// @param browsers where they keep which browsers staff use
    public BrowserSignIn(
            String server,
            PinGate gate,
            KeptText sessions,
            KeptText browsers,
            InstantSource clock) {
        this(server, gate, new Sessions(sessions, clock, gate::stamp), new KnownBrowsers(browsers));
    }

    private BrowserSignIn(String server, PinGate gate, Sessions sessions, KnownBrowsers browsers) {
        this.server = server;
        this.gate = gate;
        this.sessions = sessions;
        this.browsers = browsers;
        this.wrong =
                new RareLog(
                        "A wrong secret was tried at the " + server + " pages", System::nanoTime);
    }

    private String sessionCookie() {
        return "__Host-" + server;
    }

    private String browserCookie() {
        return "__Host-" + server + "-browser";
    }

    /// The outcome of an attempt.
    public sealed interface Entry {
        /// Signed in.
        ///
        /// @param cookies to be set
        record In(List<String> cookies) implements Entry {}

        /// Not signed in.
        ///
        /// @param left how long no attempt is accepted; zero if one is allowed
        record Out(Why why, Duration left) implements Entry {}
    }

    /// Why somebody was not signed in.
    public enum Why {
        WRONG,
        LATER,
        UNAVAILABLE
    }

    /// The session a request belongs to.
    public Optional<Session> session(Request request) {
        Optional<Session> session = request.cookie(sessionCookie()).flatMap(sessions::of);
        session.ifPresent(_ -> request.rise(Standing.STAFF));
        return session;
    }

    /// Tries a secret and wipes it.
    ///
    /// @param who the session is for, without spaces
    public Entry enter(Request request, char[] tried, String who) {
        Optional<String> browser = request.cookie(browserCookie()).flatMap(browsers::of);
        PinGate.Caller caller =
                browser.<PinGate.Caller>map(PinGate.Caller.Known::new)
                        .orElseGet(() -> new PinGate.Caller.Stranger(request.from()));
        try {
            return switch (gate.enter(caller, tried)) {
                case PinGate.Outcome.Right() -> in(request, who, browser.isPresent());
                case PinGate.Outcome.Wrong(Duration wait) -> {
                    wrong.warn();
                    yield new Entry.Out(wait.isZero() ? Why.WRONG : Why.LATER, wait);
                }
                case PinGate.Outcome.Later(Duration wait) -> new Entry.Out(Why.LATER, wait);
                case PinGate.Outcome.Unavailable() -> new Entry.Out(Why.UNAVAILABLE, Duration.ZERO);
            };
        } finally {
            Arrays.fill(tried, '\0');
        }
    }

    private Entry in(Request request, String who, boolean known) {
        request.rise(Standing.STAFF);
        Logger.info("Signed in at the {} pages: {}", server, who);
        String session = sessionCookie() + "=" + sessions.begin(who) + ATTRIBUTES;
        return new Entry.In(
                known
                        ? List.of(session)
                        : List.of(
                                session,
                                browserCookie() + "=" + browsers.join() + ATTRIBUTES + YEAR));
    }

    /// Ends the session of a request.
    ///
    /// @return the cookie to be set
    public String leave(Request request) {
        request.cookie(sessionCookie()).ifPresent(sessions::end);
        return sessionCookie() + "=" + ATTRIBUTES + "; Max-Age=0";
    }
}
