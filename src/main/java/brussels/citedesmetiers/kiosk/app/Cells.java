package brussels.citedesmetiers.kiosk.app;

import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.visit.VisitSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which cells a visit adds to. Each table stands alone: no two can be joined to single somebody
/// out.
final class Cells {
    private Cells() {}

    static List<Cell> of(VisitSummary visit) {
        List<Cell> cells = new ArrayList<>();
        String outcome = visit.abandonedAt().isPresent() ? "abandoned" : "finished";
        cells.add(new Cell("theme-language", List.of(visit.theme(), visit.language())));
        cells.add(
                new Cell(
                        "channel",
                        List.of(
                                outcome,
                                visit.channel().name().toLowerCase(java.util.Locale.ROOT))));
        visit.abandonedAt().ifPresent(q -> cells.add(new Cell("abandoned-at", List.of(q))));
        for (String id : visit.recommendations()) {
            cells.add(new Cell("recommendation", List.of(id)));
        }
        if (visit.feedback() > 0) {
            cells.add(new Cell("feedback", List.of(Integer.toString(visit.feedback()))));
        }
        if (visit.abandonedAt().isEmpty()) {
            Map<String, String> about = visit.about();
            String gender = about.getOrDefault("about-gender", VisitSummary.NO_ANSWER);
            cells.add(pair("commune-gender", about, "about-commune", gender));
            cells.add(pair("age-gender", about, "about-age", gender));
        }
        return List.copyOf(cells);
    }

    private static Cell pair(String measure, Map<String, String> about, String key, String gender) {
        return new Cell(measure, List.of(about.getOrDefault(key, VisitSummary.NO_ANSWER), gender));
    }
}
