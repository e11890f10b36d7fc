package brussels.citedesmetiers.kiosk.config;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// JSON in its one canonical form, after RFC 8785: properties sorted by UTF-16 code units, no white
/// space, no needless escapes. Numbers are whole, as they are everywhere in the content; RFC 8785's
/// rules for other numbers are not needed.
final class CanonicalJson {
    private final StringBuilder text = new StringBuilder(1 << 16);

    private CanonicalJson() {}

    /// The canonical text of `files` as the properties of one object.
    ///
    /// @throws IllegalArgumentException if a number is not whole
    static String of(Map<String, JsonNode> files) {
        CanonicalJson canonical = new CanonicalJson();
        canonical.object(files);
        return canonical.text.toString();
    }

    private void object(Map<String, JsonNode> properties) {
        char separator = '{';
        for (Map.Entry<String, JsonNode> property : new TreeMap<>(properties).entrySet()) {
            text.append(separator);
            string(property.getKey());
            text.append(':');
            value(property.getValue());
            separator = ',';
        }
        text.append(separator == '{' ? "{}" : "}");
    }

    private void value(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> {
                Map<String, JsonNode> properties = new TreeMap<>();
                node.forEachEntry(properties::put);
                object(properties);
            }
            case ARRAY -> {
                text.append('[');
                for (int i = 0; i < node.size(); i++) {
                    if (i > 0) {
                        text.append(',');
                    }
                    value(node.get(i));
                }
                text.append(']');
            }
            case STRING -> string(node.stringValue());
            case NUMBER -> {
                if (!node.isIntegralNumber()) {
                    throw new IllegalArgumentException("not a whole number: " + node);
                }
                text.append(node.bigIntegerValue());
            }
            case BOOLEAN -> text.append(node.booleanValue());
            case NULL -> text.append("null");
            case BINARY, MISSING, POJO ->
                    throw new IllegalArgumentException("not JSON: " + node.getNodeType());
        }
    }

    // Runs without escapes are copied in one piece, and almost every text is a single such run.
    private void string(String value) {
        text.append('"');
        int copied = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                text.append(value, copied, i).append(escaped(c));
                copied = i + 1;
            }
        }
        text.append(value, copied, value.length()).append('"');
    }

    private static String escaped(char c) {
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, "\\u%04x", (int) c);
        };
    }
}
