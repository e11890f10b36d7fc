package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.report.ChartColours.Fill;
import java.util.ArrayList;
import java.util.List;

/// Draws the marks of a chart, in units of which [#WIDTH] are as wide as the chart. One thread.
interface ChartPen {
    /// Width of every chart in its own units: one CSS pixel if it is shown 720 wide.
    int WIDTH = 720;

    /// The size of the letters.
    int TEXT = 13;

    /// The size of the letters of a title.
    int TITLE = 18;

    /// How thick a line is.
    double OUTLINE = 1.5;

    /// The side of a pattern's tile.
    int TILE = 6;

    /// The letters, by the first of these names that is there.
    List<String> FONTS = List.of("Noto Sans", "Open Sans", "Segoe UI", "Arial", "sans-serif");

    /// A bar with its outline.
    void bar(double x, double y, double width, double height, Fill fill);

    /// A straight line.
    void line(double x1, double y1, double x2, double y2, String colour);

    /// A text on its base line.
    void text(double x, double y, Anchor anchor, String colour, String content);

    /// A title on its base line.
    void title(double x, double y, String content);

    /// Everything that follows is drawn this much lower.
    void down(int units);

    /// Which end of a text is at its point.
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /// The approximate width of a text.
    static double wide(String text) {
        return text.length() * TEXT * 0.56;
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
        // Twenty times the largest step still fits a `long`.
        for (long step = 1; step <= 100_000_000_000_000_000L; step *= 10) {
            for (long factor : new long[] {1, 2, 5}) {
                if (step * factor * 4 >= most) {
                    return step * factor * 4;
                }
            }
        }
        throw new IllegalArgumentException("no axis is so long: " + most);
    }
}
