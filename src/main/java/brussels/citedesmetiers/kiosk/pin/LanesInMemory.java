package brussels.citedesmetiers.kiosk.pin;

import brussels.citedesmetiers.kiosk.pin.LaneBook.Lane;
import brussels.citedesmetiers.kiosk.pin.LaneBook.Reserved;
import brussels.citedesmetiers.kiosk.pin.LaneBook.Turns;
import brussels.citedesmetiers.kiosk.pin.PinGate.Caller;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// The lanes of one server, until it is restarted.
final class LanesInMemory implements Lanes {
    private static final int MOST_LANES = 10_000;

    private final LongSupplier nanoTime;
    private final long begun;
    private Turns turns = Turns.quiet(Duration.ZERO);
    private final Map<Caller, Lane> lanes =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Caller, Lane> eldest) {
                    return size() > MOST_LANES;
                }
            };

    /// @param nanoTime monotonic time
    LanesInMemory(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
    }

    private Duration now() {
        return Duration.ofNanos(nanoTime.getAsLong() - begun);
    }

    @Override
    public synchronized Duration reserve(Caller caller) {
        LaneBook before = new LaneBook(lanes.getOrDefault(caller, Lane.NEW), turns);
        Reserved reserved = before.reserve(caller instanceof Caller.Stranger, now());
        LaneBook after = reserved.book();
        if (!after.equals(before)) {
            lanes.put(caller, after.lane());
            turns = after.turns();
        }
        return reserved.left();
    }

    @Override
    public synchronized Duration left(Caller caller) {
        return lanes.getOrDefault(caller, Lane.NEW).left(now());
    }

    @Override
    public synchronized void forget(Caller caller) {
        lanes.remove(caller);
    }
}
