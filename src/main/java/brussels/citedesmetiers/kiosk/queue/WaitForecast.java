package brussels.citedesmetiers.kiosk.queue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A range for how long somebody who comes now would wait. Pure.
///
/// Its middle comes from simulating the queue: the open desks finish their tickets and call the
/// line as they would, each ticket occupying its desk for its service's average time today (from
/// one visitor to the next), until it is the newcomer's turn. Its width comes from how much these
/// times varied today, how few there are so far, and an allowance for the unforeseen; the factors
/// were found by simulation (`WaitCalibrationTest`).
record WaitForecast(QueueState state, DeskPlan plan, Moment now) {
    /// With fewer served at the service today, there is no estimate.
    static final int LEAST_SERVED = 5;

    /// Half the range, in standard deviations.
    private static final double HALF_WIDTH = 1.28;

    /// The unforeseen (breaks, priority, transfers) as a share of the wait: how much it varies, and
    /// how much longer it makes the wait on average.
    private static final double UNFORESEEN = 0.16;

    private static final double LONGER = 1.04;

    private static final double SECONDS_IN_MINUTE = 60;

    /// Minutes from a desk being free to its next call.
    private static final double CALL_MINUTES = 1;

    /// The estimate for a service.
    ///
    /// @param language of the newcomer
    WaitEstimate estimate(Service service, String language) {
        ServiceId id = service.id();
        List<QueuedTicket> line = state.in(TicketState.WAITING);
        int waiting = (int) line.stream().filter(t -> t.service().equals(id)).count();
        List<Desk> open =
                plan.desks().stream()
                        .filter(desk -> state.isOpen(desk.id(), now, plan.rules()))
                        .toList();
        List<Desk> able = open.stream().filter(desk -> desk.serves(id)).toList();
        if (able.stream().anyMatch(desk -> isFree(desk, line))) {
            return new WaitEstimate.Free();
        }
        if (able.isEmpty() || state.pace(id).served() < LEAST_SERVED) {
            return new WaitEstimate.Unknown(waiting);
        }
        return new Playing(id, open).range(line, newcomer(service, language), waiting, able.size());
    }

    private QueuedTicket newcomer(Service service, String language) {
        TicketId id = new TicketId("newcomer", Long.MAX_VALUE);
        TicketCode code = new TicketCode(service.letter(), 'A', 1);
        QueueEntry entry =
                new Entrance(state, plan, now)
                        .issued(id, code, service.id(), language, Channel.KIOSK);
        return QueuedTicket.of(entry, entry.issue().orElseThrow());
    }

    private boolean isFree(Desk desk, List<QueuedTicket> line) {
        return state.at(desk.id()).isEmpty()
                && line.stream().noneMatch(t -> desk.serves(t.service()));
    }

    private Tempo tempo() {
        int desks = 0;
        double running = 0;
        for (Desk desk : plan.desks()) {
            if (state.at(desk.id()).isPresent()) {
                desks++;
                running += spent(desk);
            }
        }
        return new Tempo(state.paces(), desks, running);
    }

    private double spent(Desk desk) {
        return state.busyFor(desk.id(), now).map(QueueState::minutes).orElse(0.0);
    }

    /// One simulation of the queue, for a newcomer to one service.
    private final class Playing {
        private final ServiceId wanted;
        private final Tempo tempo = tempo();
        private final List<Desk> desks;
        private final Map<DeskId, Double> freeAt = new HashMap<>();
        private final int most = plan.rules().overtakenAtMost();
        private double variance;

        Playing(ServiceId wanted, List<Desk> desks) {
            this.wanted = wanted;
            this.desks = new ArrayList<>(desks);
            desks.forEach(desk -> freeAt.put(desk.id(), left(desk)));
        }

        /// How long a desk still needs for its ticket. The longer it has taken, the longer it will
        /// take, but less than proportionally.
        private double left(Desk desk) {
            Optional<QueuedTicket> at = state.at(desk.id());
            if (at.isEmpty()) {
                return 0;
            }
            double mean = tempo.mean(at.get().service());
            double ratio = spent(desk) / mean;
            if (desk.serves(wanted)) {
                variance += tempo.variance(at.get().service()) / (1 + ratio);
            }
            return mean / (1 + 1.6 * ratio);
        }

        WaitEstimate range(List<QueuedTicket> line, QueuedTicket newcomer, int waiting, int able) {
            double mean = CALL_MINUTES + LONGER * turn(new ArrayList<>(line), newcomer);
            double unsure = mean * mean * tempo.unsure(wanted);
            double unforeseen = UNFORESEEN * mean;
            double spread = Math.sqrt(variance / (able * able) + unsure + unforeseen * unforeseen);
            int from = (int) Math.round(Math.max(0, mean - HALF_WIDTH * spread));
            int to = (int) Math.round(mean + HALF_WIDTH * spread);
            return new WaitEstimate.Between(waiting, from, Math.max(to, from + 1));
        }

        /// Minutes until the newcomer's turn.
        private double turn(List<QueuedTicket> line, QueuedTicket newcomer) {
            line.add(newcomer);
            while (true) {
                Desk desk = nextFree();
                Optional<QueuedTicket> next = CallOrder.next(line, desk, most, at(desk));
                if (next.isEmpty()) {
                    desks.remove(desk);
                    continue;
                }
                QueuedTicket called = next.get();
                double at = freeAt.getOrDefault(desk.id(), 0.0);
                if (passedBy(called, desk, line)) {
                    line.replaceAll(t -> t.id().equals(called.id()) ? t.overtakenOnce() : t);
                } else if (called.id().equals(newcomer.id())) {
                    return at;
                } else {
                    line.remove(called);
                    line.replaceAll(
                            t -> CallOrder.overtakes(called, t, desk) ? t.overtakenOnce() : t);
                }
                take(desk, at, called.service());
            }
        }

        /// When a desk is free, by the clock.
        private Instant at(Desk desk) {
            double minutes = freeAt.getOrDefault(desk.id(), 0.0);
            return now.at().plusSeconds(Math.round(minutes * SECONDS_IN_MINUTE));
        }

        /// Whether somebody who has yet to come will be called first, because this desk does not
        /// speak the ticket's language.
        private boolean passedBy(QueuedTicket ticket, Desk desk, List<QueuedTicket> line) {
            return line.size() > 1
                    && !ticket.priority()
                    && !desk.speaks(ticket.language())
                    && ticket.overtaken() < most;
        }

        private Desk nextFree() {
            return desks.stream()
                    .min(Comparator.comparing(desk -> freeAt.getOrDefault(desk.id(), 0.0)))
                    .orElseThrow();
        }

        private void take(Desk desk, double at, ServiceId service) {
            freeAt.put(desk.id(), at + tempo.mean(service));
            if (desk.serves(wanted)) {
                variance += tempo.variance(service);
            }
        }
    }
}
