package brussels.citedesmetiers.kiosk.visit;

import static brussels.citedesmetiers.kiosk.visit.VisitScenario.atPreview;
import static brussels.citedesmetiers.kiosk.visit.VisitScenario.atResult;
import static brussels.citedesmetiers.kiosk.visit.VisitScenario.printing;
import static brussels.citedesmetiers.kiosk.visit.VisitScenario.start;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import brussels.citedesmetiers.kiosk.visit.Place.Medium;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What happens when nobody does anything. The times are those of EN 301 549, 9.2.2.1.
class VisitTimeTest {
    private static final Comfort CONTRAST = new Comfort(0, true, false);

    @Test
    void idleVisitorIsAskedAfter45SecondsAndWipedAfter20More() {
        VisitScenario visit =
                atResult()
                        .idle(44.75)
                        .isAt(Place.Result.class)
                        .idle(0.25)
                        .isUnder(Panel.StillThere.class)
                        .idle(19.75)
                        .isUnder(Panel.StillThere.class)
                        .idle(0.25)
                        .isFresh();
        assertEquals("fr", visit.visit().language());
        assertEquals(1, visit.counted().size());
    }

    @Test
    void nobodyBeginsAVisitWhileTheDayIsBeingClosed() {
        start().on(new Event.StaffCornerTapped())
                .on(new Event.StaffUnlocked())
                .on(new Event.StaffTaskTapped(new StaffTask.CloseDay()))
                .idle(200)
                .isUnder(Panel.Staff.class);
    }

    @Test
    void anyTouchExtendsAsOftenAsWanted() {
        VisitScenario visit = atResult();
        for (int i = 0; i < 12; i++) {
            visit.idle(64.5).isUnder(Panel.StillThere.class).touch().isAt(Place.Result.class);
        }
        visit.holds("a-shade", "dark").idle(64.5).back().isAt(Place.Result.class);
        assertEquals(0, visit.counted().size());
    }

    @Test
    void tapThatWouldLeadOnOnlyExtendsWhileTheQuestionIsOverIt() {
        start().language("fr").theme("A").idle(50).tap("no").asks("a-work").holds("a-work");
    }

    @Test
    void visitorMayWipeAtOnceWhenAsked() {
        VisitScenario visit = atResult().idle(50).end().isFresh();
        assertEquals(1, visit.counted().size());
    }

    @Test
    void whoWantsToHearTheQuestionIsAskedItAgain() {
        atResult()
                .idle(50)
                .on(new Event.ListenTapped())
                .isUnder(Panel.StillThere.class)
                .idle(19.75)
                .isUnder(Panel.StillThere.class)
                .on(new Event.SpeechChanged(Comfort.Speech.DISCREET))
                .isUnder(Panel.StillThere.class)
                .idle(39.75)
                .isUnder(Panel.StillThere.class)
                .touch()
                .isAt(Place.Result.class)
                .idle(89.75)
                .isAt(Place.Result.class);
    }

    @Test
    void changedComfortDoublesEveryTime() {
        atResult()
                .accessibility()
                .comfort(CONTRAST)
                .close()
                .idle(89.75)
                .isAt(Place.Result.class)
                .idle(0.25)
                .isUnder(Panel.StillThere.class)
                .idle(39.75)
                .isUnder(Panel.StillThere.class)
                .idle(0.25)
                .isFresh();
        VisitScenario goodbye = printing().ended(PrintOutcome.PRINTED).taken();
        goodbye.accessibility().comfort(CONTRAST).close().rate(2);
        goodbye.idle(19.75).isAt(Place.Goodbye.class).idle(0.25).isFresh();
    }

    @Test
    void emptyPlaceIsAskedAfter15SecondsAndWipedAfterTheFull20() {
        VisitScenario visit =
                atResult()
                        .emptyFor(14.75)
                        .isAt(Place.Result.class)
                        .emptyFor(15)
                        .isUnder(Panel.StillThere.class)
                        .emptyFor(16)
                        .idle(18.75)
                        .isUnder(Panel.StillThere.class)
                        .idle(0.25)
                        .isFresh();
        assertEquals(1, visit.counted().size());
    }

    @Test
    void somebodyWhoComesTakesTheQuestionBackOnlyByATouch() {
        atResult()
                .emptyFor(15)
                .idle(19.75)
                .isUnder(Panel.StillThere.class)
                .touch()
                .isAt(Place.Result.class)
                .emptyFor(14.75)
                .isAt(Place.Result.class);
    }

