package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.report.ChartColours.Fill;
import brussels.citedesmetiers.kiosk.report.ReportTable.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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

    private final ReportTable table;
    private final ReportTexts texts;

    ChartDrawing(ReportTable table, ReportTexts texts) {
        this.table = table;
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

    /// The chart as a separate file.
    byte[] file() {
        ReportMarkup out = new ReportMarkup().prolog("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        draw(out);
        return (out + "\n").getBytes(StandardCharsets.UTF_8);
    }

    void draw(ReportMarkup out) {
        switch (table.look()) {
            case STANDING -> standing(out);
            case LYING, THEMES, PARTS -> lying(out);
        }
    }

    private String description() {
        return drawn().stream()
                .map(row -> row.label() + " " + number(row))
                .collect(Collectors.joining(texts.of("separator")));
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

    private void standing(ReportMarkup out) {
        List<Row> rows = drawn();
        ChartPen pen =
                ChartPen.begin(out, table.id(), STANDING_HEIGHT, table.title(), description());
        long end = ChartPen.axisEnd(most());
        double bottom = STANDING_HEIGHT - STANDING_FOOT;
        double unit = (bottom - STANDING_TOP) / end;
        for (int i = 0; i <= PARTS; i++) {
            long value = end / PARTS * i;
            double y = bottom - value * unit;
            pen.line(
                    STANDING_LEFT,
                    y,
                    ChartPen.WIDTH,
                    y,
                    i == 0 ? ChartColours.EDGE : ChartColours.SAND);
            pen.text(STANDING_LEFT - GAP, y + 5, "end", ChartColours.MUTE, texts.number(value));
        }
        double slot = (double) (ChartPen.WIDTH - STANDING_LEFT) / rows.size();
        double width = Math.min(36, slot * 0.7);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double middle = STANDING_LEFT + slot * (i + 0.5);
            double height = row.total() * unit;
            if (row.total() > 0) {
                pen.bar(middle - width / 2, bottom - height, width, height, ChartColours.plain());
            }
            String value = number(row);
            if (ChartPen.wide(value) < slot) {
                pen.text(middle, bottom - height - 6, "middle", ChartColours.INK, value);
            }
            pen.text(middle, bottom + 20, "middle", ChartColours.INK, row.brief());
        }
        pen.end();
    }

    private void lying(ReportMarkup out) {
        List<Row> rows = drawn();
        boolean parts = table.look() == ReportTable.Look.PARTS;
        boolean tall =
                rows.stream().anyMatch(r -> ChartPen.lines(r.label(), LABEL_SIGNS).size() > 1);
        int pitch = tall ? TALL_ROW : rows.size() > FEW_ROWS ? DENSE_ROW : ROW;
        int top = parts ? LEGEND : 4;
        ChartPen pen =
                ChartPen.begin(
                        out,
                        table.id(),
                        top + pitch * rows.size() + 4,
                        table.title(),
                        description());
        if (parts) {
            legend(pen);
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
            pen.text(x + GAP, middle + 5, "start", ChartColours.INK, value);
        }
        pen.line(
                LABEL_WIDTH,
                top,
                LABEL_WIDTH,
                (double) top + pitch * rows.size(),
                ChartColours.EDGE);
        pen.end();
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
            pen.text(LABEL_WIDTH - GAP, y, "end", ChartColours.INK, line);
            y += 16;
        }
    }

    private void legend(ChartPen pen) {
        double x = LABEL_WIDTH;
        for (int i = 0; i < table.columns().size(); i++) {
            String label = table.columns().get(i).label();
            pen.bar(x, 6, 14, 14, ChartColours.part(i));
            pen.text(x + 20, 18, "start", ChartColours.INK, label);
            x += 20 + ChartPen.wide(label) + 22;
        }
    }
}
