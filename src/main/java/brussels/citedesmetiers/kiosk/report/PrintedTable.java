package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.report.ReportTable.Before;
import brussels.citedesmetiers.kiosk.report.ReportTable.Beside;
import brussels.citedesmetiers.kiosk.report.ReportTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A table as it is printed, cell by cell: the same words and numbers on the page and in the
/// document.
///
/// @param head of each column, that of the rows first
/// @param body the rows
/// @param foot the sums
/// @param totalColumn which column is the total, from 0, or [#NO_TOTAL]
/// @param words the columns of words among those of numbers
record PrintedTable(
        List<String> head, List<Line> body, List<Line> foot, int totalColumn, Set<Integer> words) {
    /// No column is the total.
    static final int NO_TOTAL = -1;

    PrintedTable {
        words = Set.copyOf(words);
        head = List.copyOf(head);
        body = List.copyOf(body);
        foot = List.copyOf(foot);
    }

    /// One line.
    ///
    /// @param kind `row`, `shown`, `shares`, `not-shown` or `counted`
    /// @param cells one for each column, that of the rows first; an empty one has nothing in it
    record Line(String kind, List<String> cells) {
        Line {
            cells = List.copyOf(cells);
        }
    }

    static PrintedTable of(ReportTable table, ReportTexts texts) {
        return new Printing(table, texts).print();
    }

    private static final class Printing {
        private final ReportTable table;
        private final ReportTexts texts;

        Printing(ReportTable table, ReportTexts texts) {
            this.table = table;
            this.texts = texts;
        }

        PrintedTable print() {
            List<Line> foot = new ArrayList<>();
            foot.add(shown());
            if (!table.columns().isEmpty()) {
                foot.add(shares());
            }
            foot.add(sum("not-shown", table.notShown(), then(Before::notShown)));
            foot.add(counted());
            int beside = table.besideColumn().isPresent() ? 1 : 0;
            return new PrintedTable(
                    head(),
                    table.rows().stream().map(this::row).toList(),
                    foot,
                    1 + beside + table.columns().size(),
                    Set.of());
        }

        private List<String> head() {
            List<String> head = new ArrayList<>(List.of(table.rowsHead()));
            table.besideColumn().map(Beside::label).ifPresent(head::add);
            table.columns().forEach(column -> head.add(column.label()));
            boolean visits = table.subject() == ReportTable.Subject.VISITS;
            head.add(texts.of(visits ? "total" : "contacts.head"));
            head.add(texts.of("share"));
            table.answers().map(ReportTable.Base::share).ifPresent(head::add);
            table.before()
                    .ifPresent(
                            before -> {
                                head.add(Integer.toString(before.year()));
                                head.add(texts.of("change"));
                                head.add(texts.of("change.share"));
                            });
            return head;
        }

        private Line row(Row row) {
            List<String> cells = new ArrayList<>(List.of(row.label()));
            table.besideColumn().ifPresent(b -> cells.add(number(b.numbers().get(row.id()))));
            row.cells().forEach(n -> cells.add(cell(n)));
            cells.add(cell(row.total()));
            cells.add(share(row.total(), table.counted()));
            table.answers()
                    .ifPresent(
                            base ->
                                    cells.add(
                                            row.answer()
                                                    ? share(row.total(), base.n())
                                                    : texts.of("nothing")));
            table.before()
                    .ifPresent(
                            before -> {
                                OptionalLong then = before.of(row.id());
                                cells.add(
                                        then.isPresent()
                                                ? texts.number(then.getAsLong())
                                                : texts.of("nothing"));
                                OptionalLong by = table.change(row);
                                cells.addAll(change(by.isPresent(), by.orElse(0), then.orElse(0)));
                            });
            return new Line("row", cells);
        }

        private List<String> change(boolean known, long by, long base) {
            String none = texts.of("nothing");
            return List.of(
                    known ? texts.change(by) : none,
                    known && base > 0 ? texts.changeShare(by, base) : none);
        }

        private String number(@Nullable Long n) {
            return n == null ? texts.of("nothing") : texts.number(n);
        }

        // An empty cell may be one that is not shown, so it is not written as 0.
        private String cell(long n) {
            return table.untold(n) ? texts.of("nothing") : texts.number(n);
        }

        private String share(long n, long base) {
            return table.untold(n) ? texts.of("nothing") : texts.percent(n, base);
        }

        private Line shown() {
            List<String> cells = new ArrayList<>(List.of(texts.of("sum.shown")));
            table.besideColumn()
                    .ifPresent(
                            b ->
                                    cells.add(
                                            texts.number(
                                                    b.numbers().values().stream()
                                                            .mapToLong(n -> n)
                                                            .sum())));
            for (int i = 0; i < table.columns().size(); i++) {
                cells.add(cell(table.sum(i)));
            }
            end(cells, table.shown(), then(Before::shown));
            return new Line("shown", cells);
        }

        private Line shares() {
            List<String> cells = new ArrayList<>(List.of(texts.of("sum.shares")));
            table.besideColumn().ifPresent(b -> cells.add(""));
            for (int i = 0; i < table.columns().size(); i++) {
                cells.add(share(table.sum(i), table.counted()));
            }
            cells.add(texts.percent(table.shown(), table.counted()));
            return filled("shares", cells);
        }

        private Line sum(String kind, long n, @Nullable Long then) {
            List<String> cells = new ArrayList<>(List.of(texts.of("sum." + kind)));
            table.besideColumn().ifPresent(b -> cells.add(""));
            table.columns().forEach(column -> cells.add(""));
            end(cells, n, then);
            return filled(kind, cells);
        }

        private Line counted() {
            Line line = sum("counted", table.counted(), then(Before::counted));
            if (table.before().isEmpty()) {
                return line;
            }
            List<String> cells = new ArrayList<>(line.cells());
            cells.removeLast();
            cells.removeLast();
            OptionalLong by = table.change();
            long base = table.before().map(Before::counted).orElse(0L);
            cells.addAll(change(by.isPresent(), by.orElse(0), base));
            return new Line("counted", cells);
        }

        private @Nullable Long then(Function<Before, Long> number) {
            return table.before().map(number).orElse(null);
        }

        private void end(List<String> cells, long n, @Nullable Long then) {
            cells.add(texts.number(n));
            cells.add(texts.percent(n, table.counted()));
            table.answers().ifPresent(base -> cells.add(""));
            if (then != null) {
                cells.addAll(List.of(texts.number(then), "", ""));
            }
        }

        private Line filled(String kind, List<String> cells) {
            List<String> all = new ArrayList<>(cells);
            while (all.size() < head().size()) {
                all.add("");
            }
            return new Line(kind, all);
        }
    }
}
