package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.web.Lockout;
import brussels.citedesmetiers.kiosk.web.PinCheck;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Request;
import brussels.citedesmetiers.kiosk.web.Sessions;
import brussels.citedesmetiers.kiosk.web.Sessions.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.tinylog.Logger;

/// Lets staff in at the centre with its password, and keeps others out: lockout by address and in
/// total, a cookie that scripts cannot read and other sites do not send. Thread-safe.
final class CentreSignIn {
    /// The prefix makes browsers refuse it from anyone but this host over HTTPS (RFC 6265bis).
    static final String COOKIE = "__Host-centre";

    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict";
    private static final String WHO = "staff";
    private static final long WAIT_SECONDS = 10;

    private final PinCheck password;
    private final Sessions sessions;
    private final Lockout lockout;
    private final boolean behindProxy;

    // One slow hash at a time: it is meant to be costly for who guesses, not for the terminals.
    private final Semaphore hashing = new Semaphore(1);

    CentreSignIn(PinCheck password, Sessions sessions, LongSupplier nanoTime, boolean behindProxy) {
        this.password = password;
        this.sessions = sessions;
        this.lockout = new Lockout(nanoTime);
        this.behindProxy = behindProxy;
    }

    /// What came of a try.
    sealed interface Entry {
        /// Signed in.
        ///
        /// @param cookie to be set
        record In(String cookie) implements Entry {}

        /// Not signed in.
        ///
        /// @param status of the answer
        /// @param key of the text that says why
        /// @param until how long nothing is tried, zero if a try is allowed
        record Out(int status, String key, Duration until) implements Entry {}
    }

    Optional<Session> session(Request request) {
        return request.cookie(COOKIE).flatMap(sessions::of);
    }

    /// Whether it can only come from a page of ours.
    static boolean isOwnPage(Request request) {
        String site = request.header("Sec-Fetch-Site").orElse("same-origin");
        String own = "https://" + request.header("Host").orElse("");
        return site.equals("same-origin") && request.header("Origin").orElse("").equals(own);
    }

    Entry enter(Request request) throws RefusedException, IOException {
        Map<String, String> form = request.form();
        if (!isOwnPage(request)) {
            return new Entry.Out(403, "sign-in.forged", Duration.ZERO);
        }
        String from = from(request);
        Duration left = longer(lockout.left(from), password.lockedFor());
        if (!left.isZero()) {
            return locked(left);
        }
        char[] tried = form.getOrDefault("password", "").toCharArray();
        try {
            return tried(tried, from);
        } finally {
            Arrays.fill(tried, '\0');
        }
    }

    private Entry tried(char[] tried, String from) {
        return switch (check(tried).orElse(PinCheck.Answer.LOCKED)) {
            case RIGHT -> {
                lockout.right(from);
                Logger.info("Somebody signed in at the centre");
                yield new Entry.In(COOKIE + "=" + sessions.begin(WHO) + ATTRIBUTES);
            }
            case WRONG -> {
                lockout.wrong(from);
                Logger.warn("A wrong password was tried at the centre");
                Duration now = longer(lockout.left(from), password.lockedFor());
                yield now.isZero()
                        ? new Entry.Out(403, "sign-in.wrong", Duration.ZERO)
                        : locked(now);
            }
            case LOCKED -> {
                Duration now = password.lockedFor();
                yield now.isZero()
                        ? new Entry.Out(503, "sign-in.busy", Duration.ZERO)
                        : locked(now);
            }
            case UNAVAILABLE -> new Entry.Out(503, "sign-in.none", Duration.ZERO);
        };
    }

    /// Empty if too many are trying.
    private Optional<PinCheck.Answer> check(char[] tried) {
        try {
            if (!hashing.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(password.check(tried));
        } finally {
            hashing.release();
        }
    }

    // Behind a proxy every request comes from this machine; the proxy's own word is the last one.
    private String from(Request request) {
        if (!behindProxy) {
            return request.from();
        }
        List<String> hops = List.of(request.header("X-Forwarded-For").orElse("").split(",", -1));
        return hops.getLast().strip();
    }

    private static Entry locked(Duration left) {
        return new Entry.Out(429, "sign-in.locked", left);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /// What a form says that somebody signed in sent from one of our pages; empty for any other.
    Optional<Map<String, String>> ownForm(Request request) throws RefusedException, IOException {
        Map<String, String> form = request.form();
        String token = form.getOrDefault(FleetPage.TOKEN, "");
        return session(request)
                .filter(session -> isOwnPage(request) && session.antiForgery().equals(token))
                .map(_ -> form);
    }

    /// Ends the session of a request.
    void leave(Request request) {
        request.cookie(COOKIE).ifPresent(sessions::end);
    }

    static String noCookie() {
        return COOKIE + "=" + ATTRIBUTES + "; Max-Age=0";
    }
}
