package brussels.citedesmetiers.kiosk.queue;

import java.time.Duration;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/// How long something took, over many tickets: for each number of whole minutes, how many tickets
/// took that long. They can be added, so that hours give a day and services give a house.
///
/// @param totalSeconds the sum of all, seconds kept
/// @param byMinutes how many took this many whole minutes, rounded down; no zeros
public record Spans(long totalSeconds, NavigableMap<Integer, Integer> byMinutes) {
    /// Nothing yet.
    public static final Spans NONE = new Spans(0, new TreeMap<>());

    public Spans {
        byMinutes = Collections.unmodifiableNavigableMap(new TreeMap<>(byMinutes));
        if (totalSeconds < 0 || byMinutes.values().stream().anyMatch(n -> n < 1)) {
            throw new IllegalArgumentException("spans: " + totalSeconds + ", " + byMinutes);
        }
    }

    /// With one more.
    public Spans and(Duration span) {
        NavigableMap<Integer, Integer> more = new TreeMap<>(byMinutes);
        more.merge((int) span.toMinutes(), 1, Integer::sum);
        return new Spans(totalSeconds + span.toSeconds(), more);
    }

    /// The sum of both.
    public Spans and(Spans others) {
        NavigableMap<Integer, Integer> more = new TreeMap<>(byMinutes);
        others.byMinutes.forEach((minutes, n) -> more.merge(minutes, n, Integer::sum));
        return new Spans(totalSeconds + others.totalSeconds, more);
    }

    /// How many.
    public int count() {
        return byMinutes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// The mean, or zero if there are none.
    public Duration mean() {
        int count = count();
        return count == 0 ? Duration.ZERO : Duration.ofSeconds(totalSeconds / count);
    }

    /// The smallest number of whole minutes that at least this share did not exceed; 0 if there are
    /// none.
    ///
    /// @param share above 0, at most 1: 0.5 for the median
    public int minutesWithin(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of all: " + share);
        }
        long needed = (long) Math.ceil(share * count());
        long so = 0;
        for (var minutes : byMinutes.entrySet()) {
            so += minutes.getValue();
            if (so >= needed) {
                return minutes.getKey();
            }
        }
        return 0;
    }
}
