package brussels.citedesmetiers.kiosk.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Choice;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Language;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.guide.Guide;
import brussels.citedesmetiers.kiosk.visit.Place.Medium;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Feeds a visit with events made from numbers, likely and absurd ones, and checks after each what
/// must always hold. The same numbers make the same events, so that jqwik can shrink them.
public final class RandomVisits {
    private static final Instant MORNING = Instant.parse("2026-11-23T09:00:00Z");

    private final Content content;
    private final VisitMachine machine;
    private final Decision decision;
    private Instant now = MORNING;
    private Visit visit;
    private int countsOfThisVisit;
    private boolean begun;

    /// Stands for the machine, so that defects can be planted.
    interface Decision {
        /// What follows the event.
        ///
        /// @param step what the sound machine would do
        Step instead(Visit visit, Event event, Step step);
    }

    /// A visit that has not begun.
    public RandomVisits(Content content) {
        this(content, (before, event, step) -> step);
    }

    RandomVisits(Content content, Decision decision) {
        this.content = content;
        this.decision = decision;
        this.machine = new VisitMachine(content, TimeLimits.STANDARD);
        this.visit = machine.start(now);
    }

    /// One event for each number, and all checks after each.
    public void play(List<Integer> numbers) {
        for (int number : numbers) {
            List<Event> events = number % 4 == 0 ? anything() : likely();
            int index = Math.floorMod(number / 4, events.size());
            happen(events.get(index), Math.floorMod(number / 1000, 30));
            checkAnswers();
            checkWayHome();
        }
    }

    private void happen(Event event, int secondsLater) {
        now = now.plusSeconds(event instanceof Event.Ticked ? secondsLater : 1);
        Step step = on(visit, event, now);
        visit = step.visit();
        countsOfThisVisit +=
                (int) step.effects().stream().filter(Effect.Count.class::isInstance).count();
        assertTrue(countsOfThisVisit <= 1, "counted twice");
        boolean home = visit.place() instanceof Place.Welcome;
        if (home && begun) {
            assertEquals(machine.start(visit.lastTouch()).speaking(visit.language()), bare(visit));
            countsOfThisVisit = 0;
        }
        begun = !home;
    }

    private Step on(Visit before, Event event, Instant at) {
        return decision.instead(before, event, machine.on(before, event, at));
    }

    /// The welcome screen itself may be spoken to and made easier before a visit begins.
    private static Visit bare(Visit visit) {
        return visit.with(Comfort.STANDARD).under(new Panel.None());
    }

    /// No answer is held of a question that is not asked and cannot be asked any more.
    private void checkAnswers() {
        if (!machine.asks(visit)) {
            assertEquals(0, visit.answers().size());
            return;
        }
        Guide guide = machine.guide(visit);
        Set<String> held = new HashSet<>(visit.answers().byQuestion().keySet());
        guide.asked(visit.answers()).forEach(q -> held.remove(q.id()));
        if (guide.next(visit.answers()).isEmpty()) {
            assertEquals(Set.of(), held, "answers of questions that are not asked");
        }
        held.removeIf(q -> mayBeAsked(guide, visit.answers(), q, 3));
        assertEquals(Set.of(), held, "answers of questions that cannot be asked");
    }

    /// Whether some way to answer the next questions asks `id`; only so far ahead, then it is
    /// believed.
    private static boolean mayBeAsked(Guide guide, Answers answers, String id, int ahead) {
        if (guide.asked(answers).stream().anyMatch(q -> q.id().equals(id)) || ahead == 0) {
            return true;
        }
        return guide.next(answers).stream()
                .flatMap(
                        q -> waysToAnswer(q).map(choices -> guide.answer(answers, q.id(), choices)))
                .anyMatch(next -> mayBeAsked(guide, next, id, ahead - 1));
    }

    /// With as few choices as may be taken, and one at least; none where that is an answer too.
    private static Stream<List<String>> waysToAnswer(Question question) {
        List<String> ids = question.choices().stream().map(Choice::id).toList();
        Stream<List<String>> few = subsets(ids, Math.max(1, question.min()));
        return question.min() == 0 ? Stream.concat(Stream.of(List.of()), few) : few;
    }

