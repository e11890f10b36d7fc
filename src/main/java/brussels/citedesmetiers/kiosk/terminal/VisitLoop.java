package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.agenda.Upcoming;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.Trades;
import brussels.citedesmetiers.kiosk.screen.KioskScreen;
import brussels.citedesmetiers.kiosk.screen.StaffFacts;
import brussels.citedesmetiers.kiosk.screen.Surroundings;
import brussels.citedesmetiers.kiosk.screen.look.Display;
import brussels.citedesmetiers.kiosk.ticket.PrintResult;
import brussels.citedesmetiers.kiosk.ticket.PrinterState;
import brussels.citedesmetiers.kiosk.visit.Effect;
import brussels.citedesmetiers.kiosk.visit.Event;
import brussels.citedesmetiers.kiosk.visit.Panel;
import brussels.citedesmetiers.kiosk.visit.Place;
import brussels.citedesmetiers.kiosk.visit.StaffTask;
import brussels.citedesmetiers.kiosk.visit.Step;
import brussels.citedesmetiers.kiosk.visit.Visit;
import brussels.citedesmetiers.kiosk.visit.VisitMachine;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The running terminal: one visit after another. Events come in on the JavaFX thread, the visit
/// decides, the screen draws, and effects go to the parts, whose answers come back as events.
public final class VisitLoop {
    private static final int MOST_FAULTS = 3;

    private Content content;
    private VisitMachine machine;
    private final InstantSource clock;
    private final Machinery machinery;
    private final StaffLines staff;
    private final Controls controls;
    private final Exits exits;
    private final VisitPaper paper;
    private final AppointmentCodes codes;
    private final KioskScreen screen;
    private final Display display;
    private final DeferredRedraw deferredRedraw;
    private Visit visit;
    private final CornerTaps cornerTaps = new CornerTaps();
    private long shownSecond = -1;
    private boolean countdownMoved;
    private @Nullable Surroundings shownAround;
    private Consumer<Visit> watcher = v -> {};
    private Consumer<Visit> announcer = v -> {};
    private Consumer<Event> hearer = e -> {};
    private Consumer<Boolean> listen = _ -> {};
    private BooleanSupplier reads = () -> false;
    private Consumer<String> listenTo = _ -> {};
    private Consumer<StaffTask.TestVoice> tryVoice = _ -> {};
    private BooleanSupplier speaks = () -> false;
    private Supplier<Optional<Upcoming>> dates = Optional::empty;
    private Decision decision;
    private Decision own;
    private @Nullable Trades newTrades;
    private @Nullable Runnable offered;
    private @Nullable List<Event> held;
    private boolean restarts;
    private int faultsInARow;
    private Consumer<StaffTask> updating = _ -> Logger.warn("Nothing here takes bundles");

    VisitLoop(
            Content content,
            VisitMachine machine,
            Display display,
            char letter,
            InstantSource clock,
            ZoneId zone,
            Machinery machinery,
            StaffLines staff,
            Controls controls,
            Exits exits) {
        this.content = content;
        this.display = display;
        this.clock = clock;
        this.machinery = machinery;
        this.staff = staff;
        this.controls = controls;
        this.exits = exits;
        this.machine = machine;
        this.paper =
                new VisitPaper(
                        machinery, letter, clock, zone, content, machine, this::visit, this::on);
        this.codes = new AppointmentCodes(machinery, clock, this::on);
        this.own = machine::on;
        this.decision = own;
        this.visit = machine.start(clock.instant());
        this.screen = new KioskScreen(display, content, machine, controls, this::on);
        new TypedCodes(this::visit, this::on).listen(screen.scene());
        this.deferredRedraw = new DeferredRedraw(screen.scene(), this::redraw);
    }

    Display display() {
        return display;
    }

    public Scene scene() {
        return screen.scene();
    }

    public Visit visit() {
        return visit;
    }

    /// Whether nothing is in progress that will change the screen by itself.
    public boolean atRest() {
        return !machinery.starting()
                && !(visit.place() instanceof Place.Issuing)
                && !(visit.place() instanceof Place.Arriving)
                && !(visit.place() instanceof Place.Printing);
    }

    public VisitMachine machine() {
        return machine;
    }

    public Content content() {
        return content;
    }

