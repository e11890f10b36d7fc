package brussels.citedesmetiers.kiosk.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;

/// Writes HTML and SVG that are also well-formed XML. Every text and attribute value is escaped
/// here and nowhere else. One thread.
public final class ReportMarkup {
    // Characters that XML 1.0 does not allow.
    private static final Pattern NO_CHARACTER =
            Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]");

    private final StringBuilder text = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /// Writes what comes before the first element.
    public ReportMarkup prolog(String line) {
        text.append(line).append('\n');
        return this;
    }

    /// Opens an element.
    ///
    /// @param attributes alternating names and values
    public ReportMarkup open(String tag, Object... attributes) {
        start(tag, attributes);
        text.append('>');
        open.push(tag);
        return this;
    }

    private void start(String tag, Object... attributes) {
        text.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            text.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(String.valueOf(attributes[i + 1])))
                    .append('"');
        }
    }

    /// Closes the element opened last.
    public ReportMarkup close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    /// Begins a new line, only for people reading the source.
    public ReportMarkup line() {
        text.append('\n');
        return this;
    }

    /// An element without content: a void element of HTML, or one of SVG.
    public ReportMarkup empty(String tag, Object... attributes) {
        start(tag, attributes);
        text.append("/>");
        return this;
    }

    /// An element that contains only text.
    public ReportMarkup leaf(String tag, String content, Object... attributes) {
        return open(tag, attributes).text(content).close();
    }

    public ReportMarkup text(String content) {
        text.append(escaped(content));
        return this;
    }

    /// The program's own style sheet, which has no characters to escape.
    ReportMarkup style(String css) {
        if (css.contains("<") || css.contains("&")) {
            throw new IllegalArgumentException("a style sheet with markup");
        }
        text.append(css);
        return this;
    }

    private static String escaped(String content) {
        return NO_CHARACTER
                .matcher(content)
                .replaceAll("\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("still open: " + open);
        }
        return text.toString();
    }
}
