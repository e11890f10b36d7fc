package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.web.CsvText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Writes a table as CSV, in the two forms of [CsvText], with the same number of fields in each
/// line.
///
/// For programs, column names are English or ids, so that they can be found whatever the language
/// of the labels, and the first field says what kind of line it is: `value`, or one of the three
/// sums below them, `shown`, `not_shown` and `counted`. For a spreadsheet, names are those of the
/// printed table. Shares have two decimals, changes since the year before one. A number that is
/// either zero or not shown is an empty field, and so is a difference from one.
final class CsvTable {
    private static final String VALUE = "value";

    private final ReportTable table;
    private final CsvText csv;

    private CsvTable(ReportTable table, CsvText csv) {
        this.table = table;
        this.csv = csv;
    }

    /// One line per row, for programs.
    static byte[] of(ReportTable table) {
        CsvTable plain = new CsvTable(table, CsvText.plain());
        List<String> head = new ArrayList<>(List.of("kind", "id", "label"));
        table.besideColumn().ifPresent(beside -> head.add(beside.id()));
        table.columns().forEach(column -> head.add(column.id()));
        head.add("total");
        head.add("percent_of_counted");
        if (table.answers().isPresent()) {
            head.add("percent_of_answers");
        }
        if (table.before().isPresent()) {
            head.addAll(List.of("year_before", "change", "change_percent"));
        }
        plain.csv.line(head);
        for (ReportTable.Row row : table.rows()) {
            plain.row(List.of(VALUE, row.id(), CsvText.safe(row.label())), row);
        }
        plain.sums(
                List.of("shown", "", ""), List.of("not_shown", "", ""), List.of("counted", "", ""));
        return plain.csv.bytes();
    }

    /// One line per row, for a spreadsheet.
    static byte[] forSpreadsheet(ReportTable table, ReportTexts texts) {
        CsvTable sheet = new CsvTable(table, CsvText.forSpreadsheet());
        sheet.csv.line(PrintedTable.of(table, texts).head().stream().map(CsvText::safe).toList());
        for (ReportTable.Row row : table.rows()) {
            sheet.row(List.of(CsvText.safe(row.label())), row);
        }
        sheet.sums(
                List.of(texts.of("sum.shown")),
                List.of(texts.of("sum.not-shown")),
                List.of(texts.of("sum.counted")));
        return sheet.csv.bytes();
    }

    /// The sums of each table, one line per table, for programs.
    static byte[] summary(List<ReportTable> tables) {
        CsvText csv = CsvText.plain();
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
            List<String> line = new ArrayList<>(List.of(table.id(), CsvText.safe(table.title())));
            line.addAll(totals(table, Boolean.toString(table.addsUp())));
            csv.line(line);
        }
        return csv.bytes();
    }

    /// The same for a spreadsheet.
    static byte[] summaryForSpreadsheet(List<ReportTable> tables, ReportTexts texts) {
        CsvText csv = CsvText.forSpreadsheet();
        csv.line(
                List.of(
                        texts.of("csv.table"),
                        texts.of("sum.shown"),
                        texts.of("sum.not-shown"),
                        texts.of("sum.counted"),
                        texts.of("csv.adds-up"),
                        texts.of("csv.remainder"),
                        texts.of("csv.answered"),
                        texts.of("csv.withheld")));
        for (ReportTable table : tables) {
            List<String> line = new ArrayList<>(List.of(CsvText.safe(table.title())));
            line.addAll(totals(table, texts.of(table.addsUp() ? "csv.yes" : "csv.no")));
            csv.line(line);
        }
        return csv.bytes();
    }

    private static List<String> totals(ReportTable table, String addsUp) {
        return List.of(
                Long.toString(table.shown()),
                Long.toString(table.notShown()),
                Long.toString(table.counted()),
                addsUp,
                Long.toString(table.remainderUpTo()),
                table.answers().map(base -> Long.toString(base.n())).orElse(""),
                Long.toString(table.withheld()));
    }

    private void row(List<String> name, ReportTable.Row row) {
        List<String> line = new ArrayList<>(name);
        table.besideColumn()
                .ifPresent(
                        beside -> {
                            Long n = beside.numbers().get(row.id());
                            line.add(n == null ? "" : n.toString());
                        });
        row.cells().forEach(n -> line.add(number(n)));
        total(line, row.total(), row.answer(), table.untold(row.total()));
        table.before()
                .ifPresent(
                        before -> {
                            OptionalLong then = before.of(row.id());
                            line.add(then.isPresent() ? Long.toString(then.getAsLong()) : "");
                            OptionalLong by = table.change(row);
                            line.addAll(change(by.isPresent(), by.orElse(0), then.orElse(0)));
                        });
        csv.line(line);
    }

    private List<String> change(boolean known, long by, long base) {
        return List.of(
                known ? Long.toString(by) : "",
                known && base > 0 ? csv.decimal(ReportTexts.changed(by, base)) : "");
    }

    private void sums(List<String> shown, List<String> notShown, List<String> counted) {
        List<String> line = new ArrayList<>(shown);
        table.besideColumn()
                .ifPresent(
                        beside ->
                                line.add(
                                        Long.toString(
                                                beside.numbers().values().stream()
                                                        .mapToLong(n -> n)
                                                        .sum())));
        for (int i = 0; i < table.columns().size(); i++) {
            line.add(number(table.sum(i)));
        }
        total(line, table.shown(), false, false);
        table.before().ifPresent(b -> line.addAll(List.of(Long.toString(b.shown()), "", "")));
        csv.line(line);
        List<String> hidden = withoutCells(notShown);
        total(hidden, table.notShown(), false, false);
        table.before().ifPresent(b -> hidden.addAll(List.of(Long.toString(b.notShown()), "", "")));
        csv.line(hidden);
        List<String> all = withoutCells(counted);
        total(all, table.counted(), false, false);
        table.before()
                .ifPresent(
                        b -> {
                            all.add(Long.toString(b.counted()));
                            OptionalLong by = table.change();
                            all.addAll(change(by.isPresent(), by.orElse(0), b.counted()));
                        });
        csv.line(all);
    }

    private List<String> withoutCells(List<String> name) {
        List<String> line = new ArrayList<>(name);
        table.besideColumn().ifPresent(beside -> line.add(""));
        table.columns().forEach(column -> line.add(""));
        return line;
    }

    private void total(List<String> line, long total, boolean answer, boolean untold) {
        line.add(untold ? "" : Long.toString(total));
        line.add(untold ? "" : share(total, table.counted()));
        table.answers()
                .ifPresent(base -> line.add(answer && !untold ? share(total, base.n()) : ""));
    }

    private String number(long n) {
        return table.untold(n) ? "" : Long.toString(n);
    }

    private String share(long n, long base) {
        return base == 0 ? "" : csv.decimal(ReportTexts.share(n, base));
    }
}