    private static Stream<List<String>> subsets(List<String> ids, int size) {
        if (size == 0) {
            return Stream.of(List.of());
        }
        return IntStream.range(0, ids.size())
                .boxed()
                .flatMap(
                        i ->
                                subsets(ids.subList(i + 1, ids.size()), size - 1)
                                        .map(
                                                rest ->
                                                        Stream.concat(
                                                                        Stream.of(ids.get(i)),
                                                                        rest.stream())
                                                                .toList()));
    }

    /// Time leads home; while paper comes out, as soon as the printer has reported.
    private void checkWayHome() {
        Visit left = visit;
        Instant later = now;
        if (left.place() instanceof Place.Printing) {
            left = on(left, new Event.PrintEnded(PrintOutcome.UNSURE), later).visit();
        }
        for (int i = 0; i < 9 && !left.equals(machine.start(left.lastTouch())); i++) {
            later = machine.deadline(left).orElseThrow(() -> new AssertionError("no deadline"));
            left = on(left, new Event.Ticked(), later).visit();
        }
        assertEquals(machine.start(left.lastTouch()), left, "no way home");
    }

    /// What the present screen offers.
    private List<Event> likely() {
        List<Event> events = new ArrayList<>();
        events.add(new Event.BackTapped());
        switch (visit.panel()) {
            case Panel.None() -> events.addAll(onPlace());
            case Panel.Languages() -> languages().forEach(events::add);
            case Panel.Accessibility() -> {
                events.add(new Event.ComfortChanged(new Comfort(1, true, false)));
                events.add(new Event.LastSentTapped());
            }
            case Panel.LastSent() -> events.add(new Event.PanelClosed());
            case Panel.ConfirmStartOver() -> events.add(new Event.EndTapped());
            case Panel.StillThere s ->
                    events.addAll(List.of(new Event.Touched(), new Event.EndTapped()));
            case Panel.Staff s ->
                    events.addAll(List.of(new Event.StaffUnlocked(), new Event.PanelClosed()));
        }
        return events;
    }

    private Stream<Event> languages() {
        return content.languages().stream().map(Language::code).map(Event.LanguageChosen::new);
    }

    private List<Event> onPlace() {
        return switch (visit.place()) {
            case Place.Welcome w -> languages().toList();
            case Place.Themes t ->
                    Stream.concat(
                                    content.themes().stream()
                                            .<Event>map(x -> new Event.ThemeChosen(x.id())),
                                    Stream.of(new Event.ArrivalTapped(true)))
                            .toList();
            case Place.ArrivalCode c ->
                    List.of(
                            new Event.CodeTyped('A'),
                            new Event.CodeTyped('7'),
                            new Event.CodeTyped('7'),
                            new Event.CodeErased(),
                            new Event.CodeEntered());
            case Place.Arriving a -> arrivals();
            case Place.Arrived a ->
                    List.of(
                            new Event.PrintEnded(PrintOutcome.PRINTED),
                            new Event.PrintEnded(PrintOutcome.UNSURE),
                            new Event.EndTapped());
            case Place.Asking a -> {
                Question question =
                        machine.guide(visit).questionnaire().question(a.question()).orElseThrow();
                yield Stream.concat(taps(question), Stream.of(new Event.NextTapped())).toList();
            }
            case Place.Result r ->
                    List.of(
                            new Event.AdviserTapped(),
                            new Event.AdviserTapped(),
                            new Event.PhoneTapped(),
                            new Event.TradesTapped(Place.Trades.SECTORS),
                            new Event.PrintListTapped());
            case Place.Trades t ->
                    Stream.concat(
                                    content.trades().sectors().stream()
                                            .<Event>map(s -> new Event.TradesTapped(s.id())),
                                    content.trades().trades().stream()
                                            .map(one -> new Event.TradeTapped(one.id())))
                            .toList();
            case Place.House h -> List.of(new Event.ServiceTapped("D", Medium.PHONE));
            case Place.Trade t -> List.of(new Event.TradeKept(), new Event.PageTurned(1));
            case Place.AboutYou a ->
                    Stream.concat(
                                    taps(content.about().get(a.index())),
                                    Stream.of(new Event.AllAboutSkipped()))
                            .toList();
            case Place.Preview p -> previewed();
            case Place.Issuing i ->
                    List.of(
                            new Event.TicketIssued(new Ticket("A-A001", "CDM1:X")),
                            new Event.NumberRefused());
            case Place.Printing p ->
                    Stream.of(PrintOutcome.values()).<Event>map(Event.PrintEnded::new).toList();
            case Place.Jam j -> List.of(new Event.JamAnswered(true), new Event.JamAnswered(false));
            case Place.Printed p -> List.of(new Event.PaperTaken());
            case Place.TicketOnPhone t -> List.of(new Event.PaperTaken());
            case Place.Feedback f ->
                    List.of(new Event.FeedbackGiven(2), new Event.FeedbackSkipped());
            case Place.ListOnPhone l -> List.of(new Event.EndTapped());
            case Place.Interests i -> List.of(new Event.PageTurned(1));
            case Place.ThisWeek w -> List.of(new Event.PageTurned(1));
            case Place.Detail d -> List.of(new Event.PageTurned(1));
            case Place.NoNumber n -> List.of(new Event.BackTapped());
            case Place.Goodbye g -> List.of(new Event.Touched());
        };
    }

