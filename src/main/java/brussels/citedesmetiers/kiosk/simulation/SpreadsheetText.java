package brussels.citedesmetiers.kiosk.simulation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The lines of a CSV file as programs and spreadsheets write them: RFC 4180 without line breaks in
/// fields, separated by commas, semicolons or tabs, in UTF-8 with or without a byte order mark,
/// UTF-16 with one, or Windows-1252.
///
/// @param lines as in the file, so that line numbers are the ones people see
/// @param first index of the line that names the columns
/// @param separator of fields
record SpreadsheetText(List<String> lines, int first, char separator) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String SEPARATORS = ",;\t";

    /// What some spreadsheets write above the first line, and all accept.
    private static final String SAYS_SEPARATOR = "sep=";

    SpreadsheetText {
        lines = List.copyOf(lines);
    }

    static SpreadsheetText of(byte[] file) {
        String text = decoded(file);
        List<String> lines =
                (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).lines().toList();
        String head = lines.isEmpty() ? "" : lines.getFirst();
        if (head.startsWith(SAYS_SEPARATOR) && head.length() == SAYS_SEPARATOR.length() + 1) {
            return new SpreadsheetText(lines, 1, head.charAt(SAYS_SEPARATOR.length()));
        }
        return new SpreadsheetText(lines, 0, commonest(head));
    }

    /// Whether this is not text but a spreadsheet workbook.
    static boolean isWorkbook(byte[] file) {
        boolean zipped = file.length > 1 && file[0] == 'P' && file[1] == 'K';
        boolean older = file.length > 1 && (file[0] & 0xff) == 0xd0 && (file[1] & 0xff) == 0xcf;
        return zipped || older;
    }

    private static String decoded(byte[] file) {
        if (file.length > 1 && (file[0] & 0xff) + (file[1] & 0xff) == 0xfe + 0xff) {
            return new String(file, StandardCharsets.UTF_16);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
        } catch (CharacterCodingException e) {
            // Every byte is a character there, and in practice text that is not UTF-8 is in this
            // encoding.
            return new String(file, WINDOWS);
        }
    }

    private static char commonest(String head) {
        char found = SEPARATORS.charAt(0);
        for (int i = 1; i < SEPARATORS.length(); i++) {
            char c = SEPARATORS.charAt(i);
            if (fields(head, c).size() > fields(head, found).size()) {
                found = c;
            }
        }
        return found;
    }

    /// Whether a line has nothing in it but separators.
    boolean isBlank(int line) {
        return fields(line).stream().allMatch(String::isEmpty);
    }

    /// The fields of a line, without space around them.
    List<String> fields(int line) {
        return fields(lines.get(line), separator);
    }

    static List<String> fields(String line, char separator) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString().strip());
        return fields;
    }
}