    /// Shows this content as soon as nobody is in front of the screen; it replaces an earlier offer
    /// not yet taken.
    ///
    /// @param next the machine of this content, prepared
    /// @param taken called once it is shown
    void offer(Content newContent, VisitMachine next, Runnable taken) {
        offered =
                () -> {
                    take(newContent, next);
                    taken.run();
                };
        takeOffer();
    }

    /// Shows this content at once, whoever is in front of the screen, at the place where these
    /// events lead in it: as far as they still lead anywhere and ask nothing of the parts around.
    ///
    /// @return how many of them led on
    int show(Content newContent, VisitMachine next, List<Event> again) {
        use(newContent, next);
        visit = next.start(clock.instant());
        int led = 0;
        for (Event event : again) {
            Step step = next.on(visit, event, clock.instant());
            if (step.visit().equals(visit) || !step.effects().isEmpty()) {
                break;
            }
            visit = step.visit();
            led++;
        }
        nextVisit();
        show();
        return led;
    }

    /// What happens from now on waits for [#whole]: nobody may choose a language while its
    /// questions are not there.
    void hold() {
        held = new ArrayList<>();
    }

    /// The content whose first part has been shown until now; what waited happens.
    void whole(Content all, VisitMachine next) {
        boolean looksTheSame = all.languages().equals(content.languages());
        take(all, next);
        if (!looksTheSame) {
            draw();
        }
        List<Event> waiting = held == null ? List.of() : held;
        held = null;
        waiting.forEach(this::on);
    }

    /// Shows these trades from the next screen on that none of them is on.
    void trades(Trades trades) {
        newTrades = trades;
        takeTrades();
    }

    private void takeTrades() {
        Trades trades = newTrades;
        boolean before =
                visit.place() instanceof Place.Welcome
                        || visit.place() instanceof Place.Themes
                        || visit.place() instanceof Place.Asking
                        || (content.trades().isEmpty() && leadsToTrades(visit.place()));
        if (trades != null && before && visit.kept().isEmpty()) {
            newTrades = null;
            if (!trades.areIn(content.languages())) {
                return;
            }
            boolean planted = !decision.equals(own);
            Decision replaced = decision;
            use(content.with(trades), machine.with(trades));
            decision = planted ? replaced : own;
            if (leadsToTrades(visit.place()) && showsSurroundings(visit)) {
                draw();
            }
        }
    }

    /// Who is quick is here before the first trades are read, and must get the way to them.
    private static boolean leadsToTrades(Place place) {
        return place instanceof Place.Result || place instanceof Place.Interests;
    }

    private void take(Content newContent, VisitMachine next) {
        Trades all = content.trades();
        Trades known = all.areIn(newContent.languages()) ? all : Trades.NONE;
        use(newContent.with(known), next.with(known));
        visit = next.start(clock.instant());
    }

    private void use(Content newContent, VisitMachine next) {
        content = newContent;
        machine = next;
        paper.speak(newContent, next);
        own = next::on;
        decision = own;
        screen.speak(newContent, next);
    }

    /// Another program is to be started: as soon as nobody is in front of the screen.
    void restartWhenFree() {
        restarts = true;
        takeOffer();
    }

    private void takeOffer() {
        Runnable offer = offered;
        boolean free =
                visit.place() instanceof Place.Welcome && visit.panel() instanceof Panel.None;
        if (restarts && free) {
            restarts = false;
            exits.restart();
            return;
        }
        if (offer != null && free) {
            offered = null;
            offer.run();
            announcer.accept(visit);
            draw();
        }
    }

    /// Sets what to do when staff change content or take a bundle.
    void updateBy(Consumer<StaffTask> action) {
        updating = action;
    }

    /// Something failed on the screen's thread. The visit ends as if its visitor had left, the next
    /// visitor finds the welcome screen, and staff are told.
    public void failed(Throwable fault) {
        Logger.error(fault, "A fault on the screen ended a visit");
        staff.screenFailed(clock.instant());
        Step end = ended();
        visit = end.visit();
        nextVisit();
        try {
            if (++faultsInARow > MOST_FAULTS) {
                throw new IllegalStateException("the screen failed " + faultsInARow + " times");
            }
            end.effects().forEach(this::carryOut);
            show();
        } catch (RuntimeException | StackOverflowError e) {
            Logger.error(e, "The welcome screen cannot be shown");
            exits.giveUp();
        }
    }

