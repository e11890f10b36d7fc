package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.report.YearTotals.OfTerminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Writes a report as one HTML page that also prints well on A4: no script, and no pictures from
/// elsewhere. Pure but for reading the style sheet.
final class ReportPage {
    private static final String STYLE = "report.css";

    /// The most table rows that fit on a page with the chart.
    private static final int A_PAGE = 20;

    private final Report report;
    private final ReportTexts texts;
    private final UnaryOperator<String> link;
    private final ReportMarkup out = new ReportMarkup();

    private ReportPage(Report report, UnaryOperator<String> link) {
        this.report = report;
        this.texts = report.texts();
        this.link = link;
    }

    /// A self-contained page with its style sheet; the tables' files are expected beside it.
    static String toKeep(Report report) {
        return new ReportPage(report, name -> name)
                .write(out -> out.open("style").style(style()).close(), _ -> {});
    }

    /// A page served by the centre.
    ///
    /// @param link where the files of the report and the style sheet are, by name
    /// @param choice writes the form for choosing another report
    static String toShow(Report report, UnaryOperator<String> link, Consumer<ReportMarkup> choice) {
        return new ReportPage(report, link)
                .write(
                        out -> out.empty("link", "rel", "stylesheet", "href", link.apply(STYLE)),
                        choice);
    }

