package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.queue.QueueLog.Appended;
import brussels.citedesmetiers.kiosk.queue.QueueLog.LogAwayException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// What the queue keeps in memory besides its log: its state, the day's entries and the view.
///
/// Everything is called on the queue's thread, except [#state()], [#view()] and [#onChange], which
/// any thread may call. State and view change only after the log has accepted their entry.
final class QueueMemory {
    /// How far back unfinished tickets are looked for.
    private static final int DAYS_READ = 7;

    private final DeskPlan plan;
    private final QueueLog log;
    private final List<Consumer<QueueView>> listeners = new CopyOnWriteArrayList<>();

    /// Entries added while the log could not be read.
    private final List<QueueEntry> unread = new ArrayList<>();

    private final List<PauseEntry> unreadPauses = new ArrayList<>();

    private final List<TeamEntry> unreadTeam = new ArrayList<>();

    private final List<AppointmentEntry> unreadAppointments = new ArrayList<>();

    /// Finished tickets kept across the last change of day because their own day is unknown.
    private final Set<TicketId> spared = new HashSet<>();

    private List<QueueEntry> today = new ArrayList<>();
    private LocalDate day;
    private boolean ready;
    private boolean reduced;
    private long version;
    private volatile QueueState state = QueueState.EMPTY;
    private volatile QueueView view;

    QueueMemory(DeskPlan plan, QueueLog log, Moment now) {
        this.plan = plan;
        this.log = log;
        this.day = plan.day(now);
        read();
        this.view = new Views(state, planNow(now), now).view(0, day, calls(), ready);
    }

    QueueState state() {
        return state;
    }

    QueueView view() {
        return view;
    }

