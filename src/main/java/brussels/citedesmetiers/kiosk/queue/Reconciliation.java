package brussels.citedesmetiers.kiosk.queue;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The papers collected on a day compared with the log.
///
/// @param issued tickets of the day
/// @param called called at least once
/// @param served served
/// @param collected scanned papers that are tickets of the day, each counted once
/// @param lost served, but their paper was not collected
/// @param notServed collected, but not served according to the log
/// @param unknown scanned codes that are not tickets of the day
public record Reconciliation(
        int issued,
        int called,
        int served,
        int collected,
        List<TicketCode> lost,
        List<QueuedTicket> notServed,
        List<TicketCode> unknown) {
    public Reconciliation {
        lost = List.copyOf(lost);
        notServed = List.copyOf(notServed);
        unknown = List.copyOf(unknown);
    }

    /// Compares the codes on papers with the tickets of a day.
    static Reconciliation of(List<QueuedTicket> tickets, Collection<TicketCode> scanned) {
        Set<TicketCode> papers = new LinkedHashSet<>(scanned);
        Map<TicketCode, QueuedTicket> byCode = new HashMap<>();
        tickets.forEach(t -> byCode.put(t.code(), t));
        List<QueuedTicket> served =
                tickets.stream().filter(t -> t.state() == TicketState.DONE).toList();
        return new Reconciliation(
                tickets.size(),
                (int) tickets.stream().filter(t -> t.calls() > 0).count(),
                served.size(),
                (int) papers.stream().filter(byCode::containsKey).count(),
                served.stream().map(QueuedTicket::code).filter(c -> !papers.contains(c)).toList(),
                tickets.stream()
                        .filter(t -> papers.contains(t.code()) && t.state() != TicketState.DONE)
                        .toList(),
                papers.stream().filter(c -> !byCode.containsKey(c)).toList());
    }
}
