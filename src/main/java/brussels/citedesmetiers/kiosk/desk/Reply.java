package brussels.citedesmetiers.kiosk.desk;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What a request is answered with. Immutable.
final class Reply {
    static final int OK = 200;
    static final int SEE_OTHER = 303;
    static final int NOT_MODIFIED = 304;
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int CONFLICT = 409;
    static final int TOO_LARGE = 413;
    static final int UNSUPPORTED_TYPE = 415;
    static final int UNREADABLE = 422;
    static final int TOO_MANY = 429;
    static final int BROKEN = 500;
    static final int BUSY = 503;

    static final String JSON = "application/json";

    private final int status;
    private final String type;
    private final byte[] body;
    private final Map<String, String> headers;

    /// @param type media type of the body
    /// @param body not copied
    /// @param headers beside those that every reply has
    Reply(int status, String type, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.type = type;
        this.body = body;
        this.headers = Map.copyOf(headers);
    }

    int status() {
        return status;
    }

    /// Writes it to the client.
    void write(HttpExchange exchange) throws IOException {
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

    static Reply json(JsonNode json) {
        return json(OK, json);
    }

    static Reply json(int status, JsonNode json) {
        return new Reply(status, JSON, json.toString().getBytes(StandardCharsets.UTF_8), Map.of());
    }

    /// A refusal with a word from a closed list that the pages put into a sentence.
    static Reply refused(int status, String why) {
        return json(status, Json.object().put("refused", why));
    }

    static Reply of(String type, byte[] body) {
        return new Reply(OK, type, body, Map.of());
    }

    static Reply seeOther(String path) {
        return new Reply(SEE_OTHER, "text/plain", new byte[0], Map.of("Location", path));
    }

    Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, type, body, more);
    }
}
