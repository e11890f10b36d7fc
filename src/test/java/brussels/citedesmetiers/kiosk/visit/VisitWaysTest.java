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
import brussels.citedesmetiers.kiosk.visit.Place.Purpose;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Where every tap leads.
class VisitWaysTest {
    private static final Comfort LARGE = new Comfort(2, false, false);

    @Test
    void visitLeadsFromGreetingToTicketToGoodbye() {
        VisitScenario visit =
                start().isAt(Place.Welcome.class)
                        .language("uk")
                        .isAt(new Place.Themes(0))
                        .theme("A")
                        .asks("a-work")
                        .tap("yes")
                        .asks("a-colour")
                        .tap("red")
                        .asks("a-colour", "red")
                        .next()
                        .asks("a-shade")
                        .tap("dark")
                        .asks("a-way")
                        .tap("here")
                        .isAt(new Place.Result(0))
                        .adviser()
                        .isAt(new Place.AboutYou(0, 0, Purpose.SEE_ADVISER))
                        .tap("ixelles")
                        .isAt(new Place.AboutYou(1, 0, Purpose.SEE_ADVISER))
                        .skip()
                        .isAt(new Place.Preview(0))
                        .take(true, Medium.PAPER)
                        .isAt(new Place.Issuing(Medium.PAPER));
        Answers given = visit.visit().answers();
        assertEquals(4, given.size());
        visit.asksTheEdge(new Effect.IssueTicket("A", "A", "uk", true, given))
                .issued()
                .isAt(new Place.Printing(Paper.TICKET, 0))
                .asksTheEdge(new Effect.Print(Paper.TICKET))
                .advanced(0.5)
                .isAt(new Place.Printing(Paper.TICKET, 0.5))
                .ended(PrintOutcome.PRINTED)
                .isAt(new Place.Printed(Paper.TICKET, true))
                .taken()
                .isAt(Place.Feedback.class)
                .rate(3)
                .isAt(Place.Goodbye.class)
                .touch()
                .isFresh();
    }

    @Test
    void multipleQuestionGoesOnOnlyWithAnAnswer() {
        start().language("fr")
                .theme("A")
                .tap("yes")
                .next()
                .asks("a-colour")
                .tap("blue")
                .tap("blue")
                .next()
                .asks("a-colour")
                .tap("blue")
                .next()
                .asks("a-way");
    }

    @Test
    void exclusiveChoiceTakesThePlaceOfTheOthers() {
        start().language("fr")
                .theme("A")
                .tap("yes")
                .tap("red")
                .tap("none")
                .asks("a-colour", "none")
                .tap("green")
                .asks("a-colour", "green")
                .tap("blue")
                .tap("red")
                .asks("a-colour", "blue", "green");
    }

    @Test
    void unknownLanguageThemeChoiceAndPlaceOfPanelChangeNothing() {
        start().language("xx").isAt(Place.Welcome.class).language("fr").theme("Z").tap("yes");
        start().language("fr")
                .theme("Z")
                .isAt(Place.Themes.class)
                .theme("A")
                .tap("maybe")
                .asks("a-work")
                .languages()
                .language("xx")
                .isUnder(Panel.Languages.class)
                .back()
                .asks("a-work");
        atResult()
                .on(new Event.RecommendationTapped("unknown"))
                .isAt(Place.Result.class)
                .on(new Event.RecommendationTapped("siep"))
                .isAt(Place.Result.class);
        atPreview().edit("c-goal").isAt(Place.Preview.class);
    }

    @Test
    void comfortIsKeptThroughTheVisitAndWipedWithIt() {
        VisitScenario visit = start().accessibility().comfort(LARGE).close();
        assertEquals(LARGE, visit.visit().comfort());
        visit.language("fr").theme("C").accessibility().back().asks("c-goal");
        assertEquals(LARGE, visit.visit().comfort());
        visit.startOver().isFresh();
    }

    @Test
    void backLeadsHomeFromEveryPlaceThatShowsIt() {
        List<VisitScenario> places =
                List.of(
                        start().on(new Event.ThisWeekTapped()).isAt(Place.ThisWeek.class),
                        start().language("fr"),
                        start().language("fr").on(new Event.ArrivalTapped(true)),
                        start().language("fr").on(new Event.ArrivalTapped(false)),
                        start().language("fr").theme("A"),
                        atResult(),
                        atResult().on(new Event.InterestsTapped()).isAt(Place.Interests.class),
                        atResult()
                                .on(new Event.RecommendationTapped("paint"))
                                .isAt(Place.Detail.class),
                        atResult().phone().skipAll().isAt(Place.ListOnPhone.class),
                        atResult().adviser().isAt(Place.AboutYou.class),
                        atResult().adviser().skip().isAt(Place.AboutYou.class),
                        atPreview(),
                        atPreview().edit("a-way"),
                        atPreview().edit("a-work").tap("no").edit("a-work").tap("yes"),
                        atPreview().editTheme(),
                        atPreview().take(true, Medium.PAPER).refused().isAt(Place.NoNumber.class),
                        atPreview().take(true, Medium.PHONE).issued(),
                        printing().ended(PrintOutcome.PRINTED),
                        printing().ended(PrintOutcome.UNSURE).isAt(Place.Jam.class),
                        atResult().printList().skipAll().ended(PrintOutcome.SENT),
                        atResult().printList().skipAll().ended(PrintOutcome.UNSURE),
                        printing().ended(PrintOutcome.PRINTED).taken().isAt(Place.Feedback.class),
                        atResult().phone().skipAll().end().isAt(Place.Feedback.class),
                        printing().ended(PrintOutcome.PRINTED).taken().rate(1));
        for (VisitScenario visit : places) {
            String from = visit.visit().toString();
            int taps = 0;
            while (!(visit.visit().place() instanceof Place.Welcome) && taps < 20) {
                boolean asked = visit.visit().panel() instanceof Panel.ConfirmStartOver;
                visit = asked ? visit.end() : visit.back();
                taps++;
            }
            assertTrue(visit.visit().place() instanceof Place.Welcome, from);
            visit.isFresh();
        }
    }

