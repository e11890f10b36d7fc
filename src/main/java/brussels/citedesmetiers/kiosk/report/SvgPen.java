package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.report.ChartColours.Fill;
import java.util.Locale;

/// Draws as SVG: with attributes only, so that a page's policy need not allow styles, and with
/// words as words, so that whoever lays out a report can change them.
final class SvgPen implements ChartPen {
    private final ReportMarkup out;
    private final String id;
    private int groups;

    private SvgPen(ReportMarkup out, String id) {
        this.out = out;
        this.id = id;
    }

    /// Opens a picture with a description for those who cannot see it.
    ///
    /// @param id unique on the page
    static SvgPen begin(ReportMarkup out, String id, int height, String title, String desc) {
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
                String.join(", ", FONTS),
                "font-size",
                TEXT);
        out.leaf("title", title, "id", "chart-" + id + "-title");
        out.leaf("desc", desc, "id", "chart-" + id + "-desc");
        SvgPen pen = new SvgPen(out, id);
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

    /// A white ground, for a picture that stands alone.
    SvgPen ground(int height) {
        out.empty("rect", "width", WIDTH, "height", height, "fill", ChartColours.WHITE);
        return this;
    }

    @Override
    public void bar(double x, double y, double width, double height, Fill fill) {
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
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, String colour) {
        out.empty(
                "path",
                "d",
                "M" + round(x1) + " " + round(y1) + " " + round(x2) + " " + round(y2),
                "stroke",
                colour,
                "stroke-width",
                OUTLINE);
    }

    @Override
    public void text(double x, double y, Anchor anchor, String colour, String content) {
        out.leaf(
                "text",
                content,
                "x",
                round(x),
                "y",
                round(y),
                "text-anchor",
                anchor.name().toLowerCase(Locale.ROOT),
                "fill",
                colour);
    }

    @Override
    public void title(double x, double y, String content) {
        out.leaf(
                "text",
                content,
                "x",
                round(x),
                "y",
                round(y),
                "font-size",
                TITLE,
                "font-weight",
                700,
                "fill",
                ChartColours.INK);
    }

    @Override
    public void down(int units) {
        out.open("g", "transform", "translate(0 " + units + ")");
        groups++;
    }

    void end() {
        for (int i = 0; i < groups; i++) {
            out.close();
        }
        out.close();
    }

    private static String round(double number) {
        String text = String.format(Locale.ROOT, "%.1f", number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
