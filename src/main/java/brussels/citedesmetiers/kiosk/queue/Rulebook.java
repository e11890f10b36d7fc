package brussels.citedesmetiers.kiosk.queue;

import static brussels.citedesmetiers.kiosk.queue.TicketState.CALLED;
import static brussels.citedesmetiers.kiosk.queue.TicketState.CANCELLED;
import static brussels.citedesmetiers.kiosk.queue.TicketState.DONE;
import static brussels.citedesmetiers.kiosk.queue.TicketState.NO_SHOW;
import static brussels.citedesmetiers.kiosk.queue.TicketState.PARKED;
import static brussels.citedesmetiers.kiosk.queue.TicketState.SERVING;
import static brussels.citedesmetiers.kiosk.queue.TicketState.WAITING;

import brussels.citedesmetiers.kiosk.clock.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules of the queue for a state, plan and time. Pure: the same input gives the same decision,
/// and nothing is changed.
record Rulebook(QueueState state, DeskPlan plan, Moment now) {
    private static final long SECOND_NANOS = 1_000_000_000L;

    /// Decides this command.
    Decision decide(QueueCommand command) {
        return switch (command) {
            case QueueCommand.CallNext(DeskId desk) -> callNext(desk);
            case QueueCommand.OfTicket of ->
                    state.ticket(of.ticket())
                            .map(ticket -> decide(of, ticket))
                            .orElse(new Decision.Refuse(new Refusal.UnknownTicket()));
        };
    }

    private Decision decide(QueueCommand.OfTicket command, QueuedTicket t) {
        return switch (command) {
            case QueueCommand.Call c -> call(t, c.desk());
            case QueueCommand.Recall c -> recall(t, c.desk());
            case QueueCommand.Serve c ->
                    move(t, c.desk(), EntryKind.SERVED, EnumSet.of(CALLED), SERVING);
            case QueueCommand.Done c ->
                    move(t, c.desk(), EntryKind.DONE, EnumSet.of(SERVING), DONE);
            case QueueCommand.NoShow c ->
                    move(t, c.desk(), EntryKind.NO_SHOW, EnumSet.of(CALLED), NO_SHOW);
            case QueueCommand.Park c ->
                    move(
                            t,
                            c.desk(),
                            EntryKind.PARKED,
                            EnumSet.of(WAITING, CALLED, SERVING),
                            PARKED);
            case QueueCommand.Unpark c ->
                    move(t, c.desk(), EntryKind.UNPARKED, EnumSet.of(PARKED), WAITING);
            case QueueCommand.Cancel c -> cancel(t, c);
            case QueueCommand.Transfer c -> transfer(t, c);
            case QueueCommand.TransferToDesk c -> transfer(t, c);
            case QueueCommand.Prioritise c -> prioritise(t, c);
            case QueueCommand.Undo c -> undo(t, c.desk());
            case QueueCommand.Reopen c -> reopen(t, c.desk());
            case QueueCommand.Return c -> comeBack(t);
            case QueueCommand.LeftOver c -> leftOver(t);
            case QueueCommand.Release c -> release(t);
        };
    }

    private Decision callNext(DeskId id) {
        Optional<Desk> desk = plan.desk(id);
        if (desk.isEmpty()) {
            return refuse(new Refusal.UnknownDesk());
        }
        Optional<QueuedTicket> busy = state.at(id);
        if (busy.isPresent()) {
            return refuse(new Refusal.DeskBusy(busy.get().code()));
        }
        return CallOrder.next(
                        state.in(WAITING), desk.get(), plan.rules().overtakenAtMost(), now.at())
                .<Decision>map(t -> new Decision.Add(entry(t, EntryKind.CALLED, CALLED, id)))
                .orElse(refuse(new Refusal.NothingWaiting()));
    }

    private Decision call(QueuedTicket t, DeskId id) {
        Optional<Desk> desk = plan.desk(id);
        if (desk.isEmpty()) {
            return refuse(new Refusal.UnknownDesk());
        }
        if (t.state() != WAITING && t.state() != PARKED) {
            return refuse(new Refusal.WrongState(t.state()));
        }
        if (!desk.get().serves(t.service())) {
            return refuse(new Refusal.NotServedHere(t.service()));
        }
        Optional<QueuedTicket> busy = state.at(id);
        if (busy.isPresent()) {
            return refuse(new Refusal.DeskBusy(busy.get().code()));
        }
        int most = plan.rules().overtakenAtMost();
        return CallOrder.dueBefore(t, state.in(WAITING), desk.get(), most)
                .<Decision>map(due -> refuse(new Refusal.AnotherIsDue(due.code())))
                .orElseGet(() -> new Decision.Add(entry(t, EntryKind.CALLED, CALLED, id)));
    }