    @Test
    void changedComfortDoublesTheTimeOfAnEmptyPlace() {
        atResult()
                .accessibility()
                .comfort(CONTRAST)
                .close()
                .emptyFor(29.75)
                .isAt(Place.Result.class)
                .emptyFor(30)
                .isUnder(Panel.StillThere.class)
                .idle(39.75)
                .isUnder(Panel.StillThere.class)
                .idle(0.25)
                .isFresh();
    }

    @Test
    void emptyPlaceChangesNothingWhileNobodyVisitsOrATicketComesOut() {
        start().emptyFor(3_600).isFresh();
        printing().emptyFor(60).isAt(Place.Printing.class);
    }

    @Test
    void goodbyeStaysTenSeconds() {
        printing()
                .ended(PrintOutcome.PRINTED)
                .taken()
                .on(new Event.FeedbackSkipped())
                .idle(9.75)
                .isAt(Place.Goodbye.class)
                .idle(0.25)
                .isFresh();
    }

    @Test
    void printingNeverTimesOut() {
        printing()
                .idle(3600)
                .isAt(Place.Printing.class)
                .ended(PrintOutcome.PRINTED)
                .idle(44.75)
                .isAt(Place.Printed.class)
                .idle(20.25)
                .isFresh();
    }

    @Test
    void numberThatNeverComesDoesNotHoldTheScreen() {
        atPreview()
                .take(true, Medium.PAPER)
                .idle(45)
                .isUnder(Panel.StillThere.class)
                .idle(20)
                .isFresh();
        atPreview()
                .take(true, Medium.PAPER)
                .idle(50)
                .issued()
                .isAt(Place.Printing.class)
                .idle(600)
                .isAt(Place.Printing.class);
    }

    @Test
    void welcomeStaysForeverAndForgetsChangedComfortByItself() {
        start().idle(3600).isFresh();
        VisitScenario changed = start().accessibility().comfort(CONTRAST).close();
        changed.idle(89.75);
        assertEquals(CONTRAST, changed.visit().comfort());
        changed.idle(0.25).isFresh();
        start().accessibility().idle(45).isFresh();
        VisitScenario staff = start().on(new Event.StaffCornerTapped());
        staff.on(new Event.StaffUnlocked()).idle(45).isFresh();
        assertEquals(0, staff.counted().size());
    }

    @Test
    void openPanelIsNoReasonToStay() {
        atResult().languages().idle(65).isFresh();
        atResult().accessibility().idle(65).isFresh();
        atResult().startOver().idle(65).isFresh();
    }

    @Test
    void everyPlaceIsLeftByTimeAlone() {
        for (VisitScenario visit :
                new VisitScenario[] {
                    start().language("fr"),
                    start().language("fr").theme("A"),
                    atResult(),
                    atResult().on(new Event.InterestsTapped()),
                    atResult().on(new Event.RecommendationTapped("web")),
                    atResult().phone(),
                    atResult().phone().skipAll(),
                    atPreview(),
                    atPreview().take(true, Medium.PHONE).issued(),
                    atPreview().take(true, Medium.PHONE).refused(),
                    printing().ended(PrintOutcome.SENT),
                    printing().ended(PrintOutcome.UNSURE),
                    printing().ended(PrintOutcome.PRINTED).taken()
                }) {
            visit.idle(65).isFresh();
        }
    }

    @Test
    void warningOfLessThan20SecondsCannotBeSet() {
        Duration second = Duration.ofSeconds(1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new TimeLimits(second, Duration.ofSeconds(19), second, second));
    }

    @Test
    void clockSetForwardWarnsBeforeItWipes() {
        atResult()
                .clockMoves(Duration.ofDays(200))
                .isUnder(Panel.StillThere.class)
                .touch()
                .isAt(Place.Result.class);
    }

    @Test
    void clockSetBackKeepsNobodysAnswersLonger() {
        atResult().clockMoves(Duration.ofDays(-200)).isAt(Place.Result.class).idle(65).isFresh();
        atResult()
                .idle(50)
                .clockMoves(Duration.ofDays(-200))
                .isUnder(Panel.StillThere.class)
                .idle(20)
                .isFresh();
    }
}
