package brussels.citedesmetiers.kiosk.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Writes a table as CSV (RFC 4180): commas, lines ended by CR LF, the same number of fields in
/// each; UTF-8 without a byte order mark; numbers in plain digits, shares with a point and two
/// decimals. Column names are English or ids, so that a program finds them again whatever the
/// language of the labels.
///
/// The first field says what a line is: `value`, or one of the three sums below them, `shown`,
/// `not_shown` and `counted`. A number that is zero or not shown, nobody can tell which, is an
/// empty field.
final class CsvTable {
    private static final String VALUE = "value";
    private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]|^\\s|\\s$");
    private static final Pattern FORMULA = Pattern.compile("(?s)[=+@\\t\\r-].*");

    private final StringBuilder text = new StringBuilder();

    private CsvTable() {}

    /// One line a row.
    static byte[] of(ReportTable table) {
        CsvTable csv = new CsvTable();
        List<String> head = new ArrayList<>(List.of("kind", "id", "label"));
        table.columns().forEach(column -> head.add(column.id()));
        head.add("total");
        head.add("percent_of_counted");
        if (table.answers().isPresent()) {
            head.add("percent_of_answers");
        }
        csv.line(head);
        for (ReportTable.Row row : table.rows()) {
            List<String> line = new ArrayList<>(List.of(VALUE, row.id(), safe(row.label())));
            row.cells().forEach(n -> line.add(number(n, table)));
            csv.line(shares(line, table, row.total(), row.answer()));
        }
        List<String> shown = new ArrayList<>(List.of("shown", "", ""));
        for (int i = 0; i < table.columns().size(); i++) {
            shown.add(number(table.sum(i), table));
        }
        csv.line(shares(shown, table, table.shown(), false));
        csv.line(shares(sum("not_shown", table), table, table.notShown(), false));
        csv.line(shares(sum("counted", table), table, table.counted(), false));
        return csv.bytes();
    }

    /// What each table's numbers add up to, one line a table.
    static byte[] summary(List<ReportTable> tables) {
        CsvTable csv = new CsvTable();
        csv.line(
                List.of(
                        "table",
                        "title",
                        "shown",
                        "not_shown",
                        "counted",
                        "adds_up",
                        "remainder_up_to",
                        "answered",
                        "tables_withheld"));
        for (ReportTable table : tables) {
            csv.line(
                    List.of(
                            table.id(),
                            safe(table.title()),
                            Long.toString(table.shown()),
                            Long.toString(table.notShown()),
                            Long.toString(table.counted()),
                            Boolean.toString(table.addsUp()),
                            Long.toString(table.remainderUpTo()),
                            table.answers().map(base -> Long.toString(base.n())).orElse(""),
                            Long.toString(table.withheld())));
        }
        return csv.bytes();
    }

    private static List<String> sum(String kind, ReportTable table) {
        List<String> line = new ArrayList<>(List.of(kind, "", ""));
        table.columns().forEach(column -> line.add(""));
        return line;
    }

    private static List<String> shares(
            List<String> line, ReportTable table, long total, boolean answer) {
        boolean untold = line.getFirst().equals(VALUE) && table.untold(total);
        line.add(untold ? "" : Long.toString(total));
        line.add(untold ? "" : share(total, table.counted()));
        table.answers()
                .ifPresent(base -> line.add(answer && !untold ? share(total, base.n()) : ""));
        return line;
    }

    private static String number(long n, ReportTable table) {
        return table.untold(n) ? "" : Long.toString(n);
    }

    private static String share(long n, long base) {
        return base == 0 ? "" : ReportTexts.share(n, base).toPlainString();
    }

    // A label that began with a sign would be a formula to a spreadsheet.
    private static String safe(String label) {
        return FORMULA.matcher(label).matches() ? "'" + label : label;
    }

    private void line(List<String> fields) {
        text.append(String.join(",", fields.stream().map(CsvTable::field).toList()));
        text.append("\r\n");
    }

    private static String field(String field) {
        return QUOTED.matcher(field).find() ? "\"" + field.replace("\"", "\"\"") + "\"" : field;
    }

    private byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
