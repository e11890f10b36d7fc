package brussels.citedesmetiers.kiosk.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// All tickets of the queue, as the log's entries make them. An immutable value.
///
/// @param tickets by identity, in the order they came
/// @param acted when each desk last did something
/// @param paces how long each service's tickets kept a desk today
record QueueState(
        Map<TicketId, QueuedTicket> tickets,
        Map<DeskId, Moment> acted,
        Map<ServiceId, Pace> paces) {
    static final QueueState EMPTY = new QueueState(Map.of(), Map.of(), Map.of());

    private static final double SECONDS_IN_MINUTE = 60;

    QueueState {
        tickets = Collections.unmodifiableMap(tickets);
        acted = Collections.unmodifiableMap(acted);
        paces = Collections.unmodifiableMap(paces);
    }

    Optional<QueuedTicket> ticket(TicketId id) {
        return Optional.ofNullable(tickets.get(id));
    }

    List<QueuedTicket> in(TicketState state) {
        return tickets.values().stream().filter(t -> t.state() == state).toList();
    }

    /// The ticket called to a desk or being served at it.
    Optional<QueuedTicket> at(DeskId desk) {
        return tickets.values().stream().filter(t -> t.isAt(desk)).findFirst();
    }

    Pace pace(ServiceId service) {
        return paces.getOrDefault(service, Pace.NONE);
    }

    /// Whether somebody works at a desk: it has a ticket, or did something not long ago.
    boolean isOpen(DeskId desk, Moment now, QueueRules rules) {
        Moment last = acted.get(desk);
        return at(desk).isPresent()
                || (last != null
                        && now.since(last)
                                .filter(quiet -> quiet.compareTo(rules.deskQuietAfter()) <= 0)
                                .isPresent());
    }

    /// After entries were added to the log. An entry that is in here already changes nothing; one
    /// of a ticket whose first entry is missing cannot be used.
    QueueState after(Collection<QueueEntry> entries, DeskPlan plan) {
        Map<TicketId, QueuedTicket> all = new LinkedHashMap<>(tickets);
        Map<DeskId, Moment> lastActed = new HashMap<>(acted);
        Map<ServiceId, Pace> newPaces = new HashMap<>(paces);
        for (QueueEntry entry : entries) {
            QueuedTicket before = all.get(entry.ticket());
            boolean known = before != null && entry.step() < before.steps();
            if (known || !put(all, before, entry)) {
                continue;
            }
            entry.desk().ifPresent(desk -> lastActed.put(desk, entry.when()));
            if (before != null) {
                note(newPaces, before, entry);
            }
            if (entry.kind() == EntryKind.CALLED) {
                entry.desk().flatMap(plan::desk).ifPresent(desk -> overtake(all, entry, desk));
            }
        }
        return new QueueState(all, lastActed, newPaces);
    }

    private static boolean put(
            Map<TicketId, QueuedTicket> all, @Nullable QueuedTicket before, QueueEntry entry) {
        Optional<QueuedTicket> after =
                before == null
                        ? entry.issue().map(issue -> QueuedTicket.of(entry, issue))
                        : Optional.of(before.after(entry));
        after.ifPresent(ticket -> all.put(entry.ticket(), ticket));
        return after.isPresent();
    }

    private static void overtake(Map<TicketId, QueuedTicket> all, QueueEntry entry, Desk desk) {
        QueuedTicket called = all.get(entry.ticket());
        if (called != null) {
            all.replaceAll((id, t) -> CallOrder.overtakes(called, t, desk) ? t.overtakenOnce() : t);
        }
    }

    private static void note(Map<ServiceId, Pace> paces, QueuedTicket before, QueueEntry entry) {
        boolean left = before.state().atDesk() && !entry.state().atDesk();
        if (left && entry.deskOrNull() != null) {
            before.called()
                    .flatMap(entry.when()::since)
                    .ifPresent(
                            took ->
                                    paces.merge(
                                            before.service(),
                                            Pace.NONE.and(minutes(took), done(entry)),
                                            (so, one) -> so.and(minutes(took), done(entry))));
        }
    }

    private static boolean done(QueueEntry entry) {
        return entry.kind() == EntryKind.DONE;
    }

    static double minutes(Duration span) {
        return span.toSeconds() / SECONDS_IN_MINUTE;
    }

    /// With a desk's last sign of life.
    QueueState withDesk(DeskId desk, Moment when) {
        Map<DeskId, Moment> desks = new HashMap<>(acted);
        desks.put(desk, when);
        return new QueueState(tickets, desks, paces);
    }

    /// With nobody at a desk.
    QueueState withoutDesk(DeskId desk) {
        Map<DeskId, Moment> desks = new HashMap<>(acted);
        desks.remove(desk);
        return new QueueState(tickets, desks, paces);
    }

    /// For a new day: without these tickets, and with nothing served yet.
    QueueState newDay(Predicate<QueuedTicket> forgotten) {
        Map<TicketId, QueuedTicket> kept = new LinkedHashMap<>(tickets);
        kept.values().removeIf(forgotten);
        return new QueueState(kept, acted, Map.of());
    }
}
