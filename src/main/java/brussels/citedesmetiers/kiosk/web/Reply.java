package brussels.citedesmetiers.kiosk.web;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The answer to a request. Immutable.
public final class Reply {
    public static final int OK = 200;
    public static final int NO_CONTENT = 204;
    public static final int SEE_OTHER = 303;
    public static final int NOT_MODIFIED = 304;
    public static final int BAD_REQUEST = 400;
    public static final int UNAUTHORIZED = 401;
    public static final int FORBIDDEN = 403;
    public static final int NOT_FOUND = 404;
    public static final int METHOD_NOT_ALLOWED = 405;
    public static final int CONFLICT = 409;
    public static final int TOO_LARGE = 413;
    public static final int UNSUPPORTED_TYPE = 415;
    public static final int UNREADABLE = 422;
    public static final int TOO_MANY = 429;
    public static final int HEADERS_TOO_LARGE = 431;
    public static final int BROKEN = 500;
    public static final int NOT_IMPLEMENTED = 501;
    public static final int BUSY = 503;
    public static final int OTHER_VERSION = 505;

    public static final String JSON = "application/json";

    /// Headers of every reply: a page loads only our own resources, cannot be framed by other
    /// sites, and is not cached. Its address is sent to no other site, but it must be sent to ours,
    /// because a browser that may not say where a form came from sends `Origin: null`.
    public static final Map<String, String> EVERY =
            Map.of(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                            + " font-src 'self'; connect-src 'self'; form-action 'self';"
                            + " base-uri 'none'; frame-ancestors 'none'",
                    "X-Content-Type-Options",
                    "nosniff",
                    "X-Frame-Options",
                    "DENY",
                    "Referrer-Policy",
                    "same-origin",
                    "Cross-Origin-Opener-Policy",
                    "same-origin",
                    "Cross-Origin-Resource-Policy",
                    "same-origin",
                    "Permissions-Policy",
                    "geolocation=(), microphone=(), camera=()",
                    "Cache-Control",
                    "no-store");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final int status;
    private final String type;
    private final byte[] body;
    private final Map<String, String> headers;
    private final List<String> cookies;

    /// @param type media type of the body
    /// @param body not copied
    /// @param headers besides those of every reply
    public Reply(int status, String type, byte[] body, Map<String, String> headers) {
        this(status, type, body, headers, List.of());
    }

    private Reply(
            int status,
            String type,
            byte[] body,
            Map<String, String> headers,
            List<String> cookies) {
        this.cookies = List.copyOf(cookies);
        this.status = status;
        this.type = type;
        this.body = body;
        this.headers = Map.copyOf(headers);
        if (Stream.concat(Stream.of(type), headers.values().stream())
                .anyMatch(value -> value.chars().anyMatch(c -> c < ' ' || c == 0x7f))) {
            throw new IllegalArgumentException("a header field of several lines");
        }
    }

    public int status() {
        return status;
    }

    byte[] body() {
        return body;
    }

    /// Whether the status implies that there is no body.
    boolean isBodiless() {
        return status == NOT_MODIFIED || status == NO_CONTENT;
    }

    /// Status line and header fields.
    StringBuilder lines() {
        Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        fields.putAll(EVERY);
        fields.put("Date", DATE.format(ZonedDateTime.now(ZoneOffset.UTC)));
        fields.put("Content-Type", type);
        fields.putAll(headers);
        StringBuilder lines =
                new StringBuilder(1024).append("HTTP/1.1 ").append(status).append(" \r\n");
        fields.forEach(
                (name, value) -> lines.append(name).append(": ").append(value).append("\r\n"));
        cookies.forEach(cookie -> lines.append("Set-Cookie: ").append(cookie).append("\r\n"));
        return lines;
    }

    public static Reply json(JsonNode json) {
        return json(OK, json);
    }

    public static Reply json(int status, JsonNode json) {
        return new Reply(status, JSON, json.toString().getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /// A refusal with a code from a closed list, which the pages turn into a sentence.
    public static Reply refused(int status, String why) {
        return json(status, JsonNodes.object().put("refused", why));
    }

    public static Reply of(String type, byte[] body) {
        return new Reply(OK, type, body, Map.of());
    }

    public static Reply seeOther(String path) {
        return new Reply(SEE_OTHER, "text/plain", new byte[0], Map.of("Location", path));
    }

    /// Sets cookies.
    ///
    /// @param cookies each as in `Set-Cookie`
    public Reply withCookies(List<String> cookies) {
        return new Reply(status, type, body, headers, cookies);
    }

    /// The same without its body if whoever asks says that it has the one with this `ETag`.
    public Reply unlessKnown(Request request) {
        String tag = headers.get("ETag");
        return tag != null && request.header("If-None-Match").filter(tag::equals).isPresent()
                ? new Reply(NOT_MODIFIED, type, new byte[0], Map.of("ETag", tag))
                : this;
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, type, body, more, cookies);
    }
}
