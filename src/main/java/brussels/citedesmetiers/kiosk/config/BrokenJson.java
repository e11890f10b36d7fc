package brussels.citedesmetiers.kiosk.config;

import brussels.citedesmetiers.kiosk.content.Fault;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/// Explains in an editor's terms why a file is not valid JSON, and where. The parser knows only
/// what it expected there; the surrounding text shows what the editor did.
final class BrokenJson {
    private static final String CURLY = "“”„‟«»";
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char NOTHING = '\0';

    private final String text;
    private final int at;

    /// @param at the place of the fault in `text`
    private BrokenJson(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /// The fault in a file that the parser gave up on.
    static Fault fault(String file, byte[] bytes, JacksonException e) {
        int foreign = foreign(bytes);
        return foreign >= 0 ? inOtherLetters(file, bytes, foreign) : unsound(file, bytes, e);
    }

    /// The position of the first byte that is not UTF-8, or -1 if there is none.
    private static int foreign(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        boolean wrong = StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError();
        return wrong ? in.position() : -1;
    }

    private static Fault inOtherLetters(String file, byte[] bytes, int foreign) {
        String before = new String(bytes, 0, foreign, StandardCharsets.UTF_8);
        String meant = new String(bytes, foreign, 1, WINDOWS);
        String quotes =
                CURLY.contains(meant)
                        ? ", and write straight quotation marks \" instead of " + meant
                        : "";
        return new Fault(
                file,
                "",
                new BrokenJson(before, before.length()).place(),
                "this file is not written in UTF-8; save it with the encoding UTF-8" + quotes);
    }

    private static Fault unsound(String file, byte[] bytes, JacksonException e) {
        TokenStreamLocation where = e.getLocation();
        long offset = where == null ? 0 : where.getByteOffset();
        int start = Math.clamp(offset, 0, bytes.length);
        // The parser may be in the middle of a character's bytes.
        while (start > 0 && start < bytes.length && (bytes[start] & 0xC0) == 0x80) {
            start--;
        }
        int at = new String(bytes, 0, start, StandardCharsets.UTF_8).length();
        BrokenJson broken = new BrokenJson(new String(bytes, StandardCharsets.UTF_8), at);
        return new Fault(
                file,
                "",
                broken.place(),
                "this is not sound JSON: " + broken.reason(String.valueOf(e.getOriginalMessage())));
    }

    private String place() {
        int column = at - text.lastIndexOf('\n', at - 1);
        return "line " + row(at) + ", column " + column;
    }

    private int row(int index) {
        return (int) text.substring(0, index).chars().filter(c -> c == '\n').count() + 1;
    }

    private String reason(String expected) {
        if (expected.contains("end-of-input")) {
            return expected.contains("VALUE_STRING") || expected.contains("in property name")
                    ? "the file ends within a text, whose closing quotation mark is missing"
                    : unclosed();
        }
        char here = at < text.length() ? text.charAt(at) : NOTHING;
        if (CURLY.indexOf(here) >= 0) {
            return "a curly quotation mark " + here + " stands here; write the straight one, \"";
        }
        if (here == '\'') {
            return "a single quotation mark stands here; write the double one, \"";
        }
        if (here == '/' || here == '#') {
            return "JSON has no comments; take this out";
        }
        if (expected.contains("code 10)") || expected.contains("code 13)")) {
            return "the text does not end on its line; its closing quotation mark is missing";
        }
        if (expected.contains("code 9)")) {
            return "a tab stands within a text; write a space";
        }
        return between(here, expected);
    }

    /// What is missing or superfluous between two values.
    private String between(char here, String expected) {
        int before = before();
        char last = before < 0 ? NOTHING : text.charAt(before);
        if ((here == '}' || here == ']') && last == ',') {
            return "there is a comma too many on line " + row(before) + ", before this " + here;
        }
        if (expected.contains("expecting comma")) {
            return row(before) < row(at) || here == '"'
                    ? "a comma is missing at the end of line " + row(before)
                    : "a comma is missing before this; a quotation mark within a text is written"
                            + " \\\"";
        }
        if (expected.contains("close marker")) {
            return "this " + here + " closes nothing that is open; take it out, or close the other";
        }
        if (expected.contains("colon")) {
            return "a colon is missing between a name and its value";
        }
        if (expected.contains("property name")) {
            return "a name in straight quotation marks is needed here";
        }
        if (expected.contains("escape")) {
            return "a backslash within a text is written \\\\";
        }
        if (expected.startsWith("Unrecognized token") || expected.contains("expected a value")) {
            return "a value is needed here; a text stands in straight quotation marks";
        }
        return expected.lines().findFirst().orElse("");
    }

    /// Where the last token before this place ends.
    private int before() {
        int index = Math.min(at, text.length()) - 1;
        while (index >= 0 && Character.isWhitespace(text.charAt(index))) {
            index--;
        }
        return index;
    }

    private String unclosed() {
        Deque<Integer> open = new ArrayDeque<>();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                open.push(i);
            } else if (!quoted && (c == '}' || c == ']') && !open.isEmpty()) {
                open.pop();
            }
        }
        return open.isEmpty()
                ? "the file ends too early"
                : "the file ends too early; the "
                        + text.charAt(open.peek())
                        + " of line "
                        + row(open.peek())
                        + " is never closed";
    }
}
