package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.clock.QueueClock;
import brussels.citedesmetiers.kiosk.queue.QueueLog.LogAwayException;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.IssuedTicket;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NoNumberException;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.TicketRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The adviser queue of a site, on its hub: it accepts commands, keeps the log and shows the view.
///
/// Each command is decided by a pure function of state, plan and time. Its entry is in the log
/// before anybody sees the change: a crash before that changes nothing, and after a crash the next
/// start restores the state from the log. While the database is away, entries wait in memory and
/// would be lost with power; results say so. Two desks that press "next" at once get two visitors:
/// commands are decided one at a time, and the log itself refuses a second entry based on the same
/// state of a ticket.
///
/// **Closing.** No ticket is given outside opening hours, in the last minutes, or when the wait
/// would outlast the day; everybody in line at closing is still served. Tickets left over some time
/// after closing, or from a past day, are cancelled as `CLOSED`, including parked ones: codes
/// restart each day, so a ticket kept overnight would share its code with another. While the clock
/// is not trusted none of this is enforced, and staff end the day by [#sendHome()].
///
/// Any thread may call any method; commands wait for their turn and for the disk, so never on the
/// JavaFX thread. [#view()], [#ticket(TicketId)], [#tickets()], [#find] and [#ticketsOf(String)]
/// never wait.
public final class AdviserQueue {
    private static final Duration SAME_PRINT = Duration.ofMinutes(2);

    private final String terminal;
    private final DeskPlan plan;
    private final TicketRegister register;
    private final QueueClock clock;
    private final OneAtATime turns;
    private final QueueMemory memory;
    private final TeamDecisions team;

    /// @param terminal id of this terminal
    /// @param log read at once, or as soon as possible
    /// @param register gives the numbers of tickets printed here
    /// @param turns the thread that `log` and `register` belong to
    public AdviserQueue(
            String terminal,
            DeskPlan plan,
            QueueLog log,
            TicketRegister register,
            QueueClock clock,
            OneAtATime turns) {
        this.terminal = terminal;
        this.plan = plan;
        this.register = register;
        this.clock = clock;
        this.turns = turns;
        this.memory = turns.run(() -> new QueueMemory(plan, log, clock.now()));
        this.team = new TeamDecisions(plan, memory);
    }

    /// Id of the hub.
    public String terminal() {
        return terminal;
    }

    /// Services, desks and rules, without what the team changed for a while.
    public DeskPlan plan() {
        return plan;
    }

    /// The plan with what the team changed in it. Never blocks.
    public DeskPlan planNow() {
        return memory.planNow(clock.now());
    }

    /// Gives a ticket: the number, its row and its place in the queue are one transaction.
    ///
    /// @param language code of the visitor's language, 1 to 35 characters
    public QueueResult issue(ServiceId service, String language) {
        return issue(service, language, Channel.KIOSK);
    }

    /// Gives a ticket that did not come from a terminal's screen; see [#issue(ServiceId, String)].
    public QueueResult issue(ServiceId service, String language, Channel channel) {
        return turn(now -> issue(service, language, channel, now));
    }

    private QueueResult issue(ServiceId id, String language, Channel channel, Moment now) {
        Optional<Service> service = memory.planNow(now).service(id);
        if (service.isEmpty()) {
            return new QueueResult.Refused(new Refusal.UnknownService());
        }
        QueueState state = memory.state();
        DeskPlan present = memory.planNow(now);
        WaitEstimate estimate =
                new WaitForecast(state, present, now).estimate(service.get(), language);
        Entrance entrance = new Entrance(state, present, now);
        Optional<Refusal> refusal = entrance.refusal(service.get(), estimate);
        if (refusal.isPresent()) {
            return new QueueResult.Refused(refusal.get());
        }
        // Reception says nothing of the wait.
        WaitEstimate told = channel == Channel.KIOSK ? estimate : new WaitEstimate.Unknown(0);
        return issue(
                service.get(),
                language,
                (ticket, code) -> entrance.issued(ticket, code, id, language, channel, told),
                now);
    }

    private interface Entering {
        QueueEntry of(TicketId ticket, TicketCode code);
    }

    private QueueResult issue(Service service, String language, Entering entering, Moment now) {
        QueueEntry[] first = new QueueEntry[1];
        try {
            IssuedTicket issued =
                    register.issue(
                            new TicketRequest(service.letter(), language, now.at()),
                            (code, serial) -> {
                                first[0] = entering.of(new TicketId(terminal, serial), code);
                                return first[0];
                            });
            return memory.added(first[0], issued.committed(), now);
        } catch (NoNumberException e) {
            return new QueueResult.Refused(new Refusal.NoNumber(String.valueOf(e.getMessage())));
        }
    }