    private Decision recall(QueuedTicket t, DeskId desk) {
        Optional<Duration> waited = t.called().flatMap(now::since);
        Duration needed = plan.rules().recallAfter();
        Decision recalled = move(t, desk, EntryKind.RECALLED, EnumSet.of(CALLED), CALLED);
        if (recalled instanceof Decision.Add
                && waited.isPresent()
                && waited.get().compareTo(needed) < 0) {
            long nanosLeft = needed.minus(waited.get()).toNanos();
            return refuse(new Refusal.TooEarly(Math.ceilDiv(nanosLeft, SECOND_NANOS)));
        }
        return recalled;
    }

    private Decision cancel(QueuedTicket t, QueueCommand.Cancel c) {
        if (!c.reason().isFor(EntryKind.CANCELLED) || !c.reason().givenByStaff()) {
            return refuse(new Refusal.WrongReason(c.reason()));
        }
        Set<TicketState> from = EnumSet.of(WAITING, CALLED, PARKED, NO_SHOW);
        return because(move(t, c.desk(), EntryKind.CANCELLED, from, CANCELLED), c.reason());
    }

    private Decision transfer(QueuedTicket t, QueueCommand.Transfer c) {
        if (plan.service(c.to()).isEmpty()) {
            return refuse(new Refusal.UnknownService());
        }
        Decision moved = transfer(t, c.desk(), c.reason(), c.to(), null);
        return moved instanceof Decision.Add && c.to().equals(t.service())
                ? refuse(new Refusal.SameService())
                : moved;
    }

    private Decision transfer(QueuedTicket t, QueueCommand.TransferToDesk c) {
        Optional<Desk> to = plan.desk(c.to());
        if (to.isEmpty()) {
            return refuse(new Refusal.UnknownDesk());
        }
        ServiceId service =
                to.get().serves(t.service()) ? t.service() : to.get().services().getFirst();
        Decision moved = transfer(t, c.desk(), c.reason(), service, c.to());
        return moved instanceof Decision.Add && t.isAt(c.to())
                ? refuse(new Refusal.SameDesk())
                : moved;
    }

    private Decision transfer(
            QueuedTicket t, DeskId desk, Reason reason, ServiceId service, @Nullable DeskId to) {
        if (!reason.isFor(EntryKind.TRANSFERRED)) {
            return refuse(new Refusal.WrongReason(reason));
        }
        Set<TicketState> from = EnumSet.of(WAITING, CALLED, SERVING, PARKED);
        Decision moved = move(t, desk, EntryKind.TRANSFERRED, from, WAITING);
        return moved instanceof Decision.Add(QueueEntry e)
                ? new Decision.Add(copy(e, service, e.place(), e.priority(), to, reason))
                : moved;
    }

    private Decision prioritise(QueuedTicket t, QueueCommand.Prioritise c) {
        Reason reason = c.reason();
        if (reason != null && !reason.isFor(EntryKind.PRIORITY)) {
            return refuse(new Refusal.WrongReason(reason));
        }
        if (t.priority() == c.priority() || (t.state() != WAITING && t.state() != PARKED)) {
            return refuse(new Refusal.WrongState(t.state()));
        }
        Decision same = move(t, c.desk(), EntryKind.PRIORITY, EnumSet.of(t.state()), t.state());
        return same instanceof Decision.Add(QueueEntry e)
                ? new Decision.Add(copy(e, e.service(), e.place(), c.priority(), null, reason))
                : same;
    }

    /// Undoes what this desk did last to the ticket, if recent enough. If the ticket left the desk
    /// in that step, the desk must still be free.
    private Decision undo(QueuedTicket t, DeskId desk) {
        LastStep step = state.lastStep(t.id()).orElse(null);
        if (step == null
                || !step.entry().kind().canBeUndone()
                || !desk.equals(step.entry().deskOrNull())) {
            return refuse(new Refusal.WrongState(t.state()));
        }
        if (now.since(step.entry().when())
                .filter(ago -> ago.compareTo(QueueRules.UNDO_WITHIN) <= 0)
                .isEmpty()) {
            return refuse(new Refusal.TooLateToUndo());
        }
        QueuedTicket before = step.before();
        Optional<QueuedTicket> other =
                before.desk()
                        .filter(at -> before.state().atDesk())
                        .flatMap(state::at)
                        .filter(at -> !at.id().equals(t.id()));
        if (other.isPresent()) {
            return refuse(new Refusal.DeskBusy(other.get().code()));
        }
        QueueEntry e = entry(t, EntryKind.UNDONE, before.state(), desk);
        return new Decision.Add(
                copy(e, before.service(), before.place(), before.priority(), null, null));
    }

