package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.report.PrintedTable.Line;
import brussels.citedesmetiers.kiosk.report.YearTotals.OfTerminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The table of the terminals: what each one counted, and what is to be known of it.
final class TerminalTable {
    private final Report report;
    private final ReportTexts texts;

    private TerminalTable(Report report) {
        this.report = report;
        this.texts = report.texts();
    }

    /// A line for each terminal; its site too if there are several.
    static PrintedTable of(Report report) {
        return new TerminalTable(report).table();
    }

    /// What its words mean.
    static List<String> notes(ReportTexts texts) {
        return List.of(texts.of("terminals.late"), texts.of("terminals.rest"));
    }

    private boolean several() {
        return report.year().sites().size() > 1;
    }

    private PrintedTable table() {
        List<String> head = new ArrayList<>();
        for (String column :
                List.of(
                        "id", "site", "kind", "visits", "days", "late", "undated", "touched",
                        "rest")) {
            if (several() || !column.equals("site")) {
                head.add(texts.of("terminal." + column));
            }
        }
        return new PrintedTable(
                head,
                report.year().terminals().stream().map(this::line).toList(),
                List.of(),
                PrintedTable.NO_TOTAL,
                several() ? Set.of(1, 2) : Set.of(1));
    }

    private Line line(OfTerminal terminal) {
        List<String> cells = new ArrayList<>(List.of(terminal.id()));
        if (several()) {
            cells.add(report.siteName(terminal.site()));
        }
        Optional<String> with = report.year().countedWith(terminal);
        cells.add(
                terminal.members().isEmpty()
                        ? texts.of("kind." + terminal.kind().id())
                        : texts.some("kind.site", terminal.members().size()));
        if (with.isPresent() && terminal.through().isEmpty()) {
            cells.add(texts.of("nothing"));
            cells.add(texts.of("terminal.with", with.get()));
        } else {
            cells.add(texts.number(terminal.visits()));
            cells.add(days(terminal));
        }
        cells.add(texts.number(terminal.late()));
        cells.add(texts.number(terminal.undated()));
        cells.add(texts.number(terminal.touchedDays()));
        cells.add(rest(terminal));
        return new Line("row", cells);
    }

    private String days(OfTerminal terminal) {
        return terminal.from()
                .flatMap(
                        from ->
                                terminal.through()
                                        .map(
                                                through ->
                                                        texts.of(
                                                                "days",
                                                                texts.day(from),
                                                                texts.day(through))))
                .orElse(texts.of("nothing"));
    }

    private String rest(OfTerminal terminal) {
        return terminal.remainderUpTo() == 0
                ? texts.of("nothing")
                : texts.of("up-to", texts.number(terminal.remainderUpTo()));
    }
}
