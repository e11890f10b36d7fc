package brussels.citedesmetiers.kiosk.tally;

import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.visit.VisitSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Which cells a visit adds to: one of each measure of the terminal. Each table is separate: no two
/// can be joined to single somebody out.
public final class Cells {
    private final Measures measures;

    public Cells(Measures measures) {
        this.measures = measures;
    }

    /// The cells of a visit, and the content version it used.
    ///
    /// @param hour when it ended, as [ClosedLists#hour(int)] writes it, or [Dimension#UNKNOWN]
    /// @param stop where the truck stood, or [Dimension#NONE]
    public List<Cell> of(VisitSummary visit, String hour, String stop, String contentVersion) {
        List<Cell> cells = new ArrayList<>(counted(visit, hour, stop));
        cells.add(Cell.content(contentVersion));
        return List.copyOf(cells);
    }

    private List<Cell> counted(VisitSummary visit, String hour, String stop) {
        return measures.all().stream()
                .map(measure -> measure.cell(dimension -> value(visit, dimension, hour, stop)))
                .toList();
    }

    private static String value(VisitSummary visit, Dimension dimension, String hour, String stop) {
        return switch (dimension) {
            case THEME -> visit.theme();
            case LANGUAGE -> visit.language();
            case HOUR -> hour;
            case OUTCOME ->
                    visit.abandonedAt().isPresent() ? Dimension.ABANDONED : Dimension.FINISHED;
            case RECOMMENDATION ->
                    visit.recommendations().isEmpty()
                            ? Dimension.NONE
                            : visit.recommendations().getFirst();
            case TRADE -> visit.trade().isEmpty() ? Dimension.NONE : visit.trade();
            case QUESTION -> visit.abandonedAt().orElse(Dimension.NONE);
            case CHANNEL -> visit.channel().name().toLowerCase(Locale.ROOT);
            case STOP -> stop;
            case FEEDBACK ->
                    visit.feedback() == 0 ? Dimension.NONE : Integer.toString(visit.feedback());
            case COMMUNE, GENDER, AGE -> about(visit, dimension);
        };
    }

    // A visitor who left early was not asked, or discarded the answers with everything else. The
    // content check refuses answers that are not on the closed lists.
    private static String about(VisitSummary visit, Dimension dimension) {
        if (visit.abandonedAt().isPresent()) {
            return ClosedLists.NO_ANSWER;
        }
        String answer =
                visit.about()
                        .getOrDefault(CountSettings.ABOUT.get(dimension), ClosedLists.NO_ANSWER);
        boolean listed = ClosedLists.of(dimension).orElseThrow().contains(answer);
        return listed ? answer : ClosedLists.NO_ANSWER;
    }
}
