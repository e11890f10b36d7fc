package brussels.citedesmetiers.kiosk.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What a request is answered with. Immutable.
public final class Reply {
    public static final int OK = 200;
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
    public static final int BROKEN = 500;
    public static final int BUSY = 503;

    public static final String JSON = "application/json";

    /// Headers of every reply: a page loads nothing but what is ours, is shown in no frame of
    /// others, and stays in no cache. Its address goes to no other site; to our own it must,
    /// because a browser that may not say where a form was sent from says `Origin: null`.
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

    private final int status;
    private final String type;
    private final byte[] body;
    private final Map<String, String> headers;

    /// @param type media type of the body
    /// @param body not copied
    /// @param headers beside those that every reply has
    public Reply(int status, String type, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.type = type;
        this.body = body;
        this.headers = Map.copyOf(headers);
    }

    public int status() {
        return status;
    }

    /// Writes it to the client.
    public void write(HttpExchange exchange) throws IOException {
        Headers sent = exchange.getResponseHeaders();
        sent.set("Content-Type", type);
        headers.forEach(sent::set);
        // A client that still sends what nobody will read is not waited for.
        if (status >= BAD_REQUEST) {
            sent.set("Connection", "close");
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    public static Reply json(JsonNode json) {
        return json(OK, json);
    }

    public static Reply json(int status, JsonNode json) {
        return new Reply(status, JSON, json.toString().getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /// A refusal with a word from a closed list that the pages put into a sentence.
    public static Reply refused(int status, String why) {
        return json(status, JsonNodes.object().put("refused", why));
    }

    public static Reply of(String type, byte[] body) {
        return new Reply(OK, type, body, Map.of());
    }

    public static Reply seeOther(String path) {
        return new Reply(SEE_OTHER, "text/plain", new byte[0], Map.of("Location", path));
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, type, body, more);
    }
}
