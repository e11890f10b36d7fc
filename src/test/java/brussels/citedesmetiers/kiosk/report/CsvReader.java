package brussels.citedesmetiers.kiosk.report;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads CSV by the letter of RFC 4180, and refuses everything else: lines that end otherwise than
/// by CR LF, lines of another length, a quote within an unquoted field, something after a closing
/// quote, what is not UTF-8.
final class CsvReader {
    private final String text;
    private int at;

    private CsvReader(String text) {
        this.text = text;
    }

    static List<List<String>> read(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        List<List<String>> lines = new CsvReader(text).lines();
        int fields = lines.getFirst().size();
        if (lines.stream().anyMatch(line -> line.size() != fields)) {
            throw new IllegalArgumentException("lines of several lengths");
        }
        return lines;
    }

    private List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        while (at < text.length()) {
            List<String> line = new ArrayList<>(List.of(field()));
            while (take(',')) {
                line.add(field());
            }
            if (!take('\r') || !take('\n')) {
                throw new IllegalArgumentException("no CR LF at " + at);
            }
            lines.add(line);
        }
        return lines;
    }

    private String field() {
        if (take('"')) {
            return quoted();
        }
        int from = at;
        while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '"') {
                throw new IllegalArgumentException("a quote at " + at);
            }
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        StringBuilder field = new StringBuilder();
        while (true) {
            if (at == text.length()) {
                throw new IllegalArgumentException("an open quote");
            }
            char c = text.charAt(at++);
            if (c != '"') {
                field.append(c);
            } else if (take('"')) {
                field.append('"');
            } else {
                return field.toString();
            }
        }
    }

    private boolean take(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }
}
