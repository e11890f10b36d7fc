package brussels.citedesmetiers.kiosk.app;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.screen.Display;
import brussels.citedesmetiers.kiosk.screen.KioskScreen;
import brussels.citedesmetiers.kiosk.screen.PaperPictures;
import brussels.citedesmetiers.kiosk.screen.StaffDesk;
import brussels.citedesmetiers.kiosk.screen.Surroundings;
import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import brussels.citedesmetiers.kiosk.ticket.PrintResult;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.ticket.TicketPrinter;
import brussels.citedesmetiers.kiosk.visit.Effect;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.PrintOutcome;
import brussels.citedesmetiers.kiosk.visit.Step;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import brussels.citedesmetiers.kiosk.visit.TimeLimits;
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
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The running terminal: one visit after another. Events go in on the JavaFX thread, the visit
/// decides, the screen draws, and effects go to the parts, whose answers come back as events. An
/// answer that belongs to an earlier visit is dropped: every visit has its number.
final class Terminal {
    /// The paper on the screen moves in as many steps.
    private static final int PAPER_STEPS = 8;

    private final Content content;
    private final VisitMachine machine;
    private final InstantSource clock;
    private final Parts parts;
    private final PaperPictures papers;
    private final KioskScreen screen;
    private final String terminalLetter;
    private Visit visit;
    private final Knocks knocks = new Knocks();
    private long visitNumber;
    private @Nullable Bitmap ticketPicture;
    private long shownSecond = -1;
    private Consumer<Visit> watcher = v -> {};
    private Decision decision;

    Terminal(
            Content content,
            Display display,
            char letter,
            int widthDots,
            InstantSource clock,
            Parts parts,
            StaffDesk desk) {
        this.content = content;
        this.clock = clock;
        this.parts = parts;
        this.terminalLetter = String.valueOf(letter);
        this.machine = new VisitMachine(content, TimeLimits.STANDARD);
        this.papers = new PaperPictures(content, machine, widthDots);
        this.decision = machine::on;
        this.visit = machine.start(clock.instant());
        this.screen = new KioskScreen(display, content, machine, desk, this::on);
    }

    Scene scene() {
        return screen.scene();
    }

    Visit visit() {
        return visit;
    }

    VisitMachine machine() {
        return machine;
    }

    Content content() {
        return content;
    }

    /// What follows an event: the machine's own word.
    interface Decision {
        Step on(Visit visit, Event event, Instant now);
    }

    /// Puts another in the machine's place; the tests plant defects with it.
    void decideBy(Decision other) {
        decision = other;
    }

    /// Tells one more watcher of every state, after it was drawn.
    void watch(Consumer<Visit> newWatcher) {
        watcher = watcher.andThen(newWatcher);
    }

    /// Draws the present state, for the first time or because something around it changed.
    void draw() {
        screen.show(visit, surroundings(), clock.instant());
    }

    private Surroundings surroundings() {
        return new Surroundings(
                parts.printerState(),
                parts.hasPrinter(),
                ticketPicture,
                parts.staffLines(content.language(visit.language()).orElseThrow(), content));
    }

    /// Something happened.
    void on(Event event) {
        if (event instanceof Event.StaffCornerTapped && !knocks.tap(clock.instant())) {
            return;
        }
        Visit before = visit;
        Step step = decision.on(visit, event, clock.instant());
        visit = step.visit();
        if (nobodyIn(before) != nobodyIn(visit)) {
            visitNumber++;
            ticketPicture = null;
        }
        step.effects().forEach(this::carryOut);
        if (mustDraw(before, event)) {
            draw();
            watcher.accept(visit);
        }
    }

    /// Whether everything of a visit is wiped, or nothing is there yet.
    private static boolean nobodyIn(Visit visit) {
        return visit.place() instanceof Place.Welcome || visit.place() instanceof Place.Goodbye;
    }

    /// A tick draws only when it changed the state or the countdown's number.
    private boolean mustDraw(Visit before, Event event) {
        if (!(event instanceof Event.Ticked)) {
            return !before.equals(visit) || !(event instanceof Event.Touched);
        }
        if (visit.panel() instanceof Panel.StillThere still) {
            long second = still.wipeAt().getEpochSecond() - clock.instant().getEpochSecond();
            boolean changed = second != shownSecond;
            shownSecond = second;
            return changed || !before.equals(visit);
        }
        return !before.equals(visit);
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.IssueTicket request -> issue(request);
            case Effect.Print(Place.Paper paper) -> print(paper);
            case Effect.Count(var summary) -> parts.count(summary, now());
        }
    }

    private LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault());
    }

    private void issue(Effect.IssueTicket request) {
        long number = visitNumber;
        Instant at = clock.instant();
        var _ =
                parts.issue(
                                request,
                                at,
                                machine.guide(request.questionnaire()).questionnaire(),
                                content.version())
                        .whenComplete(
                                (ticket, failure) ->
                                        Platform.runLater(() -> issued(number, ticket, failure)));
    }

    private void issued(long number, @Nullable Ticket ticket, @Nullable Throwable failure) {
        if (failure != null) {
            Logger.error(failure, "No number could be given");
        }
        if (number != visitNumber) {
            return;
        }
        if (ticket == null) {
            on(new Event.NumberRefused());
            return;
        }
        Optional<Bitmap> picture =
                drawn(() -> papers.ticket(visit, ticket, machine.service(visit), now()));
        ticketPicture = picture.orElse(null);
        on(picture.isPresent() ? new Event.TicketIssued(ticket) : new Event.NumberRefused());
    }

    /// A paper that cannot be drawn must not leave the visitor before a screen that waits for it.
    private static Optional<Bitmap> drawn(Supplier<Bitmap> drawing) {
        try {
            return Optional.of(drawing.get());
        } catch (RuntimeException e) {
            Logger.error(e, "A paper could not be drawn");
            return Optional.empty();
        }
    }

    private void print(Place.Paper paper) {
        Optional<Bitmap> picture =
                switch (paper) {
                    case TICKET -> Optional.ofNullable(ticketPicture);
                    case LIST -> drawn(() -> papers.list(visit, now()));
                };
        Progress progress = new Progress(visitNumber);
        if (picture.isPresent()) {
            parts.print(picture.get(), progress);
        } else {
            progress.ended(new PrintResult.NotStarted(parts.printerState()));
        }
    }

    /// Prints the test slip.
    ///
    /// @param told how it went, on the printer's thread
    void testPrint(Consumer<PrintResult> told) {
        parts.print(
                papers.test(terminalLetter, parts.printerAddress(), now()),
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

    /// The printer's state or another part changed.
    void aroundChanged(@Nullable PrinterState state) {
        if (state != null) {
            Logger.info("Printer: {}", state);
        }
        Platform.runLater(
                () -> {
                    if (!(visit.place() instanceof Place.Printing)) {
                        draw();
                    }
                });
    }

    /// Brings the printer's news to the JavaFX thread, in as many steps as the paper on the screen
    /// has.
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
                            on(event);
                        }
                    });
        }
    }
}
