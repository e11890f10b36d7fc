package brussels.citedesmetiers.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.visit.Place.Medium;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Walks through visits as a person would, with time that goes on only when told to, and says what
/// must be on the screen. The edge is played by the test: it reports when told to.
final class VisitScenario {
    static final Ticket TICKET = new Ticket("A-A001", "CDM1:TOKEN");

    private static final Instant MORNING = Instant.parse("2026-11-23T09:00:00Z");
    private static final Duration TICK = Duration.ofMillis(250);

    private final VisitMachine machine;
    private final List<Effect> effects = new ArrayList<>();
    private Instant now = MORNING;
    private Visit visit;

    private VisitScenario(Content content) {
        this.machine = new VisitMachine(content, TimeLimits.STANDARD);
        this.visit = machine.start(now);
    }

    /// Nobody is here yet.
    static VisitScenario start() {
        return new VisitScenario(SmallContent.content());
    }

    /// A visitor who speaks Ukrainian has answered theme A and sees what helps.
    static VisitScenario atResult() {
        return start().language("uk")
                .theme("A")
                .choose("yes")
                .choose("red", "blue")
                .choose("dark")
                .choose("home")
                .isAt(Place.Result.class);
    }

    /// The same visitor wants an adviser and sees what the adviser will see.
    static VisitScenario atPreview() {
        return atResult().adviser().skipAll().isAt(Place.Preview.class);
    }

    /// The same visitor has a number, and paper is coming out.
    static VisitScenario printing() {
        return atPreview().take(true, Medium.PAPER).issued().isAt(Place.Printing.class);
    }

    VisitScenario on(Event event) {
        Step step = machine.on(visit, event, now);
        visit = step.visit();
        effects.addAll(step.effects());
        return this;
    }

    VisitScenario language(String code) {
        return on(new Event.LanguageChosen(code));
    }

    VisitScenario theme(String id) {
        return on(new Event.ThemeChosen(id));
    }

    VisitScenario tap(String choice) {
        return on(new Event.ChoiceTapped(choice));
    }

    VisitScenario next() {
        return on(new Event.NextTapped());
    }

    /// Answers the present question: one tap, or taps and "next".
    VisitScenario choose(String... choices) {
        boolean several =
                visit.place() instanceof Place.Asking a
                        && question(a.question()).type() == Question.Type.MULTIPLE;
        Arrays.stream(choices).forEach(this::tap);
        return several ? next() : this;
    }

    private Question question(String id) {
        return machine.guide(visit).questionnaire().question(id).orElseThrow();
    }

    VisitScenario back() {
        return on(new Event.BackTapped());
    }

    VisitScenario startOver() {
        return on(new Event.StartOverTapped());
    }

    VisitScenario end() {
        return on(new Event.EndTapped());
    }

    VisitScenario close() {
        return on(new Event.PanelClosed());
    }

    VisitScenario page(int page) {
        return on(new Event.PageTurned(page));
    }

    VisitScenario languages() {
        return on(new Event.LanguagesTapped());
    }

    VisitScenario accessibility() {
        return on(new Event.AccessibilityTapped());
    }

    VisitScenario comfort(Comfort comfort) {
        return on(new Event.ComfortChanged(comfort));
    }

    VisitScenario adviser() {
        return on(new Event.AdviserTapped());
    }

    VisitScenario printList() {
        return on(new Event.PrintListTapped());
    }

    VisitScenario phone() {
        return on(new Event.PhoneTapped());
    }

    VisitScenario skip() {
        return on(new Event.AboutSkipped());
    }

    VisitScenario skipAll() {
        return on(new Event.AllAboutSkipped());
    }

    VisitScenario edit(String question) {
        return on(new Event.EditTapped(question));
    }

    VisitScenario editTheme() {
        return on(new Event.EditThemeTapped());
    }

    VisitScenario take(boolean withAnswers, Medium medium) {
        return on(new Event.TicketTaken(withAnswers, medium));
    }

    VisitScenario issued() {
        return on(new Event.TicketIssued(TICKET));
    }

    VisitScenario refused() {
        return on(new Event.NumberRefused());
    }

    VisitScenario advanced(double progress) {
        return on(new Event.PrintAdvanced(progress));
    }

    VisitScenario ended(PrintOutcome outcome) {
        return on(new Event.PrintEnded(outcome));
    }

    VisitScenario inHand(boolean yes) {
        return on(new Event.JamAnswered(yes));
    }

    VisitScenario taken() {
        return on(new Event.PaperTaken());
    }

    VisitScenario rate(int mark) {
        return on(new Event.FeedbackGiven(mark));
    }

    VisitScenario touch() {
        return on(new Event.Touched());
    }

    /// Time goes on, ticking as it does on the terminal.
    VisitScenario idle(double seconds) {
        Instant end = now.plusMillis(Math.round(seconds * 1000));
        while (now.isBefore(end)) {
            now = now.plus(TICK);
            on(new Event.Ticked());
        }
        return this;
    }

    /// The presence sensor has seen nobody for so long, the last of which has passed just now.
    VisitScenario emptyFor(double seconds) {
        Instant since = visit.lastTouch();
        now = since.plusMillis(Math.round(seconds * 1000));
        return on(new Event.EmptySince(since));
    }

    /// Somebody sets the clock, which then ticks once.
    VisitScenario clockMoves(Duration by) {
        now = now.plus(by);
        return on(new Event.Ticked());
    }

    VisitScenario isAt(Class<? extends Place> place) {
        assertInstanceOf(place, visit.place());
        return isUnder(Panel.None.class);
    }

    VisitScenario isAt(Place place) {
        assertEquals(place, visit.place());
        return isUnder(Panel.None.class);
    }

    VisitScenario isUnder(Class<? extends Panel> panel) {
        assertInstanceOf(panel, visit.panel());
        return this;
    }

    /// This question is on the screen, with these choices marked if it takes several.
    VisitScenario asks(String question, String... marked) {
        Place.Asking asking = assertInstanceOf(Place.Asking.class, visit.place());
        assertEquals(question, asking.question());
        if (marked.length > 0) {
            assertEquals(List.of(marked), asking.chosen());
        }
        return isUnder(Panel.None.class);
    }

    /// The question is held with this answer; no choices: it is not held at all.
    VisitScenario holds(String question, String... choices) {
        assertEquals(choices.length > 0, visit.answers().has(question), question);
        assertEquals(List.of(choices), visit.answers().of(question));
        return this;
    }

    VisitScenario speaks(String language) {
        assertEquals(language, visit.language());
        return this;
    }

    /// The state is that of a terminal nobody has touched.
    VisitScenario isFresh() {
        assertEquals(machine.start(visit.lastTouch()), visit);
        return this;
    }

    /// The edge was asked for this, last.
    VisitScenario asksTheEdge(Effect effect) {
        assertEquals(effect, effects.getLast());
        return this;
    }

    Visit visit() {
        return visit;
    }

    VisitMachine machine() {
        return machine;
    }

    List<Effect> effects() {
        return List.copyOf(effects);
    }

    List<VisitSummary> counted() {
        return effects.stream()
                .filter(Effect.Count.class::isInstance)
                .map(e -> ((Effect.Count) e).summary())
                .toList();
    }

    /// The one visit that was counted.
    VisitSummary countedOnce() {
        assertEquals(1, counted().size(), "counted");
        return counted().getFirst();
    }
}
