package brussels.citedesmetiers.kiosk.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Who is called next. Pure.
///
/// A desk calls, among the waiting tickets it may call: one that is *due*, earliest place first;
/// else priority before the others, then its own languages before the others, then the earliest
/// place. It may call a ticket whose service it has, unless the ticket was transferred to another
/// desk. What it has itself sent on from its own table it calls only when nobody else waits for it:
/// nobody comes back first to the desk that sent them away.
///
/// **Appointments.** Whoever is there at the time of an appointment, or at most the house's
/// `returnWithin` later, has that time as place, and priority: from then on the next desk that can
/// calls them before everybody but tickets that are due. Before that time they are called only if
/// nobody else waits there; whoever comes later still is in line as if without an appointment. So
/// at most K whose time is after a walk-in came pass that walk-in; those whose time was before, and
/// who come within `returnWithin`, count among the tickets with an earlier place.
///
/// A ticket is due once `overtakenAtMost` (K) tickets with a later place were called before it by
/// desks that could have called it.
///
/// **Bound.** No ticket is overtaken more than K times, whatever the priorities and languages: a
/// call overtakes a ticket only if the called one has a later place, and while a ticket is due only
/// due tickets with an earlier place may be called by a desk that serves it. So between coming into
/// line and its call, desks that serve it call at most
///
///     tickets with an earlier place + K
///
/// others, where those with an earlier place are the ones in line when it came and the ones that
/// later come back to an earlier place (unparked, transferred here, let go by a desk that closed,
/// returned in time, reopened, come late to an appointment).
final class CallOrder {
    /// By place in time; at the same time by terminal and serial.
    static final Comparator<QueuedTicket> BY_PLACE =
            Comparator.comparing(QueuedTicket::place).thenComparing(QueuedTicket::id);

    private CallOrder() {}

    /// The ticket this desk calls next.
    ///
    /// @param waiting all tickets in line
    /// @param now decides which appointments are ready
    static Optional<QueuedTicket> next(
            Collection<QueuedTicket> waiting, Desk desk, int most, Instant now) {
        List<QueuedTicket> callable =
                waiting.stream().filter(t -> mayCall(desk, t) && t.isReady(now)).toList();
        if (callable.isEmpty()) {
            return waiting.stream()
                    .filter(t -> isFor(desk, t) && t.sentOnBy(desk.id()))
                    .min(BY_PLACE)
                    .or(() -> waiting.stream().filter(t -> mayCall(desk, t)).min(BY_PLACE));
        }
        Optional<QueuedTicket> due =
                callable.stream().filter(t -> t.overtaken() >= most).min(BY_PLACE);
        return due.isPresent() ? due : callable.stream().min(preferredAt(desk));
    }

    private static boolean isFor(Desk desk, QueuedTicket ticket) {
        return desk.serves(ticket.service())
                && ticket.keptFor().map(desk.id()::equals).orElse(true);
    }

    private static boolean mayCall(Desk desk, QueuedTicket ticket) {
        return isFor(desk, ticket) && !ticket.sentOnBy(desk.id());
    }

    private static Comparator<QueuedTicket> preferredAt(Desk desk) {
        return Comparator.comparing((QueuedTicket t) -> !t.priority())
                .thenComparing(t -> !desk.speaks(t.language()))
                .thenComparing(BY_PLACE);
    }

    /// The ticket that must be called before this one at this desk, if there is one.
    static Optional<QueuedTicket> dueBefore(
            QueuedTicket ticket, Collection<QueuedTicket> waiting, Desk desk, int most) {
        return waiting.stream()
                .filter(t -> mayCall(desk, t) && t.overtaken() >= most)
                .filter(t -> BY_PLACE.compare(t, ticket) < 0)
                .min(BY_PLACE);
    }

    /// Whether calling `called` at `desk` overtakes `ticket`.
    static boolean overtakes(QueuedTicket called, QueuedTicket ticket, Desk desk) {
        return ticket.state() == TicketState.WAITING
                && mayCall(desk, ticket)
                && BY_PLACE.compare(ticket, called) < 0;
    }

    /// The line of one service, in the order used by a desk that serves only this service and
    /// speaks every language.
    static List<QueuedTicket> line(
            Collection<QueuedTicket> waiting, ServiceId service, int most, Instant now) {
        List<QueuedTicket> left =
                new ArrayList<>(
                        waiting.stream()
                                .filter(t -> t.service().equals(service))
                                .map(QueuedTicket::forAnyDesk)
                                .toList());
        List<QueuedTicket> line = new ArrayList<>();
        Desk desk = new Desk(new DeskId(1), List.of(service), List.of());
        while (!left.isEmpty()) {
            QueuedTicket next = next(left, desk, most, now).orElseThrow();
            left.remove(next);
            left.replaceAll(t -> overtakes(next, t, desk) ? t.overtakenOnce() : t);
            line.add(next);
        }
        // The original tickets, without the counts added on the way.
        return line.stream()
                .map(t -> waiting.stream().filter(w -> w.id().equals(t.id())).findFirst())
                .map(Optional::orElseThrow)
                .toList();
    }
}
