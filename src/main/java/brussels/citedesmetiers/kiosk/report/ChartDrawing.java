package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.report.ChartColours.Fill;
import brussels.citedesmetiers.kiosk.report.ChartPen.Anchor;
import brussels.citedesmetiers.kiosk.report.ReportTable.Before;
import brussels.citedesmetiers.kiosk.report.ReportTable.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/// Draws a table's numbers as bars, with each number beside its bar. Pure.
final class ChartDrawing {
    /// Only this many rows are drawn; the others are in the table only.
    static final int MOST_ROWS = 24;

    private static final int MOST_RANKED = 15;
    private static final int LABEL_SIGNS = 34;
    private static final int LABEL_WIDTH = 250;
    private static final int VALUE_WIDTH = 110;
    private static final int ROW = 28;
    private static final int DENSE_ROW = 22;
    private static final int FEW_ROWS = 8;
    private static final int TALL_ROW = 38;
    private static final int BAR = 16;
    private static final int LEGEND = 34;
    private static final int STANDING_HEIGHT = 260;
    private static final int STANDING_LEFT = 56;
    private static final int STANDING_TOP = 24;
    private static final int STANDING_FOOT = 34;
    private static final int GAP = 8;
    private static final int PARTS = 4;

    private static final int HEAD = 58;
    private static final int TITLE_SIGNS = 64;
    private static final int SUBTITLE_SIGNS = 60;
    private static final int TITLE_LINE = 20;
    private static final int SUBTITLE_LINE = 40;

    private final ReportTable table;
    private final int year;
    private final ReportTexts texts;

    /// @param year that the table is of
    ChartDrawing(ReportTable table, int year, ReportTexts texts) {
        this.table = table;
        this.year = year;
        this.texts = texts;
    }

    /// Whether there is anything to draw.
    boolean worthDrawing() {
        return drawn().stream().anyMatch(row -> row.total() > 0);
    }

    /// Whether the chart has fewer rows than the table has answers.
    boolean shortened() {
        return drawn().size() < answers().size();
    }

    int rows() {
        return drawn().size();
    }

    private List<Row> answers() {
        return table.rows().stream().filter(Row::answer).toList();
    }

    private List<Row> drawn() {
        List<Row> rows = answers();
        if (rows.size() <= MOST_ROWS) {
            return rows;
        }
        return rows.stream()
                .sorted((a, b) -> Long.compare(b.total(), a.total()))
                .limit(MOST_RANKED)
                .toList();
    }

