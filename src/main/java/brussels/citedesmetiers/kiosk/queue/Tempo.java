package brussels.citedesmetiers.kiosk.queue;

import java.util.Map;

/// How long a ticket is likely to keep a desk, by what was seen today. Pure.
///
/// Few visitors of a service say little, so a service's mean is drawn towards that of all services,
/// the less the more were seen. Early in the day only short visits have ended; what the visitors
/// now at the desks have taken already makes up for that. Tickets that are sent on come back to the
/// head of a line, so they are counted into the time of each.
///
/// @param paces by service
/// @param desks how many desks have a visitor now
/// @param running minutes these have kept them so far, all together
record Tempo(Map<ServiceId, Pace> paces, int desks, double running) {
    /// How many visitors of its own a service needs to count as much as all the others.
    private static final double OWN = 8;

    /// What is taken for granted before anything was seen: as much as so many visitors would say.
    private static final double BEFORE = 10;

    private static final double USUAL_RELATIVE_VARIANCE = 0.2;
    private static final double USUALLY_AGAIN = 0.05;
    private static final double SHORTEST_MINUTES = 0.5;

    private Pace all() {
        return paces.values().stream().reduce(Pace.NONE, Pace::and);
    }

    /// Minutes a ticket of this service keeps a desk, on average.
    double mean(ServiceId service) {
        Pace all = all();
        Pace own = paces.getOrDefault(service, Pace.NONE);
        double drawn = (own.sum() + OWN * all.mean()) / (own.ended() + OWN);
        double unended =
                all.ended() == 0
                        ? 1
                        : (all.sum() + running) / (all.ended() + desks / 2.0) / all.mean();
        double again = (all.again() + BEFORE * USUALLY_AGAIN) / (all.ended() + BEFORE);
        return Math.max(SHORTEST_MINUTES, drawn * Math.max(1, unended) * (1 + again));
    }

    /// The variance of these minutes.
    double variance(ServiceId service) {
        Pace all = all();
        double relative =
                (all.ended() * all.relativeVariance() + BEFORE * USUAL_RELATIVE_VARIANCE)
                        / (all.ended() + BEFORE);
        return relative * mean(service) * mean(service);
    }

    /// The variance of the mean as a share of its square: how unsure it is itself.
    double unsure(ServiceId service) {
        return variance(service) / (mean(service) * mean(service)) / (all().ended() + BEFORE);
    }
}
