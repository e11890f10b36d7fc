package brussels.citedesmetiers.kiosk.report;

import java.util.List;
import java.util.Map;

/// The identity's colours, as charts use them. Whatever a colour shows, a label or a pattern shows
/// too.
final class ChartColours {
    static final String INK = "#1C2340";
    static final String MUTE = "#555A70";
    static final String EDGE = "#7D7A80";
    static final String SAND = "#EFE7D8";
    static final String WHITE = "#FFFFFF";

    private static final String SUN = "#FFC93C";
    private static final String SUN_EDGE = "#8A6200";

    private static final Map<String, String> THEMES =
            Map.of(
                    "C", "#50277A",
                    "A", "#2365C2",
                    "T", "#075549",
                    "B", "#B2541A",
                    "E", "#B9175F");

    /// How the parts of a bar are told apart: by lightness, outline and pattern.
    private static final List<Fill> PARTS =
            List.of(
                    new Fill(INK, INK, Pattern.PLAIN),
                    new Fill(SUN, SUN_EDGE, Pattern.PLAIN),
                    new Fill(WHITE, INK, Pattern.STRIPES),
                    new Fill(WHITE, EDGE, Pattern.PLAIN),
                    new Fill(WHITE, INK, Pattern.DOTS));

    private ChartColours() {}

    /// The fill of a bar and its outline.
    record Fill(String colour, String outline, Pattern pattern) {}

    enum Pattern {
        PLAIN,
        STRIPES,
        DOTS
    }

    /// A bar that stands alone.
    static Fill plain() {
        return PARTS.getFirst();
    }

    /// The bar of the year before, beside a plain one.
    static Fill before() {
        return new Fill(SAND, EDGE, Pattern.PLAIN);
    }

    /// A theme's bar; ink for anything that is not a theme.
    static Fill theme(String id) {
        String colour = THEMES.getOrDefault(id, INK);
        return new Fill(colour, colour, Pattern.PLAIN);
    }

    /// The part of this index, from 0.
    static Fill part(int index) {
        return PARTS.get(index % PARTS.size());
    }
}
