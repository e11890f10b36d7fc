package brussels.citedesmetiers.kiosk.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One request, read with limits: everything in it is data from outside.
///
/// Used on its own thread only.
public final class Request {
    /// Of a form; a token is 311 characters at most, collected codes go by the hundred.
    public static final int MOST_FORM_BYTES = 16 * 1024;

    private static final int MOST_FIELDS = 32;
    private static final int MOST_DRAINED = 8 * 1024 * 1024;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpExchange exchange;

    public Request(HttpExchange exchange) {
        this.exchange = exchange;
    }

    public HttpExchange exchange() {
        return exchange;
    }

    public String method() {
        return exchange.getRequestMethod();
    }

    /// Decoded, empty if there is none.
    public String path() {
        String path = exchange.getRequestURI().getPath();
        return path == null ? "" : path;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /// The address it came from; of IPv6 the first half, since the other is anybody's choice.
    public String from() {
        InetAddress address = exchange.getRemoteAddress().getAddress();
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(bytes, 8))
                : Arrays.toString(bytes);
    }

    /// The value of a cookie.
    public Optional<String> cookie(String name) {
        for (String header : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
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
        String query = exchange.getRequestURI().getRawQuery();
        return query == null ? Map.of() : fields(query);
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
        try (InputStream in = exchange.getRequestBody()) {
            byte[] body = in.readNBytes(most + 1);
            if (body.length > most) {
                drain(in);
                throw new RefusedException(Reply.TOO_LARGE, "too-large");
            }
            return body;
        }
    }

    /// A client that is cut off while it sends never reads why it was refused.
    private static void drain(InputStream in) throws IOException {
        byte[] rest = new byte[16 * 1024];
        int left = MOST_DRAINED;
        for (int read = in.read(rest); read >= 0 && left > 0; read = in.read(rest)) {
            left -= read;
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
