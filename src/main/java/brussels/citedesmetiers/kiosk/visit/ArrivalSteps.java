package brussels.citedesmetiers.kiosk.visit;

import brussels.citedesmetiers.kiosk.visit.Place.Slip;

/// The steps of somebody who comes for an appointment: the code that they were given, and what
/// becomes of it. Nothing of it is counted at the terminal: the queue counts them.
final class ArrivalSteps {
    private ArrivalSteps() {}

    /// Nobody types a code that cannot be looked up.
    static Step open(Visit visit, boolean reachable) {
        return Step.to(
                visit.at(
                        reachable
                                ? new Place.ArrivalCode("", false)
                                : new Place.Arrived(new Arrival.AtReception(), Slip.NONE)));
    }

    static Step atCode(Visit visit, Place.ArrivalCode code, Event event) {
        String typed = code.typed();
        return switch (event) {
            case Event.BackTapped() -> Step.to(visit.at(new Place.Themes(0)));
            case Event.CodeTyped(char sign, boolean byDevice) when belongs(sign) ->
                    Step.to(visit.at(typed(code, sign, byDevice)));
            case Event.CodeErased() ->
                    Step.to(
                            visit.at(
                                    new Place.ArrivalCode(
                                            typed.substring(0, Math.max(0, typed.length() - 1)),
                                            false)));
            case Event.CodeEntered() when typed.length() >= Place.ArrivalCode.LEAST ->
                    Step.to(
                            visit.at(new Place.Arriving(typed)),
                            new Effect.Arrive(typed, visit.language()));
            default -> Step.to(visit);
        };
    }

    /// Nobody can correct with a scanner: what it reads after an unknown code is another one.
    private static Place.ArrivalCode typed(Place.ArrivalCode code, char sign, boolean byDevice) {
        if (code.unknown() && byDevice) {
            return new Place.ArrivalCode(String.valueOf(sign), false);
        }
        return new Place.ArrivalCode(code.isFull() ? code.typed() : code.typed() + sign, false);
    }

    private static boolean belongs(char sign) {
        return (sign >= '0' && sign <= '9') || (sign >= 'A' && sign <= 'Z') || sign == '-';
    }

    static Step atArriving(Visit visit, Place.Arriving arriving, Event event) {
        return switch (event) {
            case Event.Arrived(Arrival.InLine here) ->
                    Step.to(
                            visit.at(new Place.Arrived(here, Slip.COMING)),
                            new Effect.PrintNumber());
            case Event.Arrived(Arrival.Unknown()) ->
                    Step.to(visit.at(new Place.ArrivalCode(arriving.typed(), true)));
            case Event.Arrived(Arrival other) ->
                    Step.to(visit.at(new Place.Arrived(other, Slip.NONE)));
            default -> Step.to(visit);
        };
    }

    static Step atArrived(Visit visit, Place.Arrived arrived, Event event) {
        return switch (event) {
            case Event.PrintEnded(PrintOutcome outcome) when arrived.slip() == Slip.COMING ->
                    Step.to(visit.at(new Place.Arrived(arrived.arrival(), slip(outcome))));
            case Event.BackTapped() -> Step.to(visit.at(new Place.Themes(0)));
            default -> Step.to(visit);
        };
    }

    /// Where nobody knows whether it came out, the number on the screen is what counts.
    private static Slip slip(PrintOutcome outcome) {
        return switch (outcome) {
            case PRINTED, SENT -> Slip.OUT;
            case NOT_STARTED, UNSURE -> Slip.NONE;
        };
    }
}
