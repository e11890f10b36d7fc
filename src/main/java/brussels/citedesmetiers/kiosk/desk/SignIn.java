package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.web.JsonNodes;
import brussels.citedesmetiers.kiosk.web.Lockout;
import brussels.citedesmetiers.kiosk.web.PinCheck;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Request;
import brussels.citedesmetiers.kiosk.web.Sessions;
import brussels.citedesmetiers.kiosk.web.Sessions.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Lets staff in with PIN and desk, and keeps others out: lockout by address and in total, a cookie
/// that scripts cannot read and other sites do not send, and a word against forged requests.
///
/// Thread-safe.
final class SignIn {
    /// The prefix makes browsers refuse it from anyone but this host over HTTPS (RFC 6265bis).
    static final String COOKIE = "__Host-desk";

    static final String ANTI_FORGERY = "X-Desk-Token";

    /// What every PIN looks like.
    private static final Pattern PIN = Pattern.compile("[0-9]{6,12}");

    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict";
    private static final long WAIT_SECONDS = 10;

    private final PinCheck pins;
    private final Sessions sessions;
    private final Lockout lockout;
    private final Predicate<String> isDesk;

    // One slow hash at a time, and few who wait for it: it is meant to be costly for who guesses,
    // not for the board beside it.
    private final Semaphore hashing = new Semaphore(1);

    /// @param isDesk whether there is a desk of this id
    SignIn(PinCheck pins, Sessions sessions, LongSupplier nanoTime, Predicate<String> isDesk) {
        this.pins = pins;
        this.sessions = sessions;
        this.lockout = new Lockout(nanoTime);
        this.isDesk = isDesk;
    }

    /// The session a request belongs to.
    Optional<Session> session(Request request) {
        return request.cookie(COOKIE).flatMap(sessions::of).filter(s -> isDesk.test(s.desk()));
    }

    /// Refuses what another site may have sent in the name of someone signed in.
    ///
    /// @param session null before there is one
    void requireOwnPage(Request request, Optional<Session> session) throws RefusedException {
        String site = request.header("Sec-Fetch-Site").orElse("same-origin");
        String origin = request.header("Origin").orElse("");
        String own = "https://" + request.header("Host").orElse("");
        boolean token =
                session.isEmpty()
                        || session.get()
                                .antiForgery()
                                .equals(request.header(ANTI_FORGERY).orElse(""));
        if (!site.equals("same-origin") || !origin.equals(own) || !token) {
            throw new RefusedException(Reply.FORBIDDEN, "forged");
        }
    }

    /// What came of a sign-in.
    ///
    /// @param deskOrNull where somebody signed in, if they did
    record Entered(Reply reply, @Nullable String deskOrNull) {
        Optional<String> desk() {
            return Optional.ofNullable(deskOrNull);
        }
    }

    /// `POST /api/sign-in` with `pin` and `desk`.
    Entered signIn(Request request) throws RefusedException, IOException {
        requireOwnPage(request, Optional.empty());
        Map<String, String> form = request.form();
        if (!PIN.matcher(form.getOrDefault("pin", "")).matches()) {
            // A ticket scanned into the field, say: no try, so it brings nobody nearer to a lock.
            throw new RefusedException(Reply.BAD_REQUEST, "not-a-pin");
        }
        String from = request.from();
        Duration left = longer(lockout.left(from), pins.lockedFor());
        if (!left.isZero()) {
            return out(locked(left));
        }
        String desk = form.getOrDefault("desk", "");
        if (!isDesk.test(desk)) {
            throw new RefusedException(Reply.BAD_REQUEST, "desk");
        }
        char[] pin = form.getOrDefault("pin", "").toCharArray();
        try {
            return switch (check(pin)) {
                case RIGHT -> {
                    lockout.right(from);
                    Logger.info("Desk {} signed in", desk);
                    Reply reply =
                            Reply.json(JsonNodes.object().put("desk", desk))
                                    .with(
                                            "Set-Cookie",
                                            COOKIE + "=" + sessions.begin(desk) + ATTRIBUTES);
                    yield new Entered(reply, desk);
                }
                case WRONG -> {
                    lockout.wrong(from);
                    Logger.warn("A wrong PIN was tried at the desk pages");
                    Duration now = longer(lockout.left(from), pins.lockedFor());
                    yield out(now.isZero() ? Reply.refused(Reply.FORBIDDEN, "wrong") : locked(now));
                }
                case LOCKED -> out(locked(pins.lockedFor()));
                case UNAVAILABLE -> out(Reply.refused(Reply.BUSY, "no-pin"));
            };
        } finally {
            Arrays.fill(pin, '\0');
        }
    }

    private static Entered out(Reply reply) {
        return new Entered(reply, null);
    }

    private PinCheck.Answer check(char[] pin) throws RefusedException {
        try {
            if (!hashing.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new RefusedException(Reply.BUSY, "busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefusedException(Reply.BUSY, "busy");
        }
        try {
            return pins.check(pin);
        } finally {
            hashing.release();
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Reply locked(Duration left) {
        long seconds = Math.max(1, left.toSeconds());
        return Reply.json(
                        Reply.TOO_MANY,
                        JsonNodes.object().put("refused", "locked").put("seconds", seconds))
                .with("Retry-After", String.valueOf(seconds));
    }

    /// `POST /api/sign-out`.
    Reply signOut(Request request) {
        request.cookie(COOKIE).ifPresent(sessions::end);
        return Reply.json(JsonNodes.object())
                .with("Set-Cookie", COOKIE + "=" + ATTRIBUTES + "; Max-Age=0");
    }
}
