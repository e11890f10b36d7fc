package brussels.citedesmetiers.kiosk.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Request line and header fields (RFC 9112), read strictly: anything that two parsers could
/// interpret differently is refused.
///
/// @param path decoded, begins with `/`
/// @param query still encoded
/// @param fields values by case-insensitive name, in the order received
/// @param length of the body in bytes, [#CHUNKED] if unknown in advance
/// @param keeps whether the client wants to keep the connection
record RequestHead(
        String method,
        String path,
        @Nullable String query,
        Map<String, List<String>> fields,
        long length,
        boolean keeps,
        boolean oldProtocol) {
    /// Request line and fields together; browsers send about 1 KB.
    static final int MOST_BYTES = 8 * 1024;

    static final long CHUNKED = -1;

    private static final int MOST_FIELDS = 64;
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final Pattern LINE =
            Pattern.compile("(" + TOKEN + ") ([!-~]+) HTTP/([0-9])\\.([0-9])");
    private static final Pattern FIELD =
            Pattern.compile("(" + TOKEN + "):[ \\t]*([^\\x00-\\x08\\x0a-\\x1f\\x7f]*)");
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://[^/?#]+(.*)");
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

    RequestHead {
        fields.replaceAll((_, values) -> List.copyOf(values));
    }

    /// @param bytes without the empty line that ends them
    static RequestHead of(byte[] bytes) throws RefusedException {
        List<String> lines =
                Arrays.asList(new String(bytes, StandardCharsets.ISO_8859_1).split("\r\n", -1));
        Matcher line = LINE.matcher(lines.getFirst());
        if (!line.matches()) {
            throw malformed();
        }
        if (!line.group(3).equals("1")) {
            throw new RefusedException(Reply.OTHER_VERSION, "version");
        }
        boolean oldProtocol = line.group(4).equals("0");
        URI target = target(line.group(2));
        Map<String, List<String>> fields = fields(lines.subList(1, lines.size()));
        int hosts = fields.getOrDefault("Host", List.of()).size();
        if (hosts > 1 || (hosts == 0 && !oldProtocol)) {
            throw malformed();
        }
        return new RequestHead(
                line.group(1),
                target.getPath(),
                target.getRawQuery(),
                fields,
                length(fields),
                keeps(fields, oldProtocol),
                oldProtocol);
    }

    private static RefusedException malformed() {
        return new RefusedException(Reply.BAD_REQUEST, "request");
    }

    private static URI target(String written) throws RefusedException {
        Matcher absolute = ABSOLUTE.matcher(written);
        String target = absolute.matches() ? absolute.group(1) : written;
        if (absolute.matches() && !target.startsWith("/")) {
            target = "/" + target;
        }
        try {
            URI uri = new URI("http://here" + target);
            if (!target.startsWith("/") || uri.getRawFragment() != null) {
                throw malformed();
            }
            return uri;
        } catch (URISyntaxException e) {
            throw malformed();
        }
    }

    private static Map<String, List<String>> fields(List<String> lines) throws RefusedException {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        if (lines.size() > MOST_FIELDS) {
            throw new RefusedException(Reply.HEADERS_TOO_LARGE, "too-large");
        }
        for (String line : lines) {
            Matcher field = FIELD.matcher(line);
            if (!field.matches()) {
                throw malformed();
            }
            fields.computeIfAbsent(field.group(1), _ -> new ArrayList<>())
                    .add(field.group(2).stripTrailing());
        }
        return fields;
    }

    private static long length(Map<String, List<String>> fields) throws RefusedException {
        List<String> lengths = fields.getOrDefault("Content-Length", List.of());
        List<String> codings = fields.getOrDefault("Transfer-Encoding", List.of());
        if (lengths.size() > 1 || (!lengths.isEmpty() && !codings.isEmpty())) {
            throw malformed();
        }
        if (!codings.isEmpty()) {
            if (codings.size() > 1 || !codings.getFirst().equalsIgnoreCase("chunked")) {
                throw new RefusedException(Reply.NOT_IMPLEMENTED, "coding");
            }
            return CHUNKED;
        }
        String length = lengths.isEmpty() ? "0" : lengths.getFirst();
        if (!LENGTH.matcher(length).matches()) {
            throw malformed();
        }
        return Long.parseLong(length);
    }

    private static boolean keeps(Map<String, List<String>> fields, boolean oldProtocol) {
        String wish =
                String.join(",", fields.getOrDefault("Connection", List.of()))
                        .toLowerCase(Locale.ROOT);
        return oldProtocol ? wish.contains("keep-alive") : !wish.contains("close");
    }

    boolean wantsContinue() {
        return !oldProtocol
                && fields.getOrDefault("Expect", List.of()).stream()
                        .anyMatch("100-continue"::equalsIgnoreCase);
    }
}