    /// Only if no other unfinished ticket has its code.
    private Decision reopen(QueuedTicket t, DeskId desk) {
        boolean codeInUse =
                state.tickets().values().stream()
                        .anyMatch(
                                other ->
                                        other.code().equals(t.code())
                                                && !other.id().equals(t.id())
                                                && !other.state().finished());
        return codeInUse
                ? refuse(new Refusal.WrongState(t.state()))
                : move(t, desk, EntryKind.REOPENED, EnumSet.of(DONE, CANCELLED), WAITING);
    }

    /// Within the tolerance a no-show gets its place back. After it, it goes behind everybody who
    /// was in line when the tolerance ended, and before those who came later.
    private Decision comeBack(QueuedTicket t) {
        if (t.state() != NO_SHOW) {
            return refuse(new Refusal.WrongState(t.state()));
        }
        Duration tolerance = plan.rules().returnWithin();
        boolean late =
                now.since(t.since()).filter(away -> away.compareTo(tolerance) > 0).isPresent();
        Instant end = t.since().at().plus(tolerance);
        Instant place = late && end.isAfter(t.place()) ? end : t.place();
        QueueEntry e = entry(t, EntryKind.RETURNED, WAITING, null);
        return new Decision.Add(
                copy(
                        e,
                        e.service(),
                        place,
                        e.priority(),
                        null,
                        late ? Reason.LATE : Reason.IN_TIME));
    }

    /// A visitor still at a desk was served and "done" was forgotten; everybody else in line,
    /// called or parked is sent home. A no-show stays one.
    private Decision leftOver(QueuedTicket t) {
        return switch (t.state()) {
            case SERVING -> new Decision.Add(entry(t, EntryKind.DONE, DONE, null));
            case WAITING, CALLED, PARKED ->
                    because(
                            new Decision.Add(entry(t, EntryKind.CANCELLED, CANCELLED, null)),
                            Reason.CLOSED);
            case DONE, NO_SHOW, CANCELLED -> refuse(new Refusal.WrongState(t.state()));
        };
    }

    /// Back to its service, where every desk calls it by "next": it keeps its place in time.
    private Decision release(QueuedTicket t) {
        return t.state() == WAITING && t.keptFor().isPresent()
                ? because(
                        new Decision.Add(entry(t, EntryKind.TRANSFERRED, WAITING, null)),
                        Reason.ADVISER_AWAY)
                : refuse(new Refusal.WrongState(t.state()));
    }

    /// A step from one of these states; a ticket at a desk can be moved only by that desk.
    private Decision move(
            QueuedTicket t, DeskId desk, EntryKind kind, Set<TicketState> from, TicketState to) {
        if (plan.desk(desk).isEmpty()) {
            return refuse(new Refusal.UnknownDesk());
        }
        if (!from.contains(t.state())) {
            return refuse(new Refusal.WrongState(t.state()));
        }
        DeskId at = t.deskOrNull();
        if (t.state().atDesk() && at != null && !at.equals(desk)) {
            return refuse(new Refusal.OtherDesk(at));
        }
        return new Decision.Add(entry(t, kind, to, desk));
    }

    private static Decision refuse(Refusal why) {
        return new Decision.Refuse(why);
    }

    private static Decision because(Decision decision, Reason reason) {
        return decision instanceof Decision.Add(QueueEntry e)
                ? new Decision.Add(copy(e, e.service(), e.place(), e.priority(), null, reason))
                : decision;
    }

    private QueueEntry entry(
            QueuedTicket t, EntryKind kind, TicketState to, @Nullable DeskId desk) {
        return new QueueEntry(
                t.id(),
                t.steps(),
                t.day(),
                kind,
                t.state(),
                to,
                t.service(),
                t.place(),
                t.priority(),
                desk,
                null,
                now,
                null,
                null);
    }

    private static QueueEntry copy(
            QueueEntry e,
            ServiceId service,
            Instant place,
            boolean priority,
            @Nullable DeskId toDesk,
            @Nullable Reason reason) {
        return new QueueEntry(
                e.ticket(),
                e.step(),
                e.day(),
                e.kind(),
                e.before(),
                e.state(),
                service,
                place,
                priority,
                e.deskOrNull(),
                toDesk,
                e.when(),
                reason,
                e.issueOrNull());
    }
}
