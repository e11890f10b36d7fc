package brussels.citedesmetiers.kiosk.editing;

import java.util.ArrayList;
import java.util.List;

/// A table as CSV (RFC 4180), with the mark and the semicolons that office programs expect here. It
/// reads commas and tabs too.
///
/// A text that begins with `= + - @` or a tab is written after an apostrophe, because an office
/// program would take it for a formula; reading takes that apostrophe off again.
final class Csv {
    private static final char MARK = '\uFEFF';
    private static final String FORMULA = "=+-@\t\r";

    private final String name;
    private final String text;
    private final char separator;
    private final List<List<String>> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();

    private Csv(String name, String text) {
        this.name = name;
        this.text = text;
        this.separator = separator(text);
    }

    static String written(Sheet sheet) {
        StringBuilder out = new StringBuilder().append(MARK);
        for (List<String> row : sheet.rows()) {
            for (int i = 0; i < row.size(); i++) {
                out.append(i == 0 ? "" : ";").append(quoted(guarded(row.get(i))));
            }
            out.append("\r\n");
        }
        return out.toString();
    }

    private static String guarded(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula || text.startsWith("'") ? "'" + text : text;
    }

    /// Whether its first sign is one that [#guarded] puts before a text.
    private static boolean isGuarded(String said) {
        return said.length() > 1
                && said.charAt(0) == '\''
                && (said.charAt(1) == '\'' || FORMULA.indexOf(said.charAt(1)) >= 0);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    static Sheet read(String name, String text) throws EditingException {
        String rest = !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        if (rest.indexOf('\uFFFD') >= 0) {
            throw new EditingException(
                    name + " is not UTF-8: save it as \"CSV UTF-8\", or as .xlsx.");
        }
        return new Csv(name, rest).sheet();
    }

    /// What separates the cells of the first line, outside quotes.
    private static char separator(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == ';' || c == ',' || c == '\t')) {
                return c;
            }
            if (!quoted && c == '\n') {
                break;
            }
        }
        return ';';
    }

    private Sheet sheet() throws EditingException {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                boolean twice = c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (c != '"' || twice) {
                    append(c);
                    i += twice ? 1 : 0;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                endCell();
            } else if (c == '\n') {
                endRow();
            } else if (c != '\r') {
                append(c);
            }
        }
        if (quoted) {
            throw new EditingException(
                    name + ": row " + (rows.size() + 1) + ": a quotation mark is never closed.");
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            endRow();
        }
        return new Sheet(rows);
    }

    private void append(char c) throws EditingException {
        cell.append(c);
        Sheet.bounded(name, rows.size(), row.size(), cell.length());
    }

    private void endCell() throws EditingException {
        Sheet.bounded(name, rows.size(), row.size(), cell.length());
        String said = cell.toString();
        row.add(isGuarded(said) ? said.substring(1) : said);
        cell.setLength(0);
    }

    private void endRow() throws EditingException {
        endCell();
        rows.add(row);
        row = new ArrayList<>();
    }
}
