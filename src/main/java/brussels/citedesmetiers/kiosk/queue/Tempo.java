package brussels.citedesmetiers.kiosk.queue;

import java.util.Map;

/// How long a ticket is likely to occupy a desk, judging by today. Pure.
///
/// A few visitors say little about a service, so its mean is drawn towards that of all services,
/// less so the more visitors it had. Early in the day only short visits have ended; the time
/// already taken by the visitors now at the desks makes up for that. Tickets that are transferred
/// come back at the head of a line, so they add to the time of each ticket.
///
/// @param paces by service
/// @param desks how many desks have a visitor now
/// @param running minutes these visits have taken so far, in total
record Tempo(Map<ServiceId, Pace> paces, int desks, double running) {
    /// How many visitors give a service's own mean the same weight as the mean of all.
    private static final double OWN = 8;

    /// The weight of the assumption before any data, as a number of visitors.
    private static final double BEFORE = 10;

    private static final double USUAL_RELATIVE_VARIANCE = 0.2;
    private static final double USUALLY_AGAIN = 0.05;
    private static final double SHORTEST_MINUTES = 0.5;

    private Pace all() {
        return paces.values().stream().reduce(Pace.NONE, Pace::and);
    }

    /// Minutes a ticket of this service occupies a desk, on average.
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

    /// The variance of the mean as a share of its square: how uncertain the mean is.
    double unsure(ServiceId service) {
        return variance(service) / (mean(service) * mean(service)) / (all().ended() + BEFORE);
    }
}