    private Step ended() {
        Instant now = clock.instant();
        try {
            return machine.leave(visit, now);
        } catch (RuntimeException | StackOverflowError e) {
            Logger.error(e, "The visit that failed cannot be counted");
            return new Step(machine.start(now), List.of());
        }
    }

    /// Decides what follows an event; normally the state machine.
    public interface Decision {
        Step on(Visit visit, Event event, Instant now);
    }

    /// Replaces the state machine; tests use it to plant defects.
    public void decideBy(Decision other) {
        decision = other;
    }

    /// Adds a watcher that is told every state after it was drawn.
    public void watch(Consumer<Visit> newWatcher) {
        watcher = watcher.andThen(newWatcher);
    }

    /// Adds who is told every event after it was dealt with.
    void hear(Consumer<Event> newHearer) {
        hearer = hearer.andThen(newHearer);
    }

    /// Makes the screen dim, or bright again.
    void dim(boolean dim) {
        screen.dim(dim);
    }

    /// Sets who is told every state before it is drawn, so that it is heard without waiting for it
    /// to be seen.
    void announceBy(Consumer<Visit> newAnnouncer) {
        announcer = newAnnouncer;
    }

    /// Sets what staff try the voice with.
    void tryVoiceBy(Consumer<StaffTask.TestVoice> action) {
        tryVoice = action;
    }

    /// Sets what "listen" does, and whether the screens can be read aloud.
    ///
    /// @param choice reads the choice with this id alone
    void listenBy(
            Consumer<Boolean> action,
            BooleanSupplier reading,
            Consumer<String> choice,
            BooleanSupplier able) {
        listen = action;
        reads = reading;
        listenTo = choice;
        speaks = able;
    }

    /// Lets what has its own motion move; at first everything is immediate.
    void move() {
        screen.move();
    }

    /// Sets where the dates of activities come from.
    public void datesFrom(Supplier<Optional<Upcoming>> source) {
        dates = source;
        paper.datesFrom(source);
    }

    /// Rings a control, and keeps it ringed on the screens that follow.
    ///
    /// @param id of a control or heading; empty for none
    /// @return whether it is on the screen
    boolean point(String id) {
        boolean there = screen.point(id);
        Pulse.now();
        return there;
    }

    /// Draws the current state at once.
    public void draw() {
        draw(surroundings());
    }

    private void draw(Surroundings around) {
        deferredRedraw.forget();
        countdownMoved = false;
        shownAround = around;
        screen.show(visit, around, clock.instant());
        Pulse.now();
    }

    /// Redraws the state if its surroundings look different now.
    private void redraw() {
        Surroundings around = surroundings();
        if (countdownMoved || (showsSurroundings(visit) && !around.equals(shownAround))) {
            draw(around);
        }
    }

    /// A panel hides what is below it, the number pad must keep its digits, and the paper its
    /// position.
    private static boolean showsSurroundings(Visit visit) {
        return switch (visit.panel()) {
            case Panel.None() -> !(visit.place() instanceof Place.Printing);
            case Panel.Staff(Panel.StaffPage page) ->
                    switch (page) {
                        case PARTS, DEVICES, FAULTS, CLOSING -> true;
                        case PIN, POWER, DESK, DAY, NUMBER -> false;
                    };
            case Panel.Languages(),
                    Panel.Accessibility(),
                    Panel.LastSent(),
                    Panel.ConfirmStartOver(),
                    Panel.StillThere _ ->
                    false;
        };
    }

    Instant now() {
        return clock.instant();
    }

    private void nextVisit() {
        paper.nextVisit();
        codes.nextVisit();
    }

    /// What the screen shows beside the visit.
    Surroundings surroundings() {
        return new Surroundings(
                machinery.printers().state(),
                machinery.printers().any(),
                paper.ticket(),
                machinery.outlook().orElse(null),
                visit.panel() instanceof Panel.Staff
                        ? staff.in(content.language(visit.language()).orElseThrow())
                        : StaffFacts.NONE,
                visit.panel() instanceof Panel.LastSent ? machinery.lastSent().orElse(null) : null,
                machinery.printers().otherPaper(),
                speaks.getAsBoolean(),
                dates.get().orElse(null),
                machinery.codeKeys());
    }

