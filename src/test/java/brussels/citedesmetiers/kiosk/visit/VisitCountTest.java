package brussels.citedesmetiers.kiosk.visit;

import static brussels.citedesmetiers.kiosk.visit.VisitScenario.atPreview;
import static brussels.citedesmetiers.kiosk.visit.VisitScenario.atResult;
import static brussels.citedesmetiers.kiosk.visit.VisitScenario.printing;
import static brussels.citedesmetiers.kiosk.visit.VisitScenario.start;
import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.visit.Place.Medium;
import brussels.citedesmetiers.kiosk.visit.VisitSummary.Channel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What is counted of a visit: once, and the right thing.
class VisitCountTest {
    private static final List<String> SHOWN = List.of("paint", "web", "desk");

    @Test
    void finishedVisitIsCountedAtGoodbyeAndNotAgain() {
        VisitScenario visit =
                atResult()
                        .adviser()
                        .tap("ixelles")
                        .skip()
                        .take(true, Medium.PAPER)
                        .issued()
                        .ended(PrintOutcome.PRINTED)
                        .taken();
        assertEquals(List.of(), visit.counted());
        visit.rate(3);
        Map<String, String> about =
                Map.of("about-commune", "ixelles", "about-gender", VisitSummary.NO_ANSWER);
        assertEquals(
                new VisitSummary("A", "uk", Channel.ADVISER, null, SHOWN, about, 3),
                visit.countedOnce());
        visit.idle(60).isFresh().countedOnce();
    }

    @Test
    void goodbyeHoldsNothingOfTheVisit() {
        VisitScenario visit = printing().ended(PrintOutcome.PRINTED).taken().rate(1);
        Visit left = visit.isAt(Place.Goodbye.class).speaks("uk").visit();
        assertEquals(0, left.answers().size());
        assertEquals(Map.of(), left.about());
        assertEquals(List.of(), left.issued().stream().toList());
        assertEquals(List.of(), left.themeId().stream().toList());
    }

    @Test
    void listTakenAlongIsSelfServed() {
        VisitScenario visit = atResult().phone().skipAll().end().rate(2);
        assertEquals(Channel.SELF_SERVED, visit.countedOnce().channel());
        assertEquals(2, visit.countedOnce().feedback());
    }

    @Test
    void visitorWhoLeavesAtAQuestionIsCountedThere() {
        VisitScenario visit = start().language("nl").theme("A").tap("yes").choose("red").idle(65);
        assertEquals(
                new VisitSummary("A", "nl", Channel.NONE, "a-shade", List.of(), Map.of(), 0),
                visit.countedOnce());
        VisitScenario panel = start().language("nl").theme("A").tap("yes").languages().idle(65);
        assertEquals("a-colour", panel.countedOnce().abandonedAt().orElseThrow());
    }

    @Test
    void visitorWhoWentBackToTheThemesLeftAtTheFirstQuestion() {
        VisitScenario visit = start().language("fr").theme("A").tap("no").back().back().idle(65);
        assertEquals("a-work", visit.countedOnce().abandonedAt().orElseThrow());
    }

    @Test
    void visitorWhoSawTheResultHasFinishedHoweverHeLeaves() {
        assertEquals(SHOWN, atResult().idle(65).countedOnce().recommendations());
        assertEquals(SHOWN, atResult().startOver().end().countedOnce().recommendations());
        VisitScenario edited = atPreview().edit("a-work").idle(65);
        assertEquals(List.of(), edited.countedOnce().abandonedAt().stream().toList());
        assertEquals(SHOWN, edited.countedOnce().recommendations());
    }

    @Test
    void recommendationsThatWereNeverShownAreNotCounted() {
        VisitScenario visit = atPreview().edit("a-work").tap("no").edit("a-work").tap("yes");
        assertEquals(List.of(), visit.asks("a-colour").idle(65).countedOnce().recommendations());
    }

    @Test
    void otherThemeIsAnotherBeginning() {
        VisitScenario visit = atPreview().editTheme().theme("C").idle(65);
        assertEquals("C", visit.countedOnce().theme());
        assertEquals("c-goal", visit.countedOnce().abandonedAt().orElseThrow());
    }

    @Test
    void whoNeverChoseAThemeIsNotCounted() {
        assertEquals(List.of(), start().language("fr").idle(65).isFresh().counted());
        assertEquals(List.of(), start().language("fr").back().isFresh().counted());
    }

    @Test
    void refusedNumberIsNoAdviser() {
        VisitScenario visit = atPreview().take(true, Medium.PAPER).refused().idle(65);
        assertEquals(Channel.SELF_SERVED, visit.countedOnce().channel());
    }

    @Test
    void markOutsideTheScaleIsNone() {
        printing().ended(PrintOutcome.SENT).taken().rate(4).rate(0).isAt(Place.Feedback.class);
    }

    @Test
    void visitsAreCountedOneByOne() {
        VisitScenario two = start().language("fr").theme("A").startOver();
        two.language("nl").theme("C").tap("far").idle(65);
        assertEquals(List.of("A", "C"), two.counted().stream().map(VisitSummary::theme).toList());
    }

    @Test
    void lateReportsChangeNothingAnywhere() {
        for (VisitScenario visit :
                List.of(
                        start(),
                        start().language("fr"),
                        start().language("fr").theme("A").tap("yes"),
                        atResult(),
                        atResult().adviser(),
                        atPreview(),
                        atPreview().take(true, Medium.PAPER).refused(),
                        printing().ended(PrintOutcome.PRINTED),
                        printing().ended(PrintOutcome.UNSURE),
                        printing().ended(PrintOutcome.NOT_STARTED),
                        printing().ended(PrintOutcome.SENT).taken(),
                        printing().ended(PrintOutcome.SENT).taken().rate(3),
                        atResult().languages(),
                        atResult().idle(50),
                        atResult().startOver())) {
            Visit before = visit.idle(1).visit();
            int effects = visit.effects().size();
            visit.ended(PrintOutcome.UNSURE).ended(PrintOutcome.PRINTED).advanced(0.5);
            visit.issued().refused();
            assertEquals(before, visit.visit());
            assertEquals(effects, visit.effects().size());
        }
    }

    @Test
    void reportsArriveBeneathAPanel() {
        printing()
                .languages()
                .advanced(0.5)
                .isUnder(Panel.Languages.class)
                .ended(PrintOutcome.PRINTED)
                .isUnder(Panel.Languages.class)
                .close()
                .isAt(Place.Printed.class);
        atPreview()
                .take(true, Medium.PHONE)
                .startOver()
                .issued()
                .close()
                .isAt(Place.TicketOnPhone.class);
    }
}
