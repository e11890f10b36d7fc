package brussels.citedesmetiers.kiosk.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// How long an address may not try the PIN: the third wrong try locks it for a minute, each further
/// one for twice as long, up to 15 minutes. The PIN itself locks in total; this keeps one phone
/// from locking everybody out for long. In memory: a restart forgets it. Thread-safe.
public final class Lockout {
    private static final int FREE_TRIES = 3;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int MOST_ADDRESSES = 1_000;

    private record Tries(int wrong, long untilNanos) {}

    private final LongSupplier nanoTime;
    private final Map<String, Tries> byAddress =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
                    return size() > MOST_ADDRESSES;
                }
            };

    public Lockout(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /// Zero if this address may try.
    public synchronized Duration left(String address) {
        Tries tries = byAddress.get(address);
        if (tries == null || tries.wrong < FREE_TRIES) {
            return Duration.ZERO;
        }
        Duration left = Duration.ofNanos(tries.untilNanos - nanoTime.getAsLong());
        return left.isNegative() ? Duration.ZERO : left;
    }

    public synchronized void wrong(String address) {
        Tries before = byAddress.getOrDefault(address, new Tries(0, 0));
        int wrong = Math.min(before.wrong + 1, 100);
        Duration length = SHORTEST;
        for (int i = FREE_TRIES; i < wrong && length.compareTo(LONGEST) < 0; i++) {
            length = length.multipliedBy(2);
        }
        long nanos = (length.compareTo(LONGEST) < 0 ? length : LONGEST).toNanos();
        byAddress.put(address, new Tries(wrong, nanoTime.getAsLong() + nanos));
    }

    public synchronized void right(String address) {
        byAddress.remove(address);
    }
}
