package brussels.citedesmetiers.kiosk.visit;

import static brussels.citedesmetiers.kiosk.visit.VisitScenario.atPreview;
import static brussels.citedesmetiers.kiosk.visit.VisitScenario.atResult;
import static brussels.citedesmetiers.kiosk.visit.VisitScenario.printing;
import static brussels.citedesmetiers.kiosk.visit.VisitScenario.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.visit.Place.Medium;
import brussels.citedesmetiers.kiosk.visit.Place.Paper;
import org.junit.jupiter.api.Test;

/// Ways to a number and to paper.
class VisitPaperTest {
    @Test
    void numberOnlyCarriesNoAnswer() {
        VisitScenario visit = atPreview().take(false, Medium.PAPER);
        visit.asksTheEdge(new Effect.IssueTicket("A", "A", "uk", false, Answers.empty()));
        assertFalse(visit.visit().withAnswers());
        visit.issued()
                .isAt(Place.Printing.class)
                .ended(PrintOutcome.SENT)
                .isAt(new Place.Printed(Paper.TICKET, false));
    }

    @Test
    void ticketOfTheTriageGoesWhereItPointsOrToTheFirstTheme() {
        assertEquals("C", serviceOf("choose"));
        assertEquals("A", serviceOf("unsure"));
    }

    private static String serviceOf(String wish) {
        VisitScenario visit =
                start().language("fr")
                        .theme("U")
                        .tap(wish)
                        .adviser()
                        .skipAll()
                        .take(true, Medium.PHONE);
        Effect.IssueTicket request = (Effect.IssueTicket) visit.effects().getLast();
        assertEquals("U", request.questionnaire());
        return request.service();
    }

    @Test
    void phoneTakesThePlaceOfPaper() {
        atPreview()
                .take(true, Medium.PHONE)
                .issued()
                .isAt(Place.TicketOnPhone.class)
                .taken()
                .isAt(Place.Feedback.class);
        printing().ended(PrintOutcome.NOT_STARTED).isAt(Place.TicketOnPhone.class);
        atResult()
                .printList()
                .skipAll()
                .isAt(new Place.Printing(Paper.LIST, 0))
                .asksTheEdge(new Effect.Print(Paper.LIST))
                .ended(PrintOutcome.NOT_STARTED)
                .isAt(Place.ListOnPhone.class);
    }

    @Test
    void jamIsAnsweredByTheVisitorAndTheNumberStaysTheirs() {
        VisitScenario jam = printing().ended(PrintOutcome.UNSURE).isAt(new Place.Jam(Paper.TICKET));
        assertEquals(VisitScenario.TICKET, jam.visit().issued().orElseThrow());
        jam.inHand(false).isAt(Place.TicketOnPhone.class);
        assertEquals(VisitScenario.TICKET, jam.visit().issued().orElseThrow());
        assertEquals(1, jam.effects().stream().filter(Effect.Print.class::isInstance).count());
        printing().ended(PrintOutcome.UNSURE).inHand(true).isAt(Place.Feedback.class);
        VisitScenario list = atResult().printList().skipAll().ended(PrintOutcome.UNSURE);
        list.isAt(new Place.Jam(Paper.LIST)).inHand(false).isAt(Place.ListOnPhone.class);
    }

    @Test
    void withoutANumberTheVisitorGoesBackToTheList() {
        VisitScenario visit =
                atPreview().take(true, Medium.PAPER).refused().isAt(Place.NoNumber.class).back();
        visit.isAt(Place.Result.class);
        assertTrue(visit.visit().issued().isEmpty());
        visit.adviser().take(true, Medium.PAPER).issued().isAt(Place.Printing.class);
    }

    @Test
    void ticketCannotBeTakenTwice() {
        VisitScenario visit =
                atPreview().take(true, Medium.PAPER).take(true, Medium.PAPER).issued().issued();
        assertEquals(
                1, visit.effects().stream().filter(Effect.IssueTicket.class::isInstance).count());
        assertEquals(1, visit.effects().stream().filter(Effect.Print.class::isInstance).count());
    }

    @Test
    void printedPaperNeverMovesBack() {
        printing()
                .advanced(0.75)
                .advanced(0.25)
                .isAt(new Place.Printing(Paper.TICKET, 0.75))
                .back()
                .isAt(Place.Printing.class);
    }
}