    Runnable onChange(Consumer<QueueView> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Reads the log from the start; if that fails, keeps what it has.
    private void read() {
        try {
            LocalDate last = log.lastDay().orElse(day);
            List<QueueEntry> all =
                    new ArrayList<>(
                            log.since((last.isBefore(day) ? last : day).minusDays(DAYS_READ)));
            all.addAll(unread);
            List<QueueEntry> before = all.stream().filter(e -> !e.day().equals(day)).toList();
            List<QueueEntry> ofDay = all.stream().filter(e -> e.day().equals(day)).toList();
            List<TeamEntry> team = new ArrayList<>(log.team());
            team.addAll(unreadTeam);
            QueueState old =
                    QueueState.EMPTY.withTeam(team).after(before, plan).newDay(t -> ended(t));
            // An entry that waited in memory may be in the log by now.
            today = new ArrayList<>(new LinkedHashSet<>(ofDay));
            List<PauseEntry> pauses = new ArrayList<>(log.pauses(day));
            pauses.addAll(unreadPauses);
            List<AppointmentEntry> lists = new ArrayList<>(log.appointments(day));
            lists.addAll(unreadAppointments);
            state = old.after(today, plan).with(pauses).withAppointments(lists);
            unread.clear();
            unreadPauses.clear();
            unreadTeam.clear();
            unreadAppointments.clear();
            ready = true;
        } catch (LogAwayException e) {
            Logger.warn(e, "The queue's log cannot be read now; it is tried again");
        }
    }

    private static boolean ended(QueuedTicket t) {
        return t.state().finished() || t.state() == TicketState.NO_SHOW;
    }

    /// Called before each command: reads the log if not yet done, changes the day if it is over,
    /// ends what is left over, and lets go what is kept for a desk where nobody works any more.
    void prepare(Moment now) {
        if (!ready) {
            read();
        }
        LocalDate date = plan.day(now);
        if (!date.equals(day)) {
            turnDay(date, now);
        }
        List<QueuedTicket> open = List.copyOf(state.tickets().values());
        Entrance entrance = new Entrance(state, planNow(now), now);
        for (QueuedTicket ticket : open) {
            if (entrance.leftOver(ticket)) {
                decide(new QueueCommand.LeftOver(ticket.id()), now);
            } else if (state.keptInVain(ticket, now, planNow(now))) {
                decide(new QueueCommand.Release(ticket.id()), now);
            }
        }
        if (!reduced && ready && now.trusted()) {
            reduce();
        }
    }

    private void turnDay(LocalDate date, Moment now) {
        Set<TicketId> sparedBefore = Set.copyOf(spared);
        spared.clear();
        for (QueuedTicket t : state.tickets().values()) {
            // Issued before the clock was set, so it may be from today whatever its date says.
            if (ended(t)
                    && t.issued().trusted() != now.trusted()
                    && !sparedBefore.contains(t.id())) {
                spared.add(t.id());
            }
        }
        LocalDate newDay = date;
        state = state.newDay(t -> ended(t) && !t.day().equals(newDay) && !spared.contains(t.id()));
        state = state.withoutAppointmentsBefore(newDay);
        today = new ArrayList<>();
        day = date;
        reduced = false;
    }

    /// Does what the queue itself decides.
    private void decide(QueueCommand command, Moment now) {
        Decision decision = new Rulebook(state, planNow(now), now).decide(command);
        if (decision instanceof Decision.Add(QueueEntry entry)
                && log.append(entry) != Appended.CONFLICT) {
            take(entry);
        }
    }

    int sendHome(Moment now) {
        int ended = 0;
        for (QueuedTicket ticket : List.copyOf(state.tickets().values())) {
            if (!ended(ticket)) {
                decide(new QueueCommand.LeftOver(ticket.id()), now);
                ended++;
            }
        }
        publish(now);
        return ended;
    }

    private void reduce() {
        try {
            // First, since the rest needs room on the disk and this makes some.
            log.forgetAppointments(day);
            log.forgetFigures(day.minusDays(plan.rules().figuresDays()));
            for (LocalDate old : log.unreducedBefore(day.minusDays(plan.rules().retentionDays()))) {
                log.reduce(old, DayFigures.of(old, log.of(old), plan.zone()));
            }
            reduced = true;
        } catch (LogAwayException e) {
            Logger.warn(e, "Old days could not be reduced to figures; it is tried again");
        }
    }

    QueueResult execute(QueueCommand command, Moment now) {
        Decision decision = new Rulebook(state, planNow(now), now).decide(command);
        Optional<QueueResult> result = carryOut(decision, now);
        if (result.isEmpty()) {
            // Somebody else wrote to the log, and what they wrote decides.
            read();
            result = carryOut(new Rulebook(state, planNow(now), now).decide(command), now);
        }
        return result.orElseGet(() -> new QueueResult.Refused(new Refusal.NothingWaiting()));
    }

    private Optional<QueueResult> carryOut(Decision decision, Moment now) {
        return switch (decision) {
            case Decision.Refuse(Refusal why) -> Optional.of(new QueueResult.Refused(why));
            case Decision.Add(QueueEntry entry) ->
                    switch (log.append(entry)) {
                        case COMMITTED -> Optional.of(added(entry, true, now));
                        case WAITING -> Optional.of(added(entry, false, now));
                        case CONFLICT -> Optional.empty();
                    };
        };
    }

    AcceptResult accept(QueueEntry entry, Moment now) {
        Appended appended = log.append(entry);
        return appended != Appended.CONFLICT
                        && added(entry, appended == Appended.COMMITTED, now)
                                instanceof QueueResult.Ok ok
                ? new AcceptResult.Accepted(ok.ticket(), ok.committed())
                : known();
    }

    /// The result for a ticket that is already here.
    AcceptResult known() {
        return new AcceptResult.AlreadyKnown(log.settled());
    }

    /// Called once the log has accepted an entry.
    QueueResult added(QueueEntry entry, boolean committed, Moment now) {
        take(entry);
        publish(now);
        QueuedTicket ticket = state.ticket(entry.ticket()).orElseThrow();
        return new QueueResult.Ok(ticket, entry, committed);
    }

    private void take(QueueEntry entry) {
        state = state.after(List.of(entry), plan);
        if (entry.day().equals(day)) {
            today.add(entry);
        }
        if (!ready) {
            unread.add(entry);
        }
    }

    /// Adds pauses to the log and the state.
    ///
    /// @return whether all are on disk
    boolean pause(List<PauseEntry> pauses, Moment now) {
        boolean committed = true;
        for (PauseEntry pause : pauses) {
            committed &= log.append(pause);
        }
        if (!ready) {
            unreadPauses.addAll(pauses);
        }
        state = state.with(pauses);
        publish(now);
        return committed;
    }

    /// The plan with what the team changed in it.
    DeskPlan planNow(Moment now) {
        return state.team().planNow(plan, now);
    }

    /// Adds what the team decided to the log and the state.
    ///
    /// @return whether it is on disk
    boolean decide(TeamEntry entry, Moment now) {
        boolean committed = log.append(entry);
        if (!ready) {
            unreadTeam.add(entry);
        }
        state = state.withTeam(List.of(entry));
        publish(now);
        return committed;
    }

    /// Adds to the lists of appointments, all lines or none.
    ///
    /// @return whether they are on disk
    boolean schedule(List<AppointmentEntry> lines, Moment now) {
        boolean committed = lines.isEmpty() ? log.settled() : log.append(lines);
        if (!ready) {
            unreadAppointments.addAll(lines);
        }
        state = state.withAppointments(lines);
        publish(now);
        return committed;
    }

    void open(DeskId desk, Moment now) {
        state = state.withDesk(desk, now);
        publish(now);
    }

    /// Also lets go what is kept for the desk, unless it counts as open until its ticket has left.
    void close(DeskId desk, Moment now) {
        state = state.withoutDesk(desk);
        if (!state.isOpen(desk, now, plan.rules())) {
            for (QueuedTicket ticket : state.in(TicketState.WAITING)) {
                if (ticket.keptFor().filter(desk::equals).isPresent()) {
                    decide(new QueueCommand.Release(ticket.id()), now);
                }
            }
        }
        publish(now);
    }

    void refresh(Moment now) {
        publish(now);
    }

    private void publish(Moment now) {
        version++;
        QueueView next = new Views(state, planNow(now), now).view(version, day, calls(), ready);
        view = next;
        listeners.forEach(listener -> listener.accept(next));
    }

    private List<QueueView.Call> calls() {
        List<QueueView.Call> calls = new ArrayList<>();
        Map<TicketId, Integer> times = new HashMap<>();
        for (QueueEntry e : today) {
            @Nullable DeskId desk = e.deskOrNull();
            Optional<QueuedTicket> ticket = state.ticket(e.ticket());
            boolean call = e.kind() == EntryKind.CALLED || e.kind() == EntryKind.RECALLED;
            if (call && desk != null && ticket.isPresent()) {
                int n = times.merge(e.ticket(), 1, Integer::sum);
                QueuedTicket t = ticket.get();
                calls.add(
                        new QueueView.Call(
                                t.id(), t.code(), e.service(), t.language(), desk, e.when(), n));
            }
        }
        List<QueueView.Call> newest = calls.reversed();
        return List.copyOf(newest.subList(0, Math.min(QueueView.CALLS, newest.size())));
    }

    DayFigures figures(LocalDate wanted) throws LogAwayException {
        if (wanted.equals(day) && ready) {
            return DayFigures.of(day, today, plan.zone());
        }
        List<QueueEntry> entries = log.of(wanted);
        DayFigures figures = DayFigures.of(wanted, entries, plan.zone());
        return entries.isEmpty() ? log.reduced(wanted).orElse(figures) : figures;
    }

    SortedMap<DeskId, DayFigures.Figures> byDesk(LocalDate wanted) throws LogAwayException {
        return DayFigures.byDesk(wanted.equals(day) && ready ? today : log.of(wanted));
    }

    List<LocalDate> days() throws LogAwayException {
        return log.days();
    }

    List<QueuedTicket> ticketsOf(LocalDate wanted) throws LogAwayException {
        List<QueueEntry> entries = wanted.equals(day) && ready ? today : log.of(wanted);
        return List.copyOf(
                QueueState.EMPTY
                        .withTeam(state.team().entries())
                        .after(entries, plan)
                        .tickets()
                        .values());
    }
}