    /// The style sheet of reports.
    static String style() {
        try (InputStream in = ReportPage.class.getResourceAsStream(STYLE)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks " + STYLE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String write(Consumer<ReportMarkup> style, Consumer<ReportMarkup> choice) {
        out.prolog("<!DOCTYPE html>");
        out.open(
                "html",
                "xmlns",
                "http://www.w3.org/1999/xhtml",
                "lang",
                texts.code(),
                "xml:lang",
                texts.code());
        out.open("head").empty("meta", "charset", "utf-8");
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.leaf("title", title() + " · " + report.siteName());
        style.accept(out);
        out.close().line().open("body");
        head(choice);
        out.open("main").line();
        if (report.empty()) {
            out.leaf(
                    "p",
                    texts.of("empty", report.siteName(), report.year().year()),
                    "class",
                    "notice");
            notices();
        } else {
            figures();
            summary();
            notices();
            contents();
            read();
            report.tables().forEach(this::table);
            terminals();
        }
        out.close().line().close().line().close();
        return out + "\n";
    }

    private String title() {
        return texts.of("title", report.year().year());
    }

    private void head(Consumer<ReportMarkup> choice) {
        out.open("header");
        ReportMark.draw(out);
        out.open("div");
        out.leaf("p", report.siteName(), "class", "site");
        out.leaf("h1", title());
        out.leaf("p", texts.of("subtitle"), "class", "sub");
        out.leaf("p", texts.of("made", texts.day(report.day())), "class", "mute");
        out.leaf("p", texts.of("zone", report.zone().getId()), "class", "mute");
        out.close();
        choice.accept(out);
        out.close().line();
    }

    private void figures() {
        YearTotals year = report.year();
        out.open("dl", "class", "figures");
        figure(texts.of("figure.visits"), texts.number(year.visits()));
        figure(texts.of("figure.terminals"), texts.number(year.kiosks()));
        Optional<OfTerminal> some =
                year.terminals().stream().filter(t -> t.from().isPresent()).findFirst();
        some.ifPresent(t -> figure(texts.of("figure.days"), days()));
        out.close().line();
    }

    private void summary() {
        out.open("section", "class", "summary", "aria-labelledby", "summary");
        out.leaf("h2", texts.of("summary"), "id", "summary");
        list(ReportSummary.of(report));
        out.open("p", "class", "files");
        file(texts.of("summary.languages"), ReportFile.SUMMARY_PAGE, "");
        file(title(), ReportFile.WORD, "Word");
        file(texts.of("csv.sums"), ReportFile.SUMMARY, "CSV");
        file(texts.of("csv.sums"), ReportFile.SUMMARY_FOR_SPREADSHEET, "CSV (Excel)");
        out.close().close().line();
    }

    private String days() {
        List<OfTerminal> terminals = report.year().terminals();
        return texts.of(
                "days",
                terminals.stream()
                        .flatMap(t -> t.from().stream())
                        .min(LocalDate::compareTo)
                        .map(texts::day)
                        .orElse(""),
                terminals.stream()
                        .flatMap(t -> t.through().stream())
                        .max(LocalDate::compareTo)
                        .map(texts::day)
                        .orElse(""));
    }

    private void figure(String what, String number) {
        out.open("div").leaf("dt", what).leaf("dd", number).close();
    }

    private void notices() {
        List<String> faults = report.faults();
        if (!faults.isEmpty()) {
            out.open("section", "class", "alert", "aria-labelledby", "faults");
            out.leaf(
                    "h2",
                    texts.some("faults", report.notes().failed(report.tables()).size()),
                    "id",
                    "faults");
            list(faults);
            out.close().line();
        }
        List<String> notices = report.notices();
        if (!notices.isEmpty()) {
            out.open("section", "class", "notice", "aria-labelledby", "notices");
            out.leaf("h2", texts.of("notices"), "id", "notices");
            list(notices);
            out.close().line();
        }
        if (!report.empty() && faults.isEmpty()) {
            out.leaf("p", texts.of("checked", texts.number(checks())), "class", "checked");
        }
    }

    private long checks() {
        return report.year().checks() + report.tables().size();
    }

    private void list(List<String> sentences) {
        out.open("ul");
        sentences.forEach(sentence -> out.leaf("li", sentence));
        out.close();
    }

    private void contents() {
        out.open("nav", "aria-label", texts.of("contents"));
        out.open("ol");
        for (ReportTable table : report.tables()) {
            out.open("li").leaf("a", table.title(), "href", "#" + table.id()).close();
        }
        out.open("li").leaf("a", texts.of("title.terminals"), "href", "#terminals").close();
        out.close().close().line();
    }

    private void read() {
        out.open("section", "class", "read");
        out.leaf("h2", texts.of("read"));
        list(howToRead(report));
        out.close().line();
    }

    /// What the words of the tables mean, in sentences.
    static List<String> howToRead(Report report) {
        List<String> sentences = new ArrayList<>();
        for (int i = 1; report.texts().maybe("read." + i).isPresent(); i++) {
            sentences.add(report.texts().of("read." + i, report.thresholds()));
        }
        return sentences;
    }

    private void table(ReportTable table) {
        out.open(
                "section",
                "id",
                table.id(),
                "class",
                table.rows().size() > A_PAGE ? "long" : "short",
                "aria-labelledby",
                table.id() + "-title");
        out.leaf("h2", table.title(), "id", table.id() + "-title");
        Optional<ChartDrawing> chart = report.chart(table);
        chart.ifPresent(drawing -> figure(table, drawing));
        new ReportGrid(table.id() + "-title", PrintedTable.of(table, texts), out).write();
        out.leaf("p", report.notes().sum(table), "class", table.addsUp() ? "sum" : "sum wrong");
        out.open("ul", "class", "notes");
        report.notes().under(table).forEach(note -> out.leaf("li", note));
        out.close();
        out.open("p", "class", "files");
        file(table.title(), table.id() + ReportFile.CSV, "CSV");
        file(table.title(), table.id() + ReportFile.CSV_FOR_SPREADSHEET, "CSV (Excel)");
        if (chart.isPresent()) {
            file(table.title(), table.id() + ReportFile.SVG, "SVG");
            file(table.title(), table.id() + ReportFile.PNG, "PNG");
        }
        out.close().close().line();
    }

    private void figure(ReportTable table, ChartDrawing chart) {
        out.open("figure");
        ReportGrid.scroll(out, table.id() + "-title");
        chart.draw(out);
        out.close();
        if (chart.shortened()) {
            out.leaf("figcaption", texts.of("shortened", chart.rows()));
        }
        out.close().line();
    }

    /// @param kind what the link says, and its title to those who cannot see where it stands; empty
    ///   if it says its title
    private void file(String title, String name, String kind) {
        String spoken = kind.isEmpty() ? title : kind + " · " + title;
        out.leaf(
                "a",
                kind.isEmpty() ? title : kind,
                "href",
                link.apply(name),
                "download",
                name,
                "aria-label",
                spoken);
    }

    private void terminals() {
        out.open("section", "id", "terminals", "aria-labelledby", "terminals-title");
        out.leaf("h2", texts.of("title.terminals"), "id", "terminals-title");
        new ReportGrid("terminals-title", TerminalTable.of(report), out).write();
        out.open("ul", "class", "notes");
        TerminalTable.notes(texts).forEach(note -> out.leaf("li", note));
        out.close().close().line();
    }
}
