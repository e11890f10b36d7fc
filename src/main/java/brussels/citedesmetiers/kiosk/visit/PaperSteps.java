package brussels.citedesmetiers.kiosk.visit;

import brussels.citedesmetiers.kiosk.visit.Place.Paper;

/// The steps from the number to the printed ticket or the ticket on the phone.
final class PaperSteps {
    private PaperSteps() {}

    static Step atIssuing(Visit visit, Place.Issuing issuing, Event event) {
        return switch (event) {
            case Event.TicketIssued(Ticket ticket) -> {
                Visit holding = visit.holding(ticket);
                yield switch (issuing.medium()) {
                    case PAPER -> print(holding, Paper.TICKET);
                    case PHONE -> Step.to(holding.at(new Place.TicketOnPhone()));
                };
            }
            case Event.NumberRefused() -> Step.to(visit.at(new Place.NoNumber()));
            default -> Step.to(visit);
        };
    }

    static Step print(Visit visit, Paper paper) {
        return Step.to(visit.at(new Place.Printing(paper, 0)), new Effect.Print(paper));
    }

    static Step atPrinting(Visit visit, Place.Printing printing, Event event) {
        Paper paper = printing.paper();
        return switch (event) {
            case Event.PrintAdvanced(double progress) ->
                    Step.to(
                            visit.at(
                                    new Place.Printing(
                                            paper, Math.max(printing.progress(), progress))));
            case Event.PrintEnded(PrintOutcome outcome) ->
                    Step.to(
                            visit.at(
                                    switch (outcome) {
                                        case PRINTED -> new Place.Printed(paper, true);
                                        case SENT -> new Place.Printed(paper, false);
                                        case NOT_STARTED -> withoutPaper(paper);
                                        case UNSURE -> new Place.Jam(paper);
                                    }));
            default -> Step.to(visit);
        };
    }

    private static Place withoutPaper(Paper paper) {
        return switch (paper) {
            case TICKET -> new Place.TicketOnPhone();
            case LIST -> new Place.ListOnPhone();
        };
    }

    static Step atPrinted(Visit visit, Place.Printed printed, Event event) {
        return Step.to(
                switch (event) {
                    case Event.PaperTaken() -> visit.at(new Place.Feedback());
                    case Event.BackTapped() -> backFrom(visit, printed.paper());
                    default -> visit;
                });
    }

    static Step atJam(Visit visit, Place.Jam jam, Event event) {
        return Step.to(
                switch (event) {
                    case Event.JamAnswered(boolean paperInHand) ->
                            visit.at(
                                    paperInHand ? new Place.Feedback() : withoutPaper(jam.paper()));
                    case Event.BackTapped() -> backFrom(visit, jam.paper());
                    default -> visit;
                });
    }

    /// Going back from paper: from the list, to the result it lists. A ticket cannot be taken back,
    /// because its number is the visitor's, so the only way is to start over.
    static Visit backFrom(Visit visit, Paper paper) {
        return switch (paper) {
            case LIST -> visit.at(new Place.Result(0));
            case TICKET -> visit.under(new Panel.ConfirmStartOver());
        };
    }
}