    @Test
    void startOverAsksBeforeAnswersAreLost() {
        atResult()
                .startOver()
                .isUnder(Panel.ConfirmStartOver.class)
                .close()
                .isAt(Place.Result.class)
                .startOver()
                .back()
                .isAt(Place.Result.class)
                .startOver()
                .end()
                .isFresh();
        start().language("nl").theme("A").startOver().isFresh();
    }

    @Test
    void pagesAreTurnedWhereThereAreSome() {
        start().on(new Event.ThisWeekTapped()).page(2).isAt(new Place.ThisWeek(2));
        start().page(3).isAt(Place.Welcome.class).language("fr").page(1).isAt(new Place.Themes(1));
        atResult().page(2).isAt(new Place.Result(2)).page(-1).isAt(new Place.Result(0));
        atResult().on(new Event.InterestsTapped()).page(1).isAt(new Place.Interests(1));
        atResult()
                .on(new Event.RecommendationTapped("web"))
                .page(1)
                .isAt(new Place.Detail("web", 1));
        atResult().phone().page(1).isAt(new Place.AboutYou(0, 1, Purpose.LIST_ON_PHONE));
        atPreview().page(1).isAt(new Place.Preview(1));
        atPreview().editTheme().page(1).isAt(new Place.Themes(1, true));
    }

    @Test
    void statisticalQuestionsAreAskedOnceOnly() {
        VisitScenario visit =
                atResult().phone().tap("outside").tap("x").isAt(Place.ListOnPhone.class);
        assertEquals(
                Map.of("about-commune", "outside", "about-gender", "x"), visit.visit().about());
        visit.back().isAt(Place.Result.class).adviser().isAt(Place.Preview.class);
        atResult()
                .phone()
                .tap("outside")
                .back()
                .isAt(new Place.AboutYou(0, 0, Purpose.LIST_ON_PHONE));
        atResult().phone().tap("f").isAt(new Place.AboutYou(0, 0, Purpose.LIST_ON_PHONE));
    }

    @Test
    void skippedStatisticsAreHeldAsNoAnswer() {
        assertEquals(
                Map.of("about-commune", "ixelles", "about-gender", VisitSummary.NO_ANSWER),
                atResult().printList().tap("ixelles").skipAll().visit().about());
    }

    @Test
    void staffPanelOpensFromTheWelcomeScreenOnly() {
        Event corner = new Event.StaffCornerTapped();
        start().on(corner)
                .isUnder(Panel.Staff.class)
                .language("nl")
                .speaks("nl")
                .isUnder(Panel.Staff.class)
                .on(new Event.StaffUnlocked())
                .close()
                .isAt(Place.Welcome.class);
        start().language("fr").on(corner).isAt(Place.Themes.class);
        start().on(new Event.StaffUnlocked()).isAt(Place.Welcome.class);
    }

    @Test
    void nothingIsDoneForStaffBeforeTheirPin() {
        StaffTask task = new StaffTask.GoOnAt(17);
        Event tapped = new Event.StaffTaskTapped(task);
        VisitScenario locked = start().on(tapped).on(new Event.StaffCornerTapped()).on(tapped);
        assertEquals(List.of(), locked.effects());
        VisitScenario unlocked = locked.on(new Event.StaffUnlocked()).on(tapped);
        assertEquals(List.of(new Effect.ForStaff(task)), unlocked.effects());
        unlocked.close().on(tapped);
        assertEquals(1, unlocked.effects().size());
        assertEquals(List.of(), atResult().on(tapped).effects());
    }

    @Test
    void nothingThatWasAnsweredIsInTheTextOfAState() {
        VisitScenario visit = atPreview().edit("a-colour");
        String text =
                visit.visit()
                        + visit.visit().place().toString()
                        + VisitScenario.TICKET
                        + new Event.ChoiceTapped("red");
        assertFalse(text.contains("red"), text);
        assertFalse(text.contains("TOKEN"), text);
    }
}
