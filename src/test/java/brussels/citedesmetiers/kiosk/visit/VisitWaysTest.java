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
    void changedAnswerDropsWhatIsAskedNoMore() {
        atResult()
                .holds("a-colour", "red", "blue")
                .holds("a-shade", "dark")
                .back()
                .asks("a-way")
                .back()
                .back()
                .asks("a-colour", "red", "blue")
                .choose("red")
                .holds("a-colour", "blue")
                .holds("a-shade")
                .asks("a-way")
                .back()
                .back()
                .asks("a-work")
                .tap("no")
                .holds("a-colour")
                .holds("a-shade")
                .holds("a-way", "home")
                .asks("a-way");
    }

    @Test
    void otherThemeBeginsAnewAndTheSameOneKeepsTheAnswers() {
        atResult()
                .back()
                .back()
                .back()
                .back()
                .back()
                .isAt(new Place.Themes(0))
                .theme("A")
                .asks("a-work")
                .holds("a-way", "home")
                .back()
                .theme("C")
                .asks("c-goal")
                .holds("a-way");
    }

    @Test
    void otherLanguageKeepsAnswersAndPlace() {
        VisitScenario visit = start().language("uk").theme("A").tap("yes").tap("red").page(1);
        Visit before = visit.visit();
        visit.languages()
                .isUnder(Panel.Languages.class)
                .language("nl")
                .speaks("nl")
                .asks("a-colour", "red");
        assertEquals(before.answers(), visit.visit().answers());
        assertEquals(before.place(), visit.visit().place());
        atPreview()
                .languages()
                .language("fr")
                .isAt(Place.Preview.class)
                .holds("a-shade", "dark")
                .speaks("fr");
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
                        start().language("fr"),
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
    void answerIsChangedFromThePreviewAndBackThere() {
        atPreview()
                .edit("a-way")
                .asks("a-way")
                .tap("here")
                .isAt(Place.Preview.class)
                .holds("a-way", "here")
                .edit("a-colour")
                .asks("a-colour", "red", "blue")
                .tap("blue")
                .back()
                .isAt(Place.Preview.class)
                .holds("a-colour", "red", "blue");
    }

    @Test
    void changeFromThePreviewAsksOnlyWhatIsNewlyNeeded() {
        atPreview()
                .edit("a-work")
                .tap("no")
                .isAt(Place.Preview.class)
                .holds("a-shade")
                .edit("a-work")
                .tap("yes")
                .asks("a-colour")
                .choose("red")
                .asks("a-shade")
                .back()
                .asks("a-colour", "red")
                .next()
                .tap("light")
                .isAt(Place.Preview.class)
                .holds("a-way", "home");
    }

    @Test
    void themeIsChangedFromThePreviewOrLeftAsItIs() {
        atPreview().editTheme().back().isAt(Place.Preview.class).holds("a-shade", "dark");
        atPreview().editTheme().theme("A").isAt(Place.Preview.class).holds("a-shade", "dark");
        atPreview()
                .editTheme()
                .theme("C")
                .asks("c-goal")
                .holds("a-shade")
                .back()
                .isAt(new Place.Themes(0));
    }

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
