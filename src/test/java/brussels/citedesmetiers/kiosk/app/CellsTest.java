package brussels.citedesmetiers.kiosk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.visit.VisitSummary;
import brussels.citedesmetiers.kiosk.visit.VisitSummary.Channel;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CellsTest {
    @Test
    void aFinishedVisitAddsToEachTableOnce() {
        List<Cell> cells =
                Cells.of(
                        new VisitSummary(
                                "A",
                                "uk",
                                Channel.ADVISER,
                                null,
                                List.of("huis", "brulingua"),
                                Map.of("about-gender", "f", "about-commune", "21001"),
                                3));
        assertEquals(
                List.of(
                        new Cell("theme-language", List.of("A", "uk")),
                        new Cell("channel", List.of("finished", "adviser")),
                        new Cell("recommendation", List.of("huis")),
                        new Cell("recommendation", List.of("brulingua")),
                        new Cell("feedback", List.of("3")),
                        new Cell("commune-gender", List.of("21001", "f")),
                        new Cell("age-gender", List.of("no-answer", "f"))),
                cells);
        assertEquals(cells.size(), new HashSet<>(cells).size());
    }

    @Test
    void anAbandonedVisitIsCountedAtItsQuestionAndSaysNothingOfThePerson() {
        List<Cell> cells =
                Cells.of(
                        new VisitSummary(
                                "T",
                                "fr",
                                Channel.NONE,
                                "t-need",
                                List.of(),
                                Map.of("about-gender", "m"),
                                0));
        assertTrue(cells.contains(new Cell("abandoned-at", List.of("t-need"))));
        assertTrue(cells.contains(new Cell("channel", List.of("abandoned", "none"))));
        assertTrue(cells.stream().noneMatch(c -> c.measure().endsWith("gender")));
    }
}
