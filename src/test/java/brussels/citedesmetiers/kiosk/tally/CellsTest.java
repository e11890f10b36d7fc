package brussels.citedesmetiers.kiosk.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.visit.VisitSummary;
import brussels.citedesmetiers.kiosk.visit.VisitSummary.Channel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CellsTest {
    private static final Cells BUILDING =
            new Cells(CountSettings.SHIPPED.measures(TerminalKind.BUILDING));

    private static VisitSummary finished(Map<String, String> about) {
        return new VisitSummary(
                "A", "uk", Channel.ADVISER, null, List.of("huis", "brulingua"), about, 3);
    }

    @Test
    void aFinishedVisitAddsToEachTableOnce() {
        List<Cell> cells =
                BUILDING.of(
                        finished(Map.of("about-gender", "f", "about-commune", "21001")),
                        "10",
                        "none",
                        "0123456789ab");
        assertEquals(
                List.of(
                        new Cell("hour", List.of("10")),
                        new Cell("theme-language", List.of("A", "uk")),
                        new Cell("recommendation", List.of("finished", "huis")),
                        new Cell("channel", List.of("finished", "adviser")),
                        new Cell("abandoned-at", List.of("finished", "none")),
                        new Cell("feedback", List.of("3")),
                        new Cell("trade", List.of("none")),
                        new Cell("commune-gender", List.of("21001", "f")),
                        new Cell("age-gender", List.of("no-answer", "f")),
                        Cell.content("0123456789ab")),
                cells);
    }

    @Test
    void anAbandonedVisitIsCountedAtItsQuestionAndSaysNothingOfThePerson() {
        List<Cell> cells =
                BUILDING.of(
                        new VisitSummary(
                                "T",
                                "fr",
                                Channel.NONE,
                                "t-need",
                                List.of(),
                                Map.of("about-gender", "m"),
                                0),
                        "unknown",
                        "none",
                        "0123456789ab");
        assertTrue(cells.contains(new Cell("abandoned-at", List.of("abandoned", "t-need"))));
        assertTrue(cells.contains(new Cell("channel", List.of("abandoned", "none"))));
        assertTrue(cells.contains(new Cell("recommendation", List.of("abandoned", "none"))));
        assertTrue(cells.contains(new Cell("commune-gender", List.of("no-answer", "no-answer"))));
    }

    @Test
    void onATruckTheStopIsCountedToo() {
        Cells truck = new Cells(CountSettings.SHIPPED.measures(TerminalKind.TRUCK));
        List<Cell> cells = truck.of(finished(Map.of()), "10", "place-flagey", "v");
        assertTrue(cells.contains(new Cell("stop", List.of("place-flagey"))));
    }

    @Test
    void anAnswerThatIsOnNoListIsNoAnswer() {
        List<Cell> cells =
                BUILDING.of(
                        finished(Map.of("about-commune", "atlantis")),
                        "10",
                        "none",
                        "0123456789ab");
        assertTrue(cells.contains(new Cell("commune-gender", List.of("no-answer", "no-answer"))));
    }
}
