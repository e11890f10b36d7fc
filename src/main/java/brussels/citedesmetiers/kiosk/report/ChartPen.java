package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.report.ChartColours.Fill;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Draws the marks of a chart as SVG: with attributes only, so that a page's policy need not allow
/// styles. One thread.
final class ChartPen {
    /// Width of every chart in its own units: one CSS pixel if it is shown 720 wide.
    static final int WIDTH = 720;

    static final int TEXT = 13;
    private static final double SIGN = 0.56;
    private static final double OUTLINE = 1.5;
    private static final int TILE = 6;

    /// Twenty times this still fits a `long`.
    private static final long MOST_STEP = 100_000_000_000_000_000L;

    private final ReportMarkup out;
    private final String id;

    private ChartPen(ReportMarkup out, String id) {
        this.out = out;
        this.id = id;
    }

    /// Opens a picture with a description for those who cannot see it.
    ///
    /// @param id unique on the page
    static ChartPen begin(ReportMarkup out, String id, int height, String title, String desc) {
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + WIDTH + " " + height,
                "role",
                "img",
                "aria-labelledby",
                "chart-" + id + "-title chart-" + id + "-desc",
                "font-family",
                "Noto Sans, system-ui, sans-serif",
                "font-size",
                TEXT);
        out.leaf("title", title, "id", "chart-" + id + "-title");
        out.leaf("desc", desc, "id", "chart-" + id + "-desc");
        ChartPen pen = new ChartPen(out, id);
        pen.patterns();
        return pen;
    }

    private void patterns() {
        out.open("defs");
        tile(ChartColours.Pattern.STRIPES)
                .empty("path", "d", "M-1 7 7 -1", "stroke", ChartColours.INK, "stroke-width", 1.5)
                .close();
        tile(ChartColours.Pattern.DOTS)
                .empty("circle", "cx", 3, "cy", 3, "r", 1.3, "fill", ChartColours.INK)
                .close();
        out.close();
    }

    private ReportMarkup tile(ChartColours.Pattern pattern) {
        return out.open(
                        "pattern",
                        "id",
                        name(pattern),
                        "width",
                        TILE,
                        "height",
                        TILE,
                        "patternUnits",
                        "userSpaceOnUse")
                .empty("rect", "width", TILE, "height", TILE, "fill", ChartColours.WHITE);
    }

    private String name(ChartColours.Pattern pattern) {
        return "chart-" + id + "-" + pattern.name().toLowerCase(Locale.ROOT);
    }

    ChartPen bar(double x, double y, double width, double height, Fill fill) {
        String inside =
                fill.pattern() == ChartColours.Pattern.PLAIN
                        ? fill.colour()
                        : "url(#" + name(fill.pattern()) + ")";
        out.empty(
                "rect",
                "x",
                round(x),
                "y",
                round(y),
                "width",
                round(Math.max(0, width)),
                "height",
                round(Math.max(0, height)),
                "fill",
                inside,
                "stroke",
                fill.outline(),
                "stroke-width",
                OUTLINE);
        return this;
    }

    ChartPen line(double x1, double y1, double x2, double y2, String colour) {
        out.empty(
                "path",
                "d",
                "M" + round(x1) + " " + round(y1) + " " + round(x2) + " " + round(y2),
                "stroke",
                colour,
                "stroke-width",
                OUTLINE);
        return this;
    }

    /// @param anchor `start`, `middle` or `end`
    ChartPen text(double x, double y, String anchor, String colour, String content) {
        out.leaf(
                "text",
                content,
                "x",
                round(x),
                "y",
                round(y),
                "text-anchor",
                anchor,
                "fill",
                colour);
        return this;
    }

    void end() {
        out.close();
    }

    private static String round(double number) {
        String text = String.format(Locale.ROOT, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /// The approximate width of a text.
    static double wide(String text) {
        return text.length() * TEXT * SIGN;
    }

    /// A label in at most two lines of at most this many characters; omissions are marked.
    static List<String> lines(String label, int signs) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : label.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > signs) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines.size() <= 2 ? List.copyOf(lines) : List.of(lines.get(0), lines.get(1) + " …");
    }

    /// The round number at which an axis ends: at least the given number, with 1, 2 or 5 times a
    /// power of 10 for each of its four parts. No table has enough visits to overflow it.
    static long axisEnd(long most) {
        for (long step = 1; step <= MOST_STEP; step *= 10) {
            for (long factor : new long[] {1, 2, 5}) {
                if (step * factor * 4 >= most) {
                    return step * factor * 4;
                }
            }
        }
        throw new IllegalArgumentException("no axis is so long: " + most);
    }
}
