package brussels.citedesmetiers.kiosk.report;

import java.util.Locale;

/// The house's mark, five doors in a row: purely decorative.
public final class ReportMark {
    private static final double DOOR = 4.1;
    private static final double STEP = 4.65;
    private static final double FLOOR = 22.5;
    private static final String[] THEMES = {"C", "A", "T", "B", "E"};
    private static final double[] TOPS = {11.05, 7.05, 3.55, 8.55, 12.55};

    private ReportMark() {}

    public static void draw(ReportMarkup out) {
        out.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "class",
                "mark",
                "viewBox",
                "0 0 24 24",
                "aria-hidden",
                "true");
        for (int i = 0; i < THEMES.length; i++) {
            String path =
                    String.format(
                            Locale.ROOT,
                            "M%.2f %.1fV%.2fa2.05 2.05 0 0 1 %.1f 0V%.1fz",
                            0.6 + STEP * i,
                            FLOOR,
                            TOPS[i],
                            DOOR,
                            FLOOR);
            out.empty("path", "d", path, "fill", ChartColours.theme(THEMES[i]).colour());
        }
        out.close();
    }
}
