package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.report.ReportTable.Row;

/// Writes a table of numbers as HTML: headers with their scope, and three sums at the foot.
final class ReportGrid {
    private static final String SCOPE = "scope";

    private final ReportTable table;
    private final ReportTexts texts;
    private final ReportMarkup out;
    private final boolean two;

    ReportGrid(ReportTable table, ReportTexts texts, ReportMarkup out) {
        this.table = table;
        this.texts = texts;
        this.out = out;
        this.two = table.answers().isPresent();
    }

    void write() {
        scroll(out, table.id() + "-title");
        out.open("table", "aria-labelledby", table.id() + "-title");
        out.open("thead").open("tr");
        out.leaf("th", table.rowsHead(), SCOPE, "col");
        table.columns().forEach(column -> out.leaf("th", column.label(), SCOPE, "col"));
        out.leaf("th", texts.of("total"), SCOPE, "col");
        out.leaf("th", texts.of("share"), SCOPE, "col");
        if (two) {
            out.leaf("th", table.answers().orElseThrow().share(), SCOPE, "col");
        }
        out.close().close().line().open("tbody");
        table.rows().forEach(this::row);
        out.close().line().open("tfoot");
        shown();
        if (!table.columns().isEmpty()) {
            shares();
        }
        sum("not-shown", table.notShown());
        sum("counted", table.counted());
        out.close().close().close().line();
    }

    /// Opens an area that scrolls sideways if there is no room, with the keyboard too.
    static void scroll(ReportMarkup out, String title) {
        out.open(
                "div", "class", "scroll", "tabindex", 0, "role", "group", "aria-labelledby", title);
    }

    private void row(Row row) {
        out.open("tr");
        out.leaf("th", row.label(), SCOPE, "row");
        row.cells().forEach(n -> out.leaf("td", cell(n)));
        out.leaf("td", cell(row.total()), "class", "total");
        out.leaf("td", share(row.total(), table.counted()));
        if (two) {
            long base = table.answers().orElseThrow().n();
            out.leaf("td", row.answer() ? share(row.total(), base) : texts.of("nothing"));
        }
        out.close().line();
    }

    // An empty cell may be one that is not shown, so it is not written as 0.
    private String cell(long n) {
        return table.untold(n) ? texts.of("nothing") : texts.number(n);
    }

    private String share(long n, long base) {
        return table.untold(n) ? texts.of("nothing") : texts.percent(n, base);
    }

    private void shown() {
        out.open("tr");
        out.leaf("th", texts.of("sum.shown"), SCOPE, "row");
        for (int i = 0; i < table.columns().size(); i++) {
            out.leaf("td", cell(table.sum(i)));
        }
        end(table.shown());
    }

    private void shares() {
        out.open("tr");
        out.leaf("th", texts.of("sum.shares"), SCOPE, "row");
        for (int i = 0; i < table.columns().size(); i++) {
            out.leaf("td", share(table.sum(i), table.counted()));
        }
        out.leaf("td", texts.percent(table.shown(), table.counted()), "class", "total");
        out.leaf("td", "");
        if (two) {
            out.leaf("td", "");
        }
        out.close().line();
    }

    private void sum(String key, long n) {
        out.open("tr", "class", key);
        out.leaf("th", texts.of("sum." + key), SCOPE, "row");
        table.columns().forEach(column -> out.leaf("td", ""));
        end(n);
    }

    private void end(long n) {
        out.leaf("td", texts.number(n), "class", "total");
        out.leaf("td", texts.percent(n, table.counted()));
        if (two) {
            out.leaf("td", "");
        }
        out.close().line();
    }
}
