package brussels.citedesmetiers.kiosk.editing;

import brussels.citedesmetiers.kiosk.files.CsvRows;
import java.util.List;

/// A table as CSV (RFC 4180), with the mark and the semicolons that office programs expect here. It
/// reads commas and tabs too.
///
/// A text that begins with `= + - @` or a tab is written after an apostrophe, because an office
/// program would take it for a formula; reading takes that apostrophe off again.
final class Csv {
    private static final char MARK = '\uFEFF';
    private static final String FORMULA = "=+-@\t\r";

    private Csv() {}

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
        if (text.indexOf('\uFFFD') >= 0) {
            throw new EditingException(
                    name + " is not UTF-8: save it as \"CSV UTF-8\", or as .xlsx.");
        }
        return new Sheet(
                CsvRows.of(text, guard(name)).stream()
                        .map(row -> row.stream().map(Csv::unguarded).toList())
                        .toList());
    }

    private static String unguarded(String said) {
        return isGuarded(said) ? said.substring(1) : said;
    }

    private static CsvRows.Guard<EditingException> guard(String name) {
        return new CsvRows.Guard<>() {
            @Override
            public void cell(int row, int column, int length) throws EditingException {
                Sheet.bounded(name, row, column, length);
            }

            @Override
            public void open(int row) throws EditingException {
                throw new EditingException(
                        name + ": row " + (row + 1) + ": a quotation mark is never closed.");
            }
        };
    }
}
