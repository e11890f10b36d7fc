package brussels.citedesmetiers.kiosk.report;

import java.util.List;

/// Writes a table of numbers as HTML: headers with their scope, and the sums at the foot.
final class ReportGrid {
    private static final String SCOPE = "scope";

    private final String title;
    private final PrintedTable table;
    private final ReportMarkup out;

    /// @param title the id of the heading it stands under
    ReportGrid(String title, PrintedTable table, ReportMarkup out) {
        this.title = title;
        this.table = table;
        this.out = out;
    }

    void write() {
        scroll(out, title);
        out.open("table", "aria-labelledby", title);
        out.open("thead").open("tr");
        table.head().forEach(head -> out.leaf("th", head, SCOPE, "col"));
        out.close().close().line().open("tbody");
        table.body().forEach(line -> line(line.cells()));
        out.close().line();
        if (!table.foot().isEmpty()) {
            foot();
        }
        out.close().close().line();
    }

    private void foot() {
        out.open("tfoot");
        for (PrintedTable.Line line : table.foot()) {
            if (line.kind().equals("not-shown") || line.kind().equals("counted")) {
                line(line.cells(), "class", line.kind());
            } else {
                line(line.cells());
            }
        }
        out.close();
    }

    /// Opens an area that scrolls sideways if there is no room, with the keyboard too.
    static void scroll(ReportMarkup out, String title) {
        out.open(
                "div", "class", "scroll", "tabindex", 0, "role", "group", "aria-labelledby", title);
    }

    private void line(List<String> cells, Object... attributes) {
        out.open("tr", attributes);
        out.leaf("th", cells.getFirst(), SCOPE, "row");
        for (int i = 1; i < cells.size(); i++) {
            if (i == table.totalColumn()) {
                out.leaf("td", cells.get(i), "class", "total");
            } else if (table.words().contains(i)) {
                out.leaf("td", cells.get(i), "class", "words");
            } else {
                out.leaf("td", cells.get(i));
            }
        }
        out.close().line();
    }
}
