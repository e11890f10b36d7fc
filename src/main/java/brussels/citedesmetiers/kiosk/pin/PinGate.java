package brussels.citedesmetiers.kiosk.pin;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.tinylog.Logger;

/// Every attempt at a staff secret goes through this gate: from the terminal's panel, the desk's
/// pages and the centre's. Wrong attempts lock only the lane they came by: the panel has one, each
/// known browser has one, and each address that strangers come from. Strangers together are limited
/// to a rate and told when their turn is; an address without wrong attempts does not queue behind
/// those with some.
///
/// An attempt counts as wrong until it has been compared, so that parallel attempts gain nothing
/// over successive ones. Attempts are compared one at a time on a separate thread, strangers last.
/// Everything is kept in memory, so a restart forgets it. Thread-safe; never call it on the JavaFX
/// thread.
public final class PinGate {
    private static final int MOST_LANES = 10_000;

    /// When the house opens, all desks may sign in within the same second.
    private static final int MOST_WAITING = 12;

    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LONGEST_LINE = Duration.ofMinutes(15);

    private final Secret secret;
    private final LongSupplier nanoTime;
    private final long begun;
    private final Line fresh = new Line(Duration.ofSeconds(3), 20);
    private final Line spent = new Line(Duration.ofSeconds(30), 10);
    private final AtomicLong order = new AtomicLong();
    private final AtomicInteger strangersWaiting = new AtomicInteger();
    private final ThreadPoolExecutor comparing;
    private final Map<Caller, Lane> lanes =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Caller, Lane> eldest) {
                    return size() > MOST_LANES;
                }
            };

    /// Who is trying.
    public sealed interface Caller {
        /// Somebody at the terminal itself.
        record Panel() implements Caller {}

        /// A browser in which somebody has signed in before.
        ///
        /// @param mark the browser's own
        record Known(String mark) implements Caller {}

        /// Anybody.
        ///
        /// @param address where the request came from
        record Stranger(String address) implements Caller {}
    }

    /// The outcome of an attempt.
    public sealed interface Outcome {
        /// The secret was right.
        record Right() implements Outcome {}

        /// The secret was wrong.
        ///
        /// @param left how long this caller must wait; zero if it may try again
        record Wrong(Duration left) implements Outcome {}

        /// Not compared.
        ///
        /// @param left until this caller may try
        record Later(Duration left) implements Outcome {}

        /// There is no secret to compare with, so nobody is let in.
        record Unavailable() implements Outcome {}
    }

    public PinGate(Secret secret) {
        this(secret, System::nanoTime);
    }

    /// @param nanoTime monotonic time
    public PinGate(Secret secret, LongSupplier nanoTime) {
        this.secret = secret;
        this.nanoTime = nanoTime;
        this.begun = nanoTime.getAsLong();
        this.comparing =
                new ThreadPoolExecutor(
                        1,
                        1,
                        10,
                        TimeUnit.SECONDS,
                        new PriorityBlockingQueue<>(),
                        Thread.ofPlatform().name("pin").daemon().factory());
        comparing.allowCoreThreadTimeOut(true);
    }

    /// See [Secret#stamp()].
    public String stamp() {
        return secret.stamp();
    }

    /// How many attempts are waiting to be compared.
    int waiting() {
        return comparing.getQueue().size();
    }

    /// Tries a secret. May take seconds.
    public Outcome enter(Caller caller, char[] tried) {
        boolean stranger = caller instanceof Caller.Stranger;
        if (stranger && strangersWaiting.get() >= MOST_WAITING) {
            return new Outcome.Later(SOON);
        }
        Duration wait = reserve(caller);
        if (!wait.isZero()) {
            return new Outcome.Later(wait);
        }
        return switch (compare(caller, tried)) {
            case RIGHT -> {
                forget(caller);
                yield new Outcome.Right();
            }
            case WRONG -> new Outcome.Wrong(left(caller));
            case NOT_SET, UNREADABLE -> {
                forget(caller);
                yield new Outcome.Unavailable();
            }
        };
    }

    private Secret.Match compare(Caller caller, char[] tried) {
        boolean stranger = caller instanceof Caller.Stranger;
        CompletableFuture<Secret.Match> match = new CompletableFuture<>();
        int rank =
                switch (caller) {
                    case Caller.Panel _ -> 0;
                    case Caller.Known _ -> 1;
                    case Caller.Stranger _ -> 2;
                };
        if (stranger) {
            strangersWaiting.incrementAndGet();
        }
        try {
            comparing.execute(new Comparing(rank, order.getAndIncrement(), match, tried));
            return match.join();
        } finally {
            if (stranger) {
                strangersWaiting.decrementAndGet();
            }
        }
    }

    /// One comparison in the queue.
    private final class Comparing implements Runnable, Comparable<Comparing> {
        private final int rank;
        private final long number;
        private final CompletableFuture<Secret.Match> match;
        private final char[] tried;

        Comparing(int rank, long number, CompletableFuture<Secret.Match> match, char[] tried) {
            this.rank = rank;
            this.number = number;
            this.match = match;
            this.tried = tried;
        }

        @Override
        public void run() {
            try {
                match.complete(secret.compare(tried));
            } catch (RuntimeException e) {
                Logger.error(e, "A staff secret could not be compared");
                match.complete(Secret.Match.UNREADABLE);
            }
        }

        @Override
        public int compareTo(Comparing other) {
            return rank != other.rank
                    ? Integer.compare(rank, other.rank)
                    : Long.compare(number, other.number);
        }
    }

    /// What one caller has done so far.
    ///
    /// @param turn when it may try, if it was given a turn
    private record Lane(PinLock lock, Duration turn) {
        static final Lane NEW = new Lane(PinLock.OPEN, Duration.ZERO);
    }

    private Duration now() {
        return Duration.ofNanos(nanoTime.getAsLong() - begun);
    }

    /// Zero if this caller may try; its attempt has then been counted.
    private synchronized Duration reserve(Caller caller) {
        Duration now = now();
        Lane lane = lanes.getOrDefault(caller, Lane.NEW);
        Duration left = lane.lock.left(now);
        if (!left.isZero()) {
            return left;
        }
        if (caller instanceof Caller.Stranger) {
            Duration turn = lane.turn;
            if (turn.isZero()) {
                turn = (lane.lock.wrong() == 0 ? fresh : spent).next(now);
            }
            Duration wait = turn.minus(now);
            if (wait.isPositive()) {
                lanes.put(caller, new Lane(lane.lock, turn));
                return wait;
            }
        }
        lanes.put(caller, new Lane(lane.lock.afterWrong(now, freeTries(caller)), Duration.ZERO));
        return Duration.ZERO;
    }

    private static int freeTries(Caller caller) {
        return caller instanceof Caller.Stranger ? PinLock.FREE_TO_STRANGERS : PinLock.FREE;
    }

    private synchronized Duration left(Caller caller) {
        return lanes.getOrDefault(caller, Lane.NEW).lock.left(now());
    }

    private synchronized void forget(Caller caller) {
        lanes.remove(caller);
    }

    /// Gives turns at a limited rate, several at once after a quiet time. Guarded by the gate.
    private static final class Line {
        private final Duration interval;
        private final Duration saved;
        private Duration next = Duration.ZERO;

        Line(Duration interval, int atOnce) {
            this.interval = interval;
            this.saved = interval.multipliedBy(atOnce);
            this.next = saved.negated();
        }

        Duration next(Duration now) {
            Duration earliest = now.minus(saved);
            Duration turn = next.compareTo(earliest) < 0 ? earliest : next;
            Duration latest = now.plus(LONGEST_LINE);
            if (turn.compareTo(latest) > 0) {
                return latest;
            }
            next = turn.plus(interval);
            return turn;
        }
    }
}
