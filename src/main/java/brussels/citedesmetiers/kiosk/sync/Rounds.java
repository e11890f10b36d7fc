package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Decides what is due when: sealing once a day, as soon as the day is known; sending whenever
/// something waits, with growing delays while it fails; a heartbeat every 15 minutes in any case.
///
/// Time is monotonic here. The wall clock decides only the day, and only while it is trusted, so a
/// clock that jumps makes nothing happen early, twice or never.
///
/// One thread at a time; [#status()] and [#lastSent()] from any.
final class Rounds {
    static final Duration BEAT = Duration.ofMinutes(15);

    /// How often to check whether a day has ended or something waits.
    static final Duration LOOK = Duration.ofMinutes(5);

    private final OutboxOnStoreThread kept;
    private final @Nullable CentreClient centre;
    private final DayClock days;
    private final IntFunction<Heartbeat> condition;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final RandomGenerator random;

    private @Nullable LocalDate sealed;
    private BackOff backOff = BackOff.NONE;
    private long nextLook;
    private long nextSend;
    private long nextBeat;
    private volatile SyncStatus status = SyncStatus.NONE;
    private volatile Optional<Batch> lastSent = Optional.empty();
    private boolean looked;

    /// @param centre null if this terminal has none: then counts are only sealed, for the stick
    /// @param condition makes a heartbeat of the number of batches waiting
    Rounds(
            OutboxOnStoreThread kept,
            @Nullable CentreClient centre,
            DayClock days,
            IntFunction<Heartbeat> condition,
            InstantSource clock,
            LongSupplier nanoTime,
            RandomGenerator random) {
        this.kept = kept;
        this.centre = centre;
        this.days = days;
        this.condition = condition;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.random = random;
        long now = nanoTime.getAsLong();
        this.nextLook = now;
        this.nextSend = now;
        this.nextBeat = now;
    }

    SyncStatus status() {
        return status;
    }

    /// The last batch that the centre acknowledged, if known yet.
    Optional<Batch> lastSent() {
        return lastSent;
    }

    /// Somebody wants it now, so earlier failures are forgotten.
    void hurry() {
        backOff = BackOff.NONE;
        nextSend = nanoTime.getAsLong();
        nextLook = nextSend;
    }

    /// Does what is due.
    ///
    /// @return how long until something is due again
    Duration once() {
        if (isDue(nextLook)) {
            if (!looked) {
                looked = lookAtLastSent();
            }
            seal();
            nextLook = in(LOOK);
        }
        if (centre != null) {
            if (isDue(nextSend)) {
                send(centre);
            }
            if (isDue(nextBeat)) {
                // Set first, so that a heartbeat that hangs does not bring the next one forward.
                nextBeat = in(BEAT);
                beat(centre);
            }
        }
        long now = nanoTime.getAsLong();
        long next = nextLook - now;
        if (centre != null) {
            next = Math.min(next, Math.min(nextSend - now, nextBeat - now));
        }
        return Duration.ofNanos(Math.max(0, next));
    }

    private boolean isDue(long at) {
        return nanoTime.getAsLong() - at >= 0;
    }

    private long in(Duration wait) {
        return nanoTime.getAsLong() + wait.toNanos();
    }

    private void seal() {
        if (!days.trusted()) {
            return;
        }
        LocalDate today = days.today();
        if (today.equals(sealed)) {
            return;
        }
        try {
            int made = kept.seal(today);
            sealed = today;
            if (made > 0) {
                Logger.info("{} batches of counts were sealed", made);
            }
            if (made > 0 && backOff.equals(BackOff.NONE)) {
                nextSend = nanoTime.getAsLong();
            }
        } catch (OutboxException e) {
            Logger.warn(e, "Nothing could be sealed now; it is tried again");
        }
    }

    private void send(CentreClient to) {
        Delivery.Outcome outcome = new Delivery(kept, to).run();
        if (outcome.done()) {
            backOff = BackOff.NONE;
            nextSend = in(LOOK);
        } else {
            backOff = (outcome.received() > 0 ? BackOff.NONE : backOff).failed();
            nextSend = in(backOff.delay(random, outcome.pause()));
        }
        if (outcome.received() > 0) {
            looked = lookAtLastSent();
        }
        note(outcome);
    }

    /// @return whether the outbox could be read
    private boolean lookAtLastSent() {
        try {
            Optional<SealedBatch> batch = kept.lastSent();
            lastSent = batch.isEmpty() ? Optional.empty() : Optional.of(batch.get().batch());
            return true;
        } catch (OutboxException | BatchFormatException e) {
            Logger.warn(e, "What was last sent is not known now");
            return false;
        }
    }

    private void note(Delivery.Outcome outcome) {
        Optional<Answer.Failed> failure = Optional.ofNullable(outcome.failure());
        Optional<CentreTrouble> before = status.trouble();
        Optional<CentreTrouble> now = failure.map(Answer.Failed::trouble);
        if (!before.equals(now)) {
            failure.ifPresentOrElse(
                    f ->
                            Logger.warn(
                                    "Counts do not reach the centre: {} ({})",
                                    f.trouble(),
                                    f.detail()),
                    () -> Logger.info("Counts reach the centre again"));
        }
        Optional<Instant> received =
                outcome.received() > 0 ? Optional.of(clock.instant()) : status.lastReceipt();
        status =
                new SyncStatus(
                        waiting(),
                        received.orElse(null),
                        now.orElse(null),
                        failure.map(Answer.Failed::detail).orElse(""));
    }

    private int waiting() {
        try {
            return kept.waitingCount();
        } catch (OutboxException e) {
            return status.waiting();
        }
    }

    private void beat(CentreClient to) {
        int waiting = waiting();
        status = status.withWaiting(waiting);
        Answer answer = to.beat(condition.apply(waiting));
        if (answer instanceof Answer.Failed(CentreTrouble trouble, String detail, var _)) {
            Logger.debug("A heartbeat was not heard: {} ({})", trouble, detail);
        }
    }
}
