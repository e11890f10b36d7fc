package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes the view of a state. Pure.
record Views(QueueState state, DeskPlan plan, Moment now) {

    QueueView view(long version, LocalDate day, List<QueueView.Call> calls, boolean ready) {
        return new QueueView(
                version,
                now,
                day,
                plan.services().stream().map(this::service).toList(),
                plan.desks().stream().map(this::desk).toList(),
                calls,
                byPlace(TicketState.PARKED),
                byPlace(TicketState.NO_SHOW),
                ended(),
                counts(state.tickets().values()),
                state.team().inForce(now),
                appointments(day),
                ready);
    }

    private List<QueueView.AppointmentView> appointments(LocalDate day) {
        Map<String, QueuedTicket> came = new HashMap<>();
        state.tickets()
                .values()
                .forEach(
                        t -> {
                            if (t.appointmentOrNull() != null && t.day().equals(day)) {
                                came.put(t.appointmentOrNull(), t);
                            }
                        });
        return state.appointments(day).stream()
                .map(one -> new QueueView.AppointmentView(one, came.get(one.code())))
                .toList();
    }

    private List<QueuedTicket> byPlace(TicketState wanted) {
        return state.in(wanted).stream().sorted(CallOrder.BY_PLACE).toList();
    }

    private List<QueuedTicket> ended() {
        return state.tickets().values().stream()
                .filter(t -> t.state().finished())
                .sorted(Comparator.comparing((QueuedTicket t) -> t.since().at()).reversed())
                .limit(QueueView.ENDED)
                .toList();
    }

    private QueueView.ServiceView service(Service service) {
        List<QueuedTicket> line =
                CallOrder.line(
                        state.in(TicketState.WAITING),
                        service.id(),
                        plan.rules().overtakenAtMost(),
                        now.at());
        WaitEstimate estimate =
                new WaitForecast(state, plan, now).estimate(service, plan.commonLanguage());
        int open =
                (int)
                        plan.desks().stream()
                                .filter(desk -> desk.serves(service.id()))
                                .filter(desk -> state.isOpen(desk.id(), now, plan.rules()))
                                .count();
        return new QueueView.ServiceView(
                service,
                line,
                estimate,
                line.stream()
                        .flatMap(t -> t.inQueue(now).stream())
                        .max(Duration::compareTo)
                        .orElse(null),
                new Entrance(state, plan, now).refusal(service, estimate).orElse(null),
                open,
                state.pace(service.id()).served(),
                state.pause(service.id(), now).map(PauseEntry::until).orElse(null));
    }

    private QueueView.DeskView desk(Desk desk) {
        return new QueueView.DeskView(
                desk,
                state.isOpen(desk.id(), now, plan.rules()),
                state.at(desk.id()).orElse(null),
                state.rest(desk.id(), now).orElse(null));
    }

    private static QueueView.Counts counts(Collection<QueuedTicket> tickets) {
        Map<TicketState, Integer> n = new EnumMap<>(TicketState.class);
        tickets.forEach(t -> n.merge(t.state(), 1, Integer::sum));
        return new QueueView.Counts(
                tickets.size(),
                n.getOrDefault(TicketState.WAITING, 0),
                n.getOrDefault(TicketState.CALLED, 0),
                n.getOrDefault(TicketState.SERVING, 0),
                n.getOrDefault(TicketState.PARKED, 0),
                n.getOrDefault(TicketState.DONE, 0),
                n.getOrDefault(TicketState.NO_SHOW, 0),
                n.getOrDefault(TicketState.CANCELLED, 0));
    }
}
