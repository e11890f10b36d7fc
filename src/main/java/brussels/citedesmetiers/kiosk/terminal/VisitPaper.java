package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.agenda.Upcoming;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Questionnaire;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NotNowException;
import brussels.citedesmetiers.kiosk.screen.Surroundings;
import brussels.citedesmetiers.kiosk.terminal.Papers.DrawnTicket;
import brussels.citedesmetiers.kiosk.ticket.PrintResult;
import brussels.citedesmetiers.kiosk.ticket.TicketPrinter;
import brussels.citedesmetiers.kiosk.visit.Effect;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.PrintOutcome;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The visit's number and paper: issues the ticket, prints, and answers with events. Every visit
/// has a number, so that an answer for an earlier visit is dropped. JavaFX thread only.
final class VisitPaper {
    /// The number of steps in which the paper on the screen moves.
    private static final int PAPER_STEPS = 8;

    private final Machinery machinery;
    private final String terminalLetter;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Supplier<Visit> visit;
    private final Consumer<Event> answer;
    private Content content;
    private VisitMachine machine;
    private Papers papers;
    private long visitNumber;
    private @Nullable DrawnTicket ticket;
    private Supplier<Optional<Upcoming>> dates = Optional::empty;

    /// @param visit the visit as it is now
    /// @param answer takes the answers, on the JavaFX thread
    VisitPaper(
            Machinery machinery,
            char letter,
            InstantSource clock,
            ZoneId zone,
            Content content,
            VisitMachine machine,
            Supplier<Visit> visit,
            Consumer<Event> answer) {
        this.machinery = machinery;
        this.terminalLetter = String.valueOf(letter);
        this.clock = clock;
        this.zone = zone;
        this.content = content;
        this.machine = machine;
        this.papers = new Papers(content, machine, machinery.printers());
        this.visit = visit;
        this.answer = answer;
    }

    /// Replaces the content.
    void speak(Content newContent, VisitMachine next) {
        content = newContent;
        machine = next;
        papers = new Papers(newContent, next, machinery.printers());
    }

    /// Sets where the dates on the list come from.
    void datesFrom(Supplier<Optional<Upcoming>> source) {
        dates = source;
    }

    /// Forgets the ticket, and drops answers that are still to come.
    void nextVisit() {
        visitNumber++;
        ticket = null;
    }

    /// The visit's ticket as the screen shows it, or null before there is one.
    Surroundings.@Nullable Issued ticket() {
        return ticket == null ? null : ticket.shown();
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), zone);
    }

    /// Takes a number and answers with [Event.TicketIssued] or [Event.NumberRefused].
    void issue(Effect.IssueTicket request) {
        long number = visitNumber;
        Instant at = clock.instant();
        var _ =
                machinery
                        .issue(request, at, questions(request), content.version())
                        .whenComplete(
                                (given, failure) ->
                                        Platform.runLater(() -> issued(number, given, failure)));
    }

    /// What the answers were given to; for a number only, any will do.
    private Questionnaire questions(Effect.IssueTicket request) {
        return machine.questionnaire(
                request.withAnswers() ? request.questionnaire() : Questionnaire.UNSURE);
    }

    private void issued(
            long number, TicketOffice.@Nullable Issued given, @Nullable Throwable failure) {
        if (failure != null) {
            log(failure);
        }
        if (number != visitNumber) {
            return;
        }
        if (given == null) {
            answer.accept(new Event.NumberRefused());
            return;
        }
        ticket = drawn(given);
        answer.accept(
                ticket != null
                        ? new Event.TicketIssued(given.ticket())
                        : new Event.NumberRefused());
    }

    private static void log(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof NotNowException) {
                Logger.info("No number was given: {}", cause.getMessage());
                return;
            }
        }
        Logger.error(failure, "No number could be given");
    }

    /// A ticket that cannot be drawn must not leave the visitor in front of a screen that waits for
    /// it.
    private @Nullable DrawnTicket drawn(TicketOffice.Issued given) {
        try {
            return papers.ticket(visit.get(), given, now());
        } catch (RuntimeException e) {
            Logger.error(e, "A ticket could not be drawn");
            return null;
        }
    }

    /// Prints the visit's ticket or its list, and answers with the progress and the end.
    void print(Place.Paper paper) {
        Progress progress = new Progress(visitNumber);
        Printers.Drawing drawing =
                switch (paper) {
                    case TICKET -> ticket;
                    case LIST -> papers.list(visit.get(), now(), dates.get().orElse(null));
                };
        if (drawing == null) {
            progress.ended(new PrintResult.NotStarted(machinery.printers().state()));
        } else {
            machinery.printers().print(drawing, progress);
        }
    }

    /// Prints the test slip on one printer.
    ///
    /// @param printer its place among the declared ones
    /// @param told the result, on the printer's thread
    void testPrint(int printer, Consumer<PrintResult> told) {
        machinery
                .printers()
                .printOn(
                        printer,
                        papers.test(terminalLetter, printer, now()),
                        new TicketPrinter.PrintListener() {
                            @Override
                            public void progress(int sent, int total) {
                                Logger.debug("test slip: {} of {} bytes", sent, total);
                            }

                            @Override
                            public void ended(PrintResult result) {
                                Logger.info("Test slip: {}", result);
                                told.accept(result);
                            }
                        });
    }

    /// Passes the printer's progress to the JavaFX thread, in as many steps as the paper on the
    /// screen has.
    private final class Progress implements TicketPrinter.PrintListener {
        private final long number;
        private int shown = -1;

        Progress(long number) {
            this.number = number;
        }

        @Override
        public void progress(int sent, int total) {
            int step = total == 0 ? 0 : (int) ((long) sent * PAPER_STEPS / total);
            if (step != shown) {
                shown = step;
                tell(new Event.PrintAdvanced((double) step / PAPER_STEPS));
            }
        }

        @Override
        public void ended(PrintResult result) {
            Logger.info("Print ended: {}", result.getClass().getSimpleName());
            tell(
                    new Event.PrintEnded(
                            switch (result) {
                                case PrintResult.Printed() -> PrintOutcome.PRINTED;
                                case PrintResult.Sent() -> PrintOutcome.SENT;
                                case PrintResult.NotStarted n -> PrintOutcome.NOT_STARTED;
                                case PrintResult.Unsure u -> PrintOutcome.UNSURE;
                            }));
        }

        private void tell(Event event) {
            Platform.runLater(
                    () -> {
                        if (number == visitNumber) {
                            answer.accept(event);
                        }
                    });
        }
    }
}