    /// How long somebody who speaks this language would have to wait if they came now. The view has
    /// the same estimate for the language spoken at most desks. Never blocks.
    public WaitEstimate estimate(ServiceId service, String language) {
        Moment now = clock.now();
        DeskPlan present = memory.planNow(now);
        WaitForecast forecast = new WaitForecast(memory.state(), present, now);
        return present.service(service)
                .map(known -> forecast.estimate(known, language))
                .orElse(new WaitEstimate.Unknown(0));
    }

    /// Accepts a ticket printed at another terminal; accepting it again changes nothing. It is
    /// accepted at any hour, because it is already on paper.
    public AcceptResult accept(ForwardedTicket ticket) {
        return turn(
                now ->
                        memory.state().ticket(ticket.id()).isPresent()
                                ? memory.known()
                                : memory.accept(
                                        new Entrance(memory.state(), memory.planNow(now), now)
                                                .accepted(ticket),
                                        now));
    }

    /// Calls to a desk whoever is next there; see [CallOrder].
    public QueueResult callNext(DeskId desk) {
        return executeCall(new QueueCommand.CallNext(desk), desk);
    }

    /// Calls a waiting or parked ticket to a desk.
    public QueueResult call(TicketId ticket, DeskId desk) {
        return executeCall(new QueueCommand.Call(ticket, desk), desk);
    }

    /// Calls a ticket again, no sooner than the rules allow.
    public QueueResult recall(TicketId ticket, DeskId desk) {
        return execute(new QueueCommand.Recall(ticket, desk));
    }

    /// The called visitor is at the desk.
    public QueueResult serve(TicketId ticket, DeskId desk) {
        return execute(new QueueCommand.Serve(ticket, desk));
    }

    /// The visitor at the desk was served.
    public QueueResult done(TicketId ticket, DeskId desk) {
        return execute(new QueueCommand.Done(ticket, desk));
    }

    /// The called visitor did not come.
    public QueueResult noShow(TicketId ticket, DeskId desk) {
        return execute(new QueueCommand.NoShow(ticket, desk));
    }

    /// Puts a ticket aside; it keeps its place in time.
    public QueueResult park(TicketId ticket, DeskId desk) {
        return execute(new QueueCommand.Park(ticket, desk));
    }

    /// Puts a parked ticket back in line, at its place in time.
    public QueueResult unpark(TicketId ticket, DeskId desk) {
        return execute(new QueueCommand.Unpark(ticket, desk));
    }

    /// Removes a ticket for good.
    public QueueResult cancel(TicketId ticket, DeskId desk, Reason reason) {
        return execute(new QueueCommand.Cancel(ticket, desk, reason));
    }

    /// Undoes the last thing this desk did to a ticket, if it was recent enough; see
    /// [QueueRules#UNDO_WITHIN]. The ticket is restored as it was.
    public QueueResult undo(TicketId ticket, DeskId desk) {
        return execute(new QueueCommand.Undo(ticket, desk));
    }

    /// Puts a ticket that was ended by mistake back in line, at its place in time.
    public QueueResult reopen(TicketId ticket, DeskId desk) {
        return execute(new QueueCommand.Reopen(ticket, desk));
    }

    /// Sends a ticket to another service, where it keeps its place in time.
    public QueueResult transfer(TicketId ticket, DeskId desk, ServiceId to, Reason reason) {
        return execute(new QueueCommand.Transfer(ticket, desk, to, reason));
    }

    /// Sends a ticket to another desk, which alone calls it by "next"; it keeps its place in time.
    /// Every desk of its service can still call it by hand. Once nobody works at that desk any more
    /// every desk of the service calls it again; a desk that opens later has as long for that as an
    /// idle one counts as open.
    public QueueResult transfer(TicketId ticket, DeskId desk, DeskId to, Reason reason) {
        return execute(new QueueCommand.TransferToDesk(ticket, desk, to, reason));
    }

    /// A no-show scanned its ticket again. Within the tolerance it gets its place back; later it
    /// goes behind everybody who was in line when the tolerance ended.
    public QueueResult returnByScan(TicketId ticket) {
        return execute(new QueueCommand.Return(ticket));
    }

    /// Gives a waiting or parked ticket priority.
    public QueueResult prioritise(TicketId ticket, DeskId desk, Reason reason) {
        return execute(new QueueCommand.Prioritise(ticket, desk, true, reason));
    }

    /// Takes its priority away.
    public QueueResult withdrawPriority(TicketId ticket, DeskId desk) {
        return execute(new QueueCommand.Prioritise(ticket, desk, false, null));
    }

    private QueueResult execute(QueueCommand command) {
        return turn(now -> memory.execute(command, now));
    }

    /// Calls to a desk; whoever calls has no break any more.
    private QueueResult executeCall(QueueCommand command, DeskId desk) {
        return turn(
                now -> {
                    QueueResult result = memory.execute(command, now);
                    if (result instanceof QueueResult.Ok) {
                        team.takeBack(new TeamOrder.Rest(desk), desk, now);
                    }
                    return result;
                });
    }

