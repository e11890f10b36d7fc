package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.queue.ArrivalAnswer;
import brussels.citedesmetiers.kiosk.queue.NumberSlip;
import brussels.citedesmetiers.kiosk.visit.Arrival;
import brussels.citedesmetiers.kiosk.visit.Effect;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.PrintOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The codes of appointments that are typed at this terminal: asks the queue, prints the number,
/// and answers with events. An answer for an earlier visit is dropped. A terminal at which one
/// wrong code after another is typed sends everybody to reception for a while, so that nobody finds
/// out by trying which codes there are. JavaFX thread only.
final class AppointmentCodes {
    private static final int MOST_WRONG = 10;
    private static final Duration WHILE = Duration.ofMinutes(10);

    private final Machinery machinery;
    private final InstantSource clock;
    private final Consumer<Event> answer;
    private final Deque<Instant> wrong = new ArrayDeque<>();
    private long visitNumber;
    private @Nullable NumberSlip slip;

    /// @param answer takes the answers, on the JavaFX thread
    AppointmentCodes(Machinery machinery, InstantSource clock, Consumer<Event> answer) {
        this.machinery = machinery;
        this.clock = clock;
        this.answer = answer;
    }

    /// Forgets the number, and drops answers that are still to come.
    void nextVisit() {
        visitNumber++;
        slip = null;
    }

    void arrive(Effect.Arrive asked) {
        if (tooManyWrong()) {
            tell(visitNumber, new Event.Arrived(new Arrival.AtReception()));
            return;
        }
        long number = visitNumber;
        var _ =
                machinery
                        .arrive(asked.code(), asked.language())
                        .whenComplete(
                                (said, failure) ->
                                        Platform.runLater(() -> answered(number, said, failure)));
    }

    private boolean tooManyWrong() {
        Instant now = clock.instant();
        wrong.removeIf(at -> at.isAfter(now) || at.isBefore(now.minus(WHILE)));
        return wrong.size() >= MOST_WRONG;
    }

    private void answered(long number, @Nullable ArrivalAnswer said, @Nullable Throwable failure) {
        if (failure != null) {
            Logger.error(failure, "Nobody answered who has come for an appointment");
        }
        if (said instanceof ArrivalAnswer.Unknown) {
            wrong.add(clock.instant());
        }
        if (number == visitNumber && said instanceof ArrivalAnswer.Arrived(var given, _, _)) {
            slip = given;
        }
        tell(number, new Event.Arrived(arrival(said)));
    }

    private static Arrival arrival(@Nullable ArrivalAnswer said) {
        return switch (said) {
            case ArrivalAnswer.Arrived(var given, var at, var timing) ->
                    new Arrival.InLine(
                            given.code().toString(),
                            at,
                            switch (timing) {
                                case EARLY -> Arrival.Timing.EARLY;
                                case IN_TIME -> Arrival.Timing.IN_TIME;
                                case LATE -> Arrival.Timing.LATE;
                            });
            case ArrivalAnswer.AlreadyHere(var given) -> new Arrival.Before(given.toString());
            case ArrivalAnswer.Unknown() -> new Arrival.Unknown();
            case ArrivalAnswer.NotHere() -> new Arrival.AtReception();
            case null -> new Arrival.AtReception();
        };
    }

    /// Prints the number that was given.
    void print() {
        long number = visitNumber;
        Consumer<Boolean> ended =
                out ->
                        tell(
                                number,
                                new Event.PrintEnded(
                                        out ? PrintOutcome.PRINTED : PrintOutcome.NOT_STARTED));
        NumberSlip given = slip;
        if (given == null) {
            ended.accept(false);
        } else {
            machinery.print(given, ended);
        }
    }

    private void tell(long number, Event event) {
        Platform.runLater(
                () -> {
                    if (number == visitNumber) {
                        answer.accept(event);
                    }
                });
    }
}