    /// The chart as a separate file of vectors, with its title.
    ///
    /// @param of whose numbers they are
    byte[] svg(String of) {
        ReportMarkup out = new ReportMarkup().prolog("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        SvgPen pen =
                SvgPen.begin(out, table.id(), whole(), table.title(), description())
                        .ground(whole());
        alone(pen, of);
        pen.end();
        return (out + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /// The same as a separate picture.
    ///
    /// @param of whose numbers they are
    byte[] png(String of) {
        PngPen pen = new PngPen(whole());
        alone(pen, of);
        return pen.png();
    }

    /// The height with the title.
    private int whole() {
        return HEAD + height() + GAP;
    }

    private void alone(ChartPen pen, String of) {
        pen.title(0, TITLE_LINE, ChartPen.lines(table.title(), TITLE_SIGNS).getFirst());
        String visits =
                texts.some(
                        "chart." + table.subject().name().toLowerCase(Locale.ROOT),
                        table.counted());
        List<String> lines = ChartPen.lines(of, SUBTITLE_SIGNS);
        String names = lines.size() == 1 ? of : lines.getFirst() + " …";
        pen.text(
                0,
                SUBTITLE_LINE,
                Anchor.START,
                ChartColours.MUTE,
                String.join(" · ", names, Integer.toString(year), visits));
        pen.down(HEAD);
        paint(pen);
    }

    /// Draws it into a page.
    void draw(ReportMarkup out) {
        SvgPen pen = SvgPen.begin(out, table.id(), height(), table.title(), description());
        paint(pen);
        pen.end();
    }

    /// The chart alone as a picture, for a document that has its title.
    byte[] picture() {
        PngPen pen = new PngPen(height());
        paint(pen);
        return pen.png();
    }

    /// Its height in the units of [ChartPen].
    int height() {
        return isStanding() ? STANDING_HEIGHT + standingTop() - STANDING_TOP : lyingHeight();
    }

    private boolean isStanding() {
        return table.look() == ReportTable.Look.STANDING;
    }

    private void paint(ChartPen pen) {
        if (isStanding()) {
            standing(pen);
        } else {
            lying(pen);
        }
    }

    /// Its numbers, for those who cannot see it, with those of the year before where it draws them.
    String description() {
        return drawn().stream()
                .map(row -> then(row, row.label() + " " + number(row)))
                .collect(Collectors.joining(texts.of("separator")));
    }

    private String then(Row row, String now) {
        return table.before()
                .filter(_ -> isStanding())
                .map(
                        before ->
                                texts.of(
                                        "chart.then",
                                        now,
                                        name(before.year()),
                                        number(before, row)))
                .orElse(now);
    }

    private String number(Before before, Row row) {
        OptionalLong then = before.of(row.id());
        return then.isPresent() ? texts.number(then.getAsLong()) : texts.of("nothing");
    }

    /// Whether the names of so many sites fit into its head.
    static boolean fits(String names) {
        return ChartPen.lines(names, SUBTITLE_SIGNS).size() == 1;
    }

    private String number(Row row) {
        return table.untold(row.total()) ? texts.of("nothing") : texts.number(row.total());
    }

    private String numberAndShare(Row row) {
        return table.untold(row.total())
                ? texts.of("nothing")
                : texts.number(row.total()) + " · " + texts.percent(row.total(), table.counted());
    }

    private long most() {
        return drawn().stream().mapToLong(Row::total).max().orElse(0);
    }

    private int standingTop() {
        return table.before().isPresent() ? STANDING_TOP + LEGEND : STANDING_TOP;
    }

    private void standing(ChartPen pen) {
        List<Row> rows = drawn();
        Optional<Before> before = table.before();
        List<OptionalLong> then =
                rows.stream()
                        .map(r -> before.map(b -> b.of(r.id())).orElse(OptionalLong.empty()))
                        .toList();
        long end =
                ChartPen.axisEnd(
                        Math.max(
                                most(), then.stream().mapToLong(n -> n.orElse(0)).max().orElse(0)));
        int top = standingTop();
        double bottom = (double) height() - STANDING_FOOT;
        double unit = (bottom - top) / end;
        before.ifPresent(b -> years(pen, b.year()));
        for (int i = 0; i <= PARTS; i++) {
            long value = end / PARTS * i;
            double y = bottom - value * unit;
            pen.line(
                    STANDING_LEFT,
                    y,
                    ChartPen.WIDTH,
                    y,
                    i == 0 ? ChartColours.EDGE : ChartColours.SAND);
            pen.text(
                    STANDING_LEFT - GAP, y + 5, Anchor.END, ChartColours.MUTE, texts.number(value));
        }
        double slot = (double) (ChartPen.WIDTH - STANDING_LEFT) / rows.size();
        double width = Math.min(36, slot * (before.isPresent() ? 0.36 : 0.7));
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double middle = STANDING_LEFT + slot * (i + 0.5);
            double left = before.isPresent() ? middle : middle - width / 2;
            double height = row.total() * unit;
            double old = then.get(i).orElse(0) * unit;
            if (old > 0) {
                pen.bar(middle - width, bottom - old, width, old, ChartColours.before());
            }
            if (row.total() > 0) {
                pen.bar(left, bottom - height, width, height, ChartColours.plain());
            }
            String value = number(row);
            if (ChartPen.wide(value) < slot) {
                // Above both bars, so that it lies on neither.
                double y = bottom - Math.max(height, old) - 6;
                pen.text(middle, y, Anchor.MIDDLE, ChartColours.INK, value);
            }
            pen.text(middle, bottom + 20, Anchor.MIDDLE, ChartColours.INK, row.brief());
        }
    }

    private void years(ChartPen pen, int last) {
        legend(
                pen,
                STANDING_LEFT,
                List.of(name(last), name(year)),
                i -> i == 0 ? ChartColours.before() : ChartColours.plain());
    }

    private String name(int of) {
        return table.subject() == ReportTable.Subject.VISITS
                ? Integer.toString(of)
                : texts.of("contacts.year", of);
    }

    private int lyingTop() {
        return table.look() == ReportTable.Look.PARTS ? LEGEND : 4;
    }

    private int pitch(List<Row> rows) {
        boolean tall =
                rows.stream().anyMatch(r -> ChartPen.lines(r.label(), LABEL_SIGNS).size() > 1);
        return tall ? TALL_ROW : rows.size() > FEW_ROWS ? DENSE_ROW : ROW;
    }

    private int lyingHeight() {
        List<Row> rows = drawn();
        return lyingTop() + pitch(rows) * rows.size() + 4;
    }

    private void lying(ChartPen pen) {
        List<Row> rows = drawn();
        int pitch = pitch(rows);
        int top = lyingTop();
        if (table.look() == ReportTable.Look.PARTS) {
            legend(
                    pen,
                    LABEL_WIDTH,
                    table.columns().stream().map(ReportTable.Column::label).toList(),
                    ChartColours::part);
        }
        double unit = (double) (ChartPen.WIDTH - LABEL_WIDTH - VALUE_WIDTH) / Math.max(1, most());
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double middle = top + pitch * (i + 0.5);
            label(pen, row, middle);
            double x = LABEL_WIDTH;
            for (Part part : parts(row)) {
                pen.bar(x, middle - BAR / 2.0, part.n() * unit, BAR, part.fill());
                x += part.n() * unit;
            }
            String value = numberAndShare(row);
            pen.text(x + GAP, middle + 5, Anchor.START, ChartColours.INK, value);
        }
        pen.line(
                LABEL_WIDTH,
                top,
                LABEL_WIDTH,
                (double) top + pitch * rows.size(),
                ChartColours.EDGE);
    }

    private record Part(long n, Fill fill) {}

    private List<Part> parts(Row row) {
        List<Part> parts = new ArrayList<>();
        if (table.look() == ReportTable.Look.PARTS) {
            for (int i = 0; i < row.cells().size(); i++) {
                parts.add(new Part(row.cells().get(i), ChartColours.part(i)));
            }
        } else if (table.look() == ReportTable.Look.THEMES) {
            parts.add(new Part(row.total(), ChartColours.theme(row.id())));
        } else {
            parts.add(new Part(row.total(), ChartColours.plain()));
        }
        parts.removeIf(part -> part.n() == 0);
        return parts;
    }

    private static void label(ChartPen pen, Row row, double middle) {
        List<String> lines = ChartPen.lines(row.label(), LABEL_SIGNS);
        double y = middle + 5 - (lines.size() - 1) * 8.0;
        for (String line : lines) {
            pen.text(LABEL_WIDTH - GAP, y, Anchor.END, ChartColours.INK, line);
            y += 16;
        }
    }

    private static void legend(
            ChartPen pen, double left, List<String> labels, IntFunction<Fill> fill) {
        double x = left;
        for (int i = 0; i < labels.size(); i++) {
            pen.bar(x, 6, 14, 14, fill.apply(i));
            pen.text(x + 20, 18, Anchor.START, ChartColours.INK, labels.get(i));
            x += 20 + ChartPen.wide(labels.get(i)) + 22;
        }
    }
}
