package brussels.citedesmetiers.kiosk.web;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// A table as CSV, in one of two forms: for programs (RFC 4180: commas, UTF-8 without a byte order
/// mark, a decimal point), or for a spreadsheet with French or Dutch settings, which would show the
/// first form as one column with broken accents (semicolons, a byte order mark, a decimal comma).
/// Lines end with CR LF in both.
public final class CsvText {
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+@\\t\\r-].*");
    private static final Pattern QUOTED = Pattern.compile("[\"\\r\\n]|^\\s|\\s$");
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final boolean spreadsheet;
    private final StringBuilder text = new StringBuilder();

    private CsvText(boolean spreadsheet) {
        this.spreadsheet = spreadsheet;
        if (spreadsheet) {
            text.append(BYTE_ORDER_MARK);
        }
    }

    /// For programs.
    public static CsvText plain() {
        return new CsvText(false);
    }

    /// For a spreadsheet.
    public static CsvText forSpreadsheet() {
        return new CsvText(true);
    }

    /// Whether this is for a spreadsheet.
    public boolean isForSpreadsheet() {
        return spreadsheet;
    }

    /// A word written by people, made safe: a spreadsheet would take one that begins with a sign
    /// for a formula.
    public static String safe(String word) {
        return FORMULA.matcher(word).matches() ? "'" + word : word;
    }

    /// A number with decimals.
    public String decimal(BigDecimal number) {
        String plain = number.toPlainString();
        return spreadsheet ? plain.replace('.', ',') : plain;
    }

    /// Adds a line.
    public CsvText line(List<String> fields) {
        text.append(String.join(separator(), fields.stream().map(this::field).toList()));
        text.append("\r\n");
        return this;
    }

    private String separator() {
        return spreadsheet ? ";" : ",";
    }

    private String field(String field) {
        boolean quoted = QUOTED.matcher(field).find() || field.contains(separator());
        return quoted ? "\"" + field.replace("\"", "\"\"") + "\"" : field;
    }

    /// The file, in UTF-8.
    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