    /// Something happened.
    public void on(Event event) {
        if (held != null) {
            if (!(event instanceof Event.Ticked)) {
                held.add(event);
            }
            return;
        }
        try {
            happened(event);
            if (!(event instanceof Event.Ticked || event instanceof Event.EmptySince)) {
                faultsInARow = 0;
            }
        } catch (RuntimeException | StackOverflowError e) {
            failed(e);
        }
    }

    private void happened(Event event) {
        if (event instanceof Event.StaffCornerTapped && !cornerTaps.tap(clock.instant())) {
            return;
        }
        // What is drawn next may be read at once, which is not what was tapped.
        boolean reading = event instanceof Event.ListenTapped && reads.getAsBoolean();
        Visit before = visit;
        Step step = decision.on(visit, event, clock.instant());
        visit = step.visit();
        if (nobodyIn(before) != nobodyIn(visit)) {
            nextVisit();
        }
        step.effects().forEach(this::carryOut);
        if (event instanceof Event.Ticked && before.equals(visit)) {
            count(visit.panel());
        } else if (!before.equals(visit) || !changesNothingByItself(event)) {
            show();
        }
        if (event instanceof Event.ListenTapped) {
            listen.accept(reading);
        }
        if (event instanceof Event.SpeakerTapped(String node)) {
            listenTo.accept(node);
        }
        takeOffer();
        takeTrades();
        hearer.accept(event);
    }

    private static boolean changesNothingByItself(Event event) {
        return event instanceof Event.Touched || event instanceof Event.EmptySince;
    }

    private void show() {
        announcer.accept(visit);
        draw();
        watcher.accept(visit);
    }

    /// Whether the visit is completely wiped, or has not begun.
    static boolean nobodyIn(Visit visit) {
        return visit.place() instanceof Place.Welcome || visit.place() instanceof Place.Goodbye;
    }

    /// On a tick that changes nothing else, draws only the countdown's next number.
    private void count(Panel panel) {
        if (!(panel instanceof Panel.StillThere still)) {
            return;
        }
        long second = still.wipeAt().getEpochSecond() - clock.instant().getEpochSecond();
        if (second != shownSecond) {
            shownSecond = second;
            countdownMoved = true;
            deferredRedraw.whenLifted();
            announcer.accept(visit);
            watcher.accept(visit);
        }
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.IssueTicket request -> paper.issue(request);
            case Effect.Arrive asked -> codes.arrive(asked);
            case Effect.PrintNumber() -> codes.print();
            case Effect.Print(Place.Paper wanted) -> paper.print(wanted);
            case Effect.Count(var summary) -> machinery.count(summary);
            case Effect.ForStaff(StaffTask task) -> carryOut(task);
        }
    }

    private void carryOut(StaffTask task) {
        Logger.info("Staff: {}", task);
        switch (task) {
            case StaffTask.StandAt(String stop, LocalDate day) -> machinery.standAt(stop, day);
            case StaffTask.GoOnAt(int number) -> machinery.goOnAt(number);
            case StaffTask.ConfirmLoss() -> machinery.confirmLoss();
            case StaffTask.ChangeLook() -> controls.changeLook();
            case StaffTask.TestPrint(int printer) ->
                    paper.testPrint(printer, _ -> aroundChanged(null));
            case StaffTask.NewRoll(int printer) -> {
                machinery.printers().newRoll(printer);
                aroundChanged(null);
            }
            case StaffTask.TestLights() -> controls.testLights();
            case StaffTask.TestVoice test -> tryVoice.accept(test);
            case StaffTask.UseContent _, StaffTask.UseProgram _, StaffTask.TakeBundle _ ->
                    updating.accept(task);
            case StaffTask.CloseDay() ->
                    staff.dayEnd()
                            .begin(
                                    () -> aroundChanged(null),
                                    () -> Platform.runLater(exits::switchOff));
            case StaffTask.SwitchOff() -> exits.switchOff();
            case StaffTask.Restart() -> exits.restart();
        }
    }

    /// Prints the test slip on the printer that a ticket would be printed on.
    ///
    /// @param told the result, on the printer's thread
    public void testPrint(Consumer<PrintResult> told) {
        paper.testPrint(machinery.printers().first(), told);
    }

    /// The printer's state or another part changed.
    public void aroundChanged(@Nullable PrinterState state) {
        if (state != null) {
            Logger.info("Printer: {}", state);
        }
        Platform.runLater(deferredRedraw::whenLifted);
    }
}