    /// Somebody works at a desk from now on. Any command from a desk implies this.
    public void open(DeskId desk) {
        turn(
                now -> {
                    memory.open(desk, now);
                    return desk;
                });
    }

    /// Nobody works at a desk any more; it counts as open until its ticket has left. What was kept
    /// for it goes back to its service.
    public void close(DeskId desk) {
        turn(
                now -> {
                    memory.close(desk, now);
                    return desk;
                });
    }

    /// Lets services give no more tickets for a while, at most for the rest of the day; whoever is
    /// in line is still called. Other terminals of the site learn it with their next answer.
    ///
    /// @return whether it is on disk; if not, it would be lost with power
    public boolean pause(Collection<ServiceId> services, Duration length, DeskId desk) {
        return turn(now -> memory.pause(team.pauses(services, length, desk, now), now));
    }

    /// Takes pauses of services back: tickets are given again at once.
    ///
    /// @return whether it is on disk; if not, it would be lost with power
    public boolean resume(Collection<ServiceId> services, DeskId desk) {
        return turn(now -> memory.pause(team.pauses(services, Duration.ZERO, desk, now), now));
    }

    /// Adds appointments to the lists; of two with the same day and code the later counts.
    ///
    /// @return whether they are on disk; if not, they would be lost with power
    public boolean schedule(Collection<Appointment> appointments, DeskId desk) {
        return turn(now -> memory.schedule(lines(appointments, false, now, desk), now));
    }

    /// Takes appointments off the lists. Whoever has come already stays in line.
    ///
    /// @return whether that is on disk; if not, it would be lost with power
    public boolean unschedule(Collection<Appointment> appointments, DeskId desk) {
        return turn(now -> memory.schedule(lines(appointments, true, now, desk), now));
    }

    private static List<AppointmentEntry> lines(
            Collection<Appointment> appointments, boolean removed, Moment now, DeskId desk) {
        return appointments.stream()
                .map(one -> new AppointmentEntry(one, removed, now, desk))
                .toList();
    }

    /// Somebody has come for an appointment of today. They get a number at any hour; see
    /// [CallOrder] for when it is called.
    ///
    /// A code is known as it was given; if no appointment of today has it, then also without its
    /// hyphens and with letters for the digits they look like, as long as one appointment alone is
    /// meant.
    ///
    /// @param code as [Appointment#plain(String)] gives it
    /// @param language code of the visitor's language, 1 to 35 characters
    public QueueResult arrive(String code, String language) {
        return turn(now -> arrive(code, language, now));
    }

    private QueueResult arrive(String typed, String language, Moment now) {
        LocalDate today = plan.day(now);
        Optional<Appointment> known = meant(typed, memory.state().appointments(today));
        String code = known.map(Appointment::code).orElse(typed);
        Optional<QueuedTicket> here =
                memory.state().tickets().values().stream()
                        .filter(t -> code.equals(t.appointmentOrNull()) && t.day().equals(today))
                        .findFirst();
        if (here.isPresent()) {
            return new QueueResult.Refused(
                    new Refusal.AlreadyHere(here.get().code(), here.get().state()));
        }
        if (known.isEmpty()) {
            return new QueueResult.Refused(new Refusal.UnknownAppointment());
        }
        Optional<Service> service = plan.service(known.get().service());
        if (service.isEmpty()) {
            return new QueueResult.Refused(new Refusal.UnknownService());
        }
        Entrance entrance = new Entrance(memory.state(), memory.planNow(now), now);
        return issue(
                service.get(),
                language,
                (ticket, number) -> entrance.arrived(ticket, number, known.get(), language),
                now);
    }

    private static Optional<Appointment> meant(String typed, List<Appointment> appointments) {
        Optional<Appointment> exact =
                appointments.stream().filter(one -> one.code().equals(typed)).findFirst();
        if (exact.isPresent()) {
            return exact;
        }
        String loose = Appointment.loose(typed);
        List<Appointment> alike =
                appointments.stream()
                        .filter(one -> Appointment.loose(one.code()).equals(loose))
                        .toList();
        return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
    }

    /// What the team decides counts from now on, on every terminal of the site with its next
    /// answer, and until its end: a closing until its day is over (one of today begins now), a
    /// desk's change for `length` in whole days after today, a message or a break for `length` and
    /// at most the rest of the day.
    ///
    /// @param desk where it is decided
    public TeamResult decide(TeamOrder order, Duration length, DeskId desk) {
        return turn(now -> team.decide(order, length, desk, now));
    }

