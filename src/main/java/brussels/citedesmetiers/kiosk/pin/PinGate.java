package brussels.citedesmetiers.kiosk.pin;

import java.time.Duration;
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
/// What was tried is kept in memory, so that a restart forgets it, unless several servers share it
/// ([Lanes]). Thread-safe; never call it on the JavaFX thread.
public final class PinGate {
    /// When the house opens, all desks may sign in within the same second.
    private static final int MOST_WAITING = 12;

    private static final Duration SOON = Duration.ofSeconds(2);

    private final Secret secret;
    private final Lanes lanes;
    private final AtomicLong order = new AtomicLong();
    private final AtomicInteger strangersWaiting = new AtomicInteger();
    private final ThreadPoolExecutor comparing;

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
        this(secret, new LanesInMemory(nanoTime));
    }

    /// @param lanes which several servers may share
    public PinGate(Secret secret, Lanes lanes) {
        this.secret = secret;
        this.lanes = lanes;
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
    ///
    /// @throws java.io.UncheckedIOException if what is shared cannot be reached; an attempt that
    ///   was counted stays counted
    public Outcome enter(Caller caller, char[] tried) {
        boolean stranger = caller instanceof Caller.Stranger;
        if (stranger && strangersWaiting.get() >= MOST_WAITING) {
            return new Outcome.Later(SOON);
        }
        Duration wait = lanes.reserve(caller);
        if (!wait.isZero()) {
            return new Outcome.Later(wait);
        }
        return switch (compare(caller, tried)) {
            case RIGHT -> {
                lanes.forget(caller);
                yield new Outcome.Right();
            }
            case WRONG -> new Outcome.Wrong(lanes.left(caller));
            case NOT_SET, UNREADABLE -> {
                lanes.forget(caller);
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
}
