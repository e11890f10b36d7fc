package brussels.citedesmetiers.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Forms;
import brussels.citedesmetiers.kiosk.content.House;
import brussels.citedesmetiers.kiosk.content.Theme;
import brussels.citedesmetiers.kiosk.content.Trades;
import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.visit.Place.Medium;
import brussels.citedesmetiers.kiosk.visit.VisitSummary.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Somebody who only wants a computer: no question, a ticket of a service that is no theme's, and
/// one count.
class VisitHouseTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Content SMALL = SmallContent.content();
    private static final VisitMachine MACHINE =
            new VisitMachine(
                    new Content(
                            SMALL.digest(),
                            SMALL.languages(),
                            SMALL.themes(),
                            SMALL.questionnaires(),
                            SMALL.recommendations(),
                            SMALL.about(),
                            new House(
                                    tile(House.TILE),
                                    Forms.text("t"),
                                    List.of(service("D"), service("M"))),
                            Trades.NONE),
                    TimeLimits.STANDARD);

    private static Theme tile(String id) {
        return new Theme(id, Forms.text(id), Forms.text(""), "web");
    }

    private static House.Service service(String letter) {
        return new House.Service(tile(letter), Forms.text("ask"), Map.of());
    }

    private Step after(Visit from, Event... events) {
        Step step = Step.to(from);
        for (Event event : events) {
            step = MACHINE.on(step.visit(), event, NOW);
        }
        return step;
    }

    private Visit house() {
        return after(MACHINE.start(NOW), new Event.LanguageChosen("uk"), new Event.HouseTapped())
                .visit();
    }

    private static VisitSummary counted(Step step) {
        return step.effects().stream()
                .filter(Effect.Count.class::isInstance)
                .map(Effect.Count.class::cast)
                .map(Effect.Count::summary)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTicketForTheStewardIsTakenWithoutAnyQuestionAndCountedUnderItsLetter() {
        Step asked = after(house(), new Event.ServiceTapped("D", Medium.PAPER));
        assertEquals(
                List.of(new Effect.IssueTicket("D", "D", "uk", false, Answers.empty())),
                asked.effects());
        Visit printing =
                after(asked.visit(), new Event.TicketIssued(new Ticket("D-A001", "CDM1:X")))
                        .visit();
        assertEquals(new Place.Printing(Place.Paper.TICKET, 0), printing.place());
        assertEquals("D", MACHINE.service(printing));
        assertEquals(List.of(), MACHINE.recommended(printing));
        Step end =
                after(
                        printing,
                        new Event.PrintEnded(PrintOutcome.PRINTED),
                        new Event.PaperTaken(),
                        new Event.FeedbackGiven(3));
        assertEquals(
                new VisitSummary("D", "uk", Channel.ADVISER, null, List.of(), Map.of(), 3),
                counted(end));
    }

    @Test
    void whoOnlyLooksIsCountedForTheRoomAndMayGoBackOrChangeTheLanguage() {
        Visit house = house();
        assertEquals(new Place.Themes(0), after(house, new Event.BackTapped()).visit().place());
        Visit french =
                after(house, new Event.LanguagesTapped(), new Event.LanguageChosen("fr")).visit();
        assertEquals(new Place.House(0), french.place());
        VisitSummary counted = counted(after(french, new Event.EndTapped()));
        assertEquals("M", counted.theme());
        assertEquals(Channel.SELF_SERVED, counted.channel());
    }

    @Test
    void whoHasATicketIsAskedBeforeItIsWipedAway() {
        Visit onPhone =
                after(
                                house(),
                                new Event.ServiceTapped("D", Medium.PHONE),
                                new Event.TicketIssued(new Ticket("D-A001", "CDM1:X")))
                        .visit();
        assertEquals(
                new Panel.ConfirmStartOver(),
                after(onPhone, new Event.StartOverTapped()).visit().panel());
    }

    @Test
    void withoutANumberOneIsBackAtTheHouseAndAnUnknownLetterLeadsNowhere() {
        Visit refused =
                after(
                                house(),
                                new Event.ServiceTapped("M", Medium.PHONE),
                                new Event.NumberRefused())
                        .visit();
        assertEquals(new Place.NoNumber(), refused.place());
        assertEquals(new Place.House(0), after(refused, new Event.BackTapped()).visit().place());
        assertEquals(
                new Place.House(0),
                after(house(), new Event.ServiceTapped("C", Medium.PHONE)).visit().place());
    }
}