    /// Takes back what the team decided about the same thing, if it still counts. An adviser who is
    /// back from a break works at the desk again, however long it was.
    ///
    /// @return whether it is on disk; if not, it would be lost with power
    public boolean takeBack(TeamOrder order, DeskId desk) {
        return turn(
                now -> {
                    boolean committed = team.takeBack(order, desk, now);
                    if (order.equals(new TeamOrder.Rest(desk))) {
                        memory.open(desk, now);
                    }
                    return committed;
                });
    }

    /// Ends the day at the staff's request: every ticket in line, called or parked is cancelled as
    /// `CLOSED`, and those at a desk are done.
    ///
    /// @return how many tickets this ended
    public int sendHome() {
        return turn(now -> memory.sendHome(now));
    }

    /// Call it about every 15 seconds: reads the log if that failed before, ends tickets at closing
    /// time and on a new day, lets go those kept for a desk where nobody works any more, reduces
    /// old days to figures, and updates waits.
    public void tick() {
        turn(
                now -> {
                    memory.refresh(now);
                    return now;
                });
    }

    private interface Turn<T> {
        T at(Moment now);
    }

    private <T> T turn(Turn<T> work) {
        Supplier<T> turn =
                () -> {
                    Moment now = clock.now();
                    memory.prepare(now);
                    return work.at(now);
                };
        return turns.run(turn);
    }

    /// The queue as of the last change or tick.
    public QueueView view() {
        return memory.view();
    }

    /// Tells a listener of every new view, on the thread that made it, after its change is in the
    /// log. The listener must return at once and not throw.
    ///
    /// @return run it to stop listening
    public Runnable onChange(Consumer<QueueView> listener) {
        return memory.onChange(listener);
    }

    /// A ticket of today, or an older one that is not finished.
    public Optional<QueuedTicket> ticket(TicketId id) {
        return memory.state().ticket(id);
    }

    /// The unfinished ticket with this code, else the last one with it.
    public Optional<QueuedTicket> find(TicketCode code) {
        return find(code, null);
    }

    /// The ticket with this code that was printed at this time, within two minutes.
    public Optional<QueuedTicket> find(TicketCode code, @Nullable Instant printed) {
        List<QueuedTicket> found =
                memory.state().tickets().values().stream()
                        .filter(t -> t.code().equals(code))
                        .filter(t -> printed == null || near(t.printed(), printed))
                        .toList();
        return found.stream()
                .filter(t -> !t.state().finished())
                .findFirst()
                .or(() -> found.isEmpty() ? Optional.empty() : Optional.of(found.getLast()));
    }

    /// All tickets of today, and older ones that are not finished, in the order they came.
    public List<QueuedTicket> tickets() {
        return List.copyOf(memory.state().tickets().values());
    }

    private static boolean near(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(SAME_PRINT) <= 0;
    }

    /// The tickets of one terminal, in the order they came: what a hub tells that terminal about
    /// their states.
    public List<QueuedTicket> ticketsOf(String terminalId) {
        return memory.state().tickets().values().stream()
                .filter(t -> t.id().terminal().equals(terminalId))
                .toList();
    }

    /// A day in figures, recomputed from the log; for a day long past, as they were when it was
    /// reduced.
    ///
    /// @throws LogAwayException if the log cannot be read now
    public DayFigures figures(LocalDate day) throws LogAwayException {
        return reading(() -> memory.figures(day));
    }

    /// What each desk did on a day, as long as its tickets are kept, if the house has decided that
    /// desks are counted; else of none.
    ///
    /// @throws LogAwayException if the log cannot be read now
    public SortedMap<DeskId, DayFigures.Figures> byDesk(LocalDate day) throws LogAwayException {
        return plan.rules().figuresByDesk()
                ? reading(() -> memory.byDesk(day))
                : Collections.emptySortedMap();
    }

    /// The days there are figures of, oldest first.
    ///
    /// @throws LogAwayException if the log cannot be read now
    public List<LocalDate> days() throws LogAwayException {
        return reading(memory::days);
    }

    /// Compares the papers collected on a day with the log.
    ///
    /// @param scanned the codes on them, in any order, repeats allowed
    /// @throws LogAwayException if the log cannot be read now
    public Reconciliation reconcile(LocalDate day, Collection<TicketCode> scanned)
            throws LogAwayException {
        return Reconciliation.of(reading(() -> memory.ticketsOf(day)), scanned);
    }

    private interface Reading<T> {
        T read() throws LogAwayException;
    }

    /// Reads on the right thread, passing the checked exception through.
    private <T> T reading(Reading<T> reading) throws LogAwayException {
        LogAwayException[] away = new LogAwayException[1];
        Optional<T> result =
                turns.run(
                        () -> {
                            try {
                                return Optional.of(reading.read());
                            } catch (LogAwayException e) {
                                away[0] = e;
                                return Optional.empty();
                            }
                        });
        if (away[0] != null) {
            throw away[0];
        }
        return result.orElseThrow();
    }
}
