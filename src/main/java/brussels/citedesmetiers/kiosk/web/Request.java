package brussels.citedesmetiers.kiosk.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One request, read with limits, because everything in it is untrusted.
///
/// Used on its own thread only.
public final class Request {
    /// The longest form: a token is at most 311 characters, and collected codes come by the
    /// hundred.
    public static final int MOST_FORM_BYTES = 16 * 1024;

    private static final int MOST_FIELDS = 32;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final RequestHead head;
    private final InputStream content;
    private final HttpConnection.Answer answer;
    private final String from;

    /// @param from see [#from()]
    Request(RequestHead head, InputStream content, HttpConnection.Answer answer, String from) {
        this.head = head;
        this.content = content;
        this.answer = answer;
        this.from = from;
    }

    public String method() {
        return head.method();
    }

    /// Decoded; begins with `/`.
    public String path() {
        return head.path();
    }

    public Optional<String> header(String name) {
        return head.fields().getOrDefault(name, List.of()).stream().findFirst();
    }

    /// The client address that limits count by: behind a proxy the one that the proxy saw; for IPv6
    /// the first half, because the client can choose the other.
    public String from() {
        return from;
    }

    /// Gives its connection a place of this kind, which strangers cannot take.
    ///
    /// @return whether it has one now; if not, it continues as a stranger
    public boolean rise(Standing to) {
        return answer.rise(to);
    }

    /// Answers with a body of unlimited length; it ends with the connection.
    ///
    /// @return a stream whose writes are sent at once
    public OutputStream stream(String type) throws IOException {
        return answer.stream(type);
    }

    /// The value of a cookie.
    public Optional<String> cookie(String name) {
        for (String header : head.fields().getOrDefault("Cookie", List.of())) {
            for (String pair : header.split(";", -1)) {
                String stripped = pair.strip();
                if (stripped.startsWith(name + "=")) {
                    return Optional.of(stripped.substring(name.length() + 1));
                }
            }
        }
        return Optional.empty();
    }

    /// The fields after `?`.
    public Map<String, String> query() throws RefusedException {
        return head.query() == null ? Map.of() : fields(head.query());
    }

    /// The fields of a form in the body.
    public Map<String, String> form() throws RefusedException, IOException {
        String type = header("Content-Type").orElse("");
        if (!type.startsWith(FORM)) {
            throw new RefusedException(Reply.UNSUPPORTED_TYPE, "type");
        }
        return fields(new String(body(MOST_FORM_BYTES), StandardCharsets.UTF_8));
    }

    /// The body, if it is not longer than this.
    public byte[] body(int most) throws RefusedException, IOException {
        try (InputStream in = content) {
            byte[] body = in.readNBytes(most + 1);
            if (body.length > most) {
                throw new RefusedException(Reply.TOO_LARGE, "too-large");
            }
            return body;
        }
    }

    private static Map<String, String> fields(String text) throws RefusedException {
        Map<String, String> fields = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            try {
                fields.put(
                        URLDecoder.decode(name, StandardCharsets.UTF_8),
                        URLDecoder.decode(value, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw new RefusedException(Reply.BAD_REQUEST, "form");
            }
            if (fields.size() > MOST_FIELDS) {
                throw new RefusedException(Reply.BAD_REQUEST, "form");
            }
        }
        return fields;
    }
}