    private static List<Event> arrivals() {
        return List.of(
                new Event.Arrived(
                        new Arrival.InLine("A-A001", LocalTime.of(10, 0), Arrival.Timing.IN_TIME)),
                new Event.Arrived(new Arrival.Before("A-A001")),
                new Event.Arrived(new Arrival.Unknown()),
                new Event.Arrived(new Arrival.AtReception()));
    }

    private static Stream<Event> taps(Question question) {
        return question.choices().stream().map(c -> new Event.ChoiceTapped(c.id()));
    }

    private List<Event> previewed() {
        List<Event> events = new ArrayList<>();
        visit.answers().byQuestion().keySet().forEach(q -> events.add(new Event.EditTapped(q)));
        events.add(new Event.EditThemeTapped());
        events.add(new Event.TicketTaken(true, Medium.PAPER));
        events.add(new Event.TicketTaken(false, Medium.PHONE));
        return events;
    }

    /// Every kind of event, wherever the visit is.
    private List<Event> anything() {
        List<Event> events =
                new ArrayList<>(
                        List.of(
                                new Event.Ticked(),
                                new Event.Ticked(),
                                new Event.Ticked(),
                                new Event.Touched(),
                                new Event.StartOverTapped(),
                                new Event.EndTapped(),
                                new Event.NextTapped(),
                                new Event.PageTurned(-7),
                                new Event.PageTurned(2),
                                new Event.LanguagesTapped(),
                                new Event.AccessibilityTapped(),
                                new Event.PanelClosed(),
                                new Event.ComfortChanged(new Comfort(2, false, true)),
                                new Event.InterestsTapped(),
                                new Event.RecommendationTapped("none"),
                                new Event.ChoiceTapped("none"),
                                new Event.ThemeChosen("none"),
                                new Event.EditTapped("none"),
                                new Event.AboutSkipped(),
                                new Event.EditThemeTapped(),
                                new Event.TicketTaken(true, Medium.PAPER),
                                new Event.TicketIssued(new Ticket("A-A002", "CDM1:Y")),
                                new Event.NumberRefused(),
                                new Event.ArrivalTapped(false),
                                new Event.CodeTyped('?'),
                                new Event.CodeEntered(),
                                new Event.Arrived(new Arrival.Unknown()),
                                new Event.PrintAdvanced(0.5),
                                new Event.PrintEnded(PrintOutcome.UNSURE),
                                new Event.PrintEnded(PrintOutcome.PRINTED),
                                new Event.JamAnswered(false),
                                new Event.PaperTaken(),
                                new Event.FeedbackGiven(9),
                                new Event.FeedbackSkipped(),
                                new Event.StaffCornerTapped(),
                                new Event.StaffUnlocked()));
        content.recommendations().keySet().stream()
                .sorted()
                .limit(3)
                .map(Event.RecommendationTapped::new)
                .forEach(events::add);
        return events;
    }
}
