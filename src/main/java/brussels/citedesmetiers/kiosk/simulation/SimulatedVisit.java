package brussels.citedesmetiers.kiosk.simulation;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Question;
import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.visit.Effect;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.PrintOutcome;
import brussels.citedesmetiers.kiosk.visit.Step;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import brussels.citedesmetiers.kiosk.visit.VisitSummary;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Takes one simulated person through a whole visit: the real state machine and the real questions,
/// tapped without a screen.
final class SimulatedVisit {
    private static final int LEAVES_ONE_IN = 3;
    private static final int MOST_STEPS = 500;

    private final Content content;
    private final VisitMachine machine;
    private final SimulatedPerson person;
    private final RandomGenerator random;
    private final Instant now;
    private Visit visit;

    SimulatedVisit(
            Content content, VisitMachine machine, SimulatedPerson person, RandomGenerator random) {
        this.content = content;
        this.machine = machine;
        this.person = person;
        this.random = random;
        this.now = person.date().atTime(person.hour(), 0).toInstant(ZoneOffset.UTC);
        this.visit = machine.start(now);
    }

    /// What the kiosk may count of the visit.
    VisitSummary run() {
        for (int i = 0; i < MOST_STEPS; i++) {
            Step step = machine.on(visit, next(), now);
            visit = step.visit();
            Optional<VisitSummary> summary =
                    step.effects().stream()
                            .filter(Effect.Count.class::isInstance)
                            .map(Effect.Count.class::cast)
                            .map(Effect.Count::summary)
                            .findFirst();
            if (summary.isPresent()) {
                return summary.get();
            }
        }
        throw new IllegalStateException("a simulated visit does not end at " + visit);
    }

    private Event next() {
        return switch (visit.place()) {
            case Place.Welcome() -> new Event.LanguageChosen(person.language());
            case Place.Themes _ -> new Event.ThemeChosen(person.theme());
            case Place.Asking asking -> answer(asking);
            case Place.Result _ ->
                    person.adviser() ? new Event.AdviserTapped() : new Event.PhoneTapped();
            case Place.AboutYou about -> about(content.about().get(about.index()));
            case Place.Preview _ -> new Event.TicketTaken(true, Place.Medium.PAPER);
            case Place.Issuing _ -> new Event.TicketIssued(new Ticket("C-A001", "CDM1:X"));
            case Place.Printing _ -> new Event.PrintEnded(PrintOutcome.PRINTED);
            case Place.Printed _, Place.TicketOnPhone _ -> new Event.PaperTaken();
            case Place.ListOnPhone _ -> new Event.EndTapped();
            case Place.Feedback _ ->
                    person.feedback() == 0
                            ? new Event.FeedbackSkipped()
                            : new Event.FeedbackGiven(person.feedback());
            case Place.ArrivalCode _,
                    Place.Arriving _,
                    Place.Arrived _,
                    Place.ThisWeek _,
                    Place.House _,
                    Place.Interests _,
                    Place.Detail _,
                    Place.Trades _,
                    Place.Trade _,
                    Place.Jam _,
                    Place.NoNumber _,
                    Place.Goodbye _ ->
                    throw new IllegalStateException("nobody simulated comes to " + visit);
        };
    }

    /// A random choice, or leaving for somebody who does not finish: at any question, but at the
    /// latest before the tap that would show the result.
    private Event answer(Place.Asking asking) {
        Event choice = choice(asking);
        if (person.finished()) {
            return choice;
        }
        boolean last = machine.on(visit, choice, now).visit().place() instanceof Place.Result;
        return last || random.nextInt(LEAVES_ONE_IN) == 0 ? new Event.EndTapped() : choice;
    }

    private Event choice(Place.Asking asking) {
        Question question =
                machine.questionnaire(visit.themeId().orElseThrow())
                        .question(asking.question())
                        .orElseThrow();
        boolean enough =
                question.type() == Question.Type.MULTIPLE
                        && asking.chosen().size() >= Math.max(1, question.min())
                        && (asking.chosen().size() >= question.max() || random.nextBoolean());
        if (enough) {
            return new Event.NextTapped();
        }
        int i = random.nextInt(question.choices().size());
        return new Event.ChoiceTapped(question.choices().get(i).id());
    }

    private Event about(Question question) {
        String answer = person.about().getOrDefault(question.id(), ClosedLists.NO_ANSWER);
        return answer.equals(ClosedLists.NO_ANSWER)
                ? new Event.AboutSkipped()
                : new Event.ChoiceTapped(answer);
    }
}
