package brussels.citedesmetiers.kiosk.queue;

import java.util.List;
import java.util.Optional;

/// How long somebody would wait who came now: a range, from how long tickets kept desks today and
/// how many desks are open. Pure. See [#estimate(Service)] for the model.
record WaitForecast(QueueState state, DeskPlan plan, Moment now) {
    /// With fewer served today nothing is said.
    static final int LEAST_SERVED = 5;

    /// Half the range, in standard deviations; found by simulation (WaitCalibrationTest).
    private static final double HALF_WIDTH = 1.3;

    /// What cannot be foreseen (breaks, priority, no-shows), as a share of the wait.
    private static final double UNFORESEEN = 0.08;

    /// The work before a ticket, in minutes of one desk.
    private record Work(double mean, double variance) {
        Work and(double moreMean, double moreVariance) {
            return new Work(mean + moreMean, variance + moreVariance);
        }
    }

    /// The estimate for a service.
    WaitEstimate estimate(Service service) {
        ServiceId id = service.id();
        List<QueuedTicket> line = state.in(TicketState.WAITING);
        int waiting = (int) line.stream().filter(t -> t.service().equals(id)).count();
        List<Desk> open = openFor(id);
        boolean free =
                open.stream()
                        .anyMatch(
                                desk ->
                                        state.at(desk.id()).isEmpty()
                                                && line.stream()
                                                        .noneMatch(t -> desk.serves(t.service())));
        if (free) {
            return new WaitEstimate.Free();
        }
        Pace pace = state.pace(id);
        if (open.isEmpty() || pace.served() < LEAST_SERVED) {
            return new WaitEstimate.Unknown(waiting);
        }
        return range(waiting, work(id, line, open, pace), open.size(), pace);
    }

    private List<Desk> openFor(ServiceId service) {
        return plan.desks().stream()
                .filter(desk -> desk.serves(service))
                .filter(desk -> state.isOpen(desk.id(), now, plan.rules()))
                .toList();
    }

    /// What the open desks have still to do before: the tickets at them, and those in line, each
    /// with the share of its own open desks that are among these.
    private Work work(ServiceId id, List<QueuedTicket> line, List<Desk> open, Pace own) {
        Work work = new Work(0, 0);
        for (Desk desk : open) {
            Optional<QueuedTicket> at = state.at(desk.id());
            if (at.isPresent()) {
                Pace pace = paceOf(at.get().service(), own);
                double spent =
                        at.get().called().flatMap(now::since).map(QueueState::minutes).orElse(0.0);
                work = atDesk(work, pace, spent);
            }
        }
        for (QueuedTicket t : line) {
            Pace pace = paceOf(t.service(), own);
            double share = t.service().equals(id) ? 1 : share(t.service(), open);
            work = work.and(share * pace.mean(), share * share * pace.variance());
        }
        return work;
    }

    private Work atDesk(Work work, Pace pace, double spent) {
        double mean = Math.max(pace.mean(), 0.1);
        double left = mean / (1 + 1.6 * spent / mean);
        double spread = pace.variance() / (1 + spent / mean);
        return work.and(left, spread);
    }

    private Pace paceOf(ServiceId service, Pace otherwise) {
        Pace pace = state.pace(service);
        return pace.served() < LEAST_SERVED ? otherwise : pace;
    }

    private double share(ServiceId service, List<Desk> open) {
        List<Desk> desks = openFor(service);
        long common = desks.stream().filter(open::contains).count();
        return desks.isEmpty() ? 0 : (double) common / desks.size();
    }

    /// All desks work until the ticket's turn; then the others still have, on average, the rest of
    /// a service each: (work − (desks − 1) · rest) / desks.
    private WaitEstimate range(int waiting, Work work, int desks, Pace pace) {
        double rest =
                (pace.mean() * pace.mean() + pace.variance()) / (2 * Math.max(pace.mean(), 0.1));
        double mean = Math.max(0, (work.mean() - (desks - 1) * rest) / desks);
        double chance = (work.variance() + (desks - 1) * pace.variance() / 2) / (desks * desks);
        double meanUnsure =
                mean
                        * mean
                        * pace.variance()
                        / Math.max(pace.ended() * pace.mean() * pace.mean(), 0.1);
        double unforeseen = UNFORESEEN * mean;
        double half = HALF_WIDTH * Math.sqrt(chance + meanUnsure + unforeseen * unforeseen);
        int from = (int) Math.floor(Math.max(0, mean - half));
        int to = (int) Math.ceil(mean + half);
        return new WaitEstimate.Between(waiting, from, Math.max(to, from + 1));
    }
}
