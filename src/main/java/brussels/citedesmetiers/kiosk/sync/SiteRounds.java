package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Decides what is due when with a site's joined counts: sealing once a day and after something was
/// given; sending whenever something waits, with growing delays while it fails. No heartbeat: a
/// site is a sender without a machine.
///
/// **The centre is asked first** what it has of this site, once after each start: a hub that was
/// restored, copied or replaced learns so what had closed before. Until then nothing is sent; and a
/// hub that never sealed does not seal either, because it does not know what it would seal again.
///
/// One thread at a time; [#status()] and [#given()] from any.
final class SiteRounds {
    private final OutboxOnStoreThread kept;
    private final @Nullable CentreClient centre;
    private final DayClock days;
    private final Predicate<LocalDate> waitedLong;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private final RandomGenerator random;

    private @Nullable LocalDate sealed;
    private boolean agreed;
    private BackOff backOff = BackOff.NONE;
    private long nextLook;
    private long nextSend;
    private volatile boolean given;
    private volatile SyncStatus status = SyncStatus.NONE;

    /// @param centre null if there is none: then counts are only sealed, for the stick
    /// @param waitedLong whether on this day a hub that never sealed has waited for the centre long
    ///   enough: then it reaches none, and counts travel by stick
    SiteRounds(
            OutboxOnStoreThread kept,
            @Nullable CentreClient centre,
            DayClock days,
            Predicate<LocalDate> waitedLong,
            InstantSource clock,
            LongSupplier nanoTime,
            RandomGenerator random) {
        this.kept = kept;
        this.centre = centre;
        this.days = days;
        this.waitedLong = waitedLong;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.random = random;
        this.nextLook = nanoTime.getAsLong();
        this.nextSend = nextLook;
    }

    SyncStatus status() {
        return status;
    }

    /// A terminal has given something: perhaps a period can close.
    void given() {
        given = true;
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
        CentreClient to = centre;
        if (to != null && !agreed && isDue(nextSend)) {
            agree(to);
        }
        if (given || isDue(nextLook)) {
            seal();
            nextLook = in(Rounds.LOOK);
        }
        if (to != null && agreed && isDue(nextSend)) {
            note(new Delivery(kept, to).run());
        }
        long now = nanoTime.getAsLong();
        long next = to == null ? nextLook - now : Math.min(nextLook - now, nextSend - now);
        return Duration.ofNanos(Math.max(0, next));
    }

    private boolean isDue(long at) {
        return nanoTime.getAsLong() - at >= 0;
    }

    private long in(Duration wait) {
        return nanoTime.getAsLong() + wait.toNanos();
    }

    /// Asks the centre what it has. If that is not what this hub sealed, a new epoch begins.
    private void agree(CentreClient to) {
        try {
            switch (to.held()) {
                case Answer.Holds(long epoch, long seq, LocalDate through, var site) -> {
                    SealMark own = kept.mark();
                    boolean further =
                            epoch > own.epoch() || (epoch == own.epoch() && seq > own.seq());
                    boolean other =
                            site != null
                                    && epoch == own.epoch()
                                    && seq == own.seq()
                                    && !site.sealed().digest().equals(own.digest());
                    // What this hub sealed and the centre never got is with the terminals: they
                    // give
                    // it again, and only what the centre has is left out.
                    boolean behind =
                            site != null
                                    && own.seq() == 0
                                    && epoch < own.epoch()
                                    && site.sealed().closed().isBefore(own.closed());
                    if (through != null && (further || other || behind)) {
                        Logger.error(
                                "The centre has other counts of this site, in epoch {} through {}",
                                epoch,
                                through);
                        kept.startAfter(new Answer.OtherCounts(epoch, through, site));
                    }
                    agreed = true;
                }
                case Answer.Failed failed -> note(new Delivery.Outcome(0, failed));
                default ->
                        note(
                                new Delivery.Outcome(
                                        0,
                                        new Answer.Failed(
                                                CentreTrouble.NOT_THE_CENTRE, "no position")));
            }
        } catch (OutboxException e) {
            Logger.error(e, "What the centre has of this site cannot be gone on from now");
            note(
                    new Delivery.Outcome(
                            0,
                            new Answer.Failed(
                                    CentreTrouble.OUTBOX, String.valueOf(e.getMessage()))));
        }
    }

    private void seal() {
        if (!days.trusted()) {
            return;
        }
        LocalDate today = days.today();
        boolean wasGiven = given;
        given = false;
        if (today.equals(sealed) && !wasGiven) {
            return;
        }
        try {
            if (!maySeal(today)) {
                return;
            }
            int made = kept.seal(today);
            sealed = today;
            if (made > 0) {
                Logger.info("{} batches of the site's counts were sealed", made);
            }
            if (made > 0 && backOff.equals(BackOff.NONE)) {
                nextSend = nanoTime.getAsLong();
            }
        } catch (OutboxException e) {
            given = wasGiven;
            Logger.warn(e, "Nothing of the site could be sealed now; it is tried again");
        }
    }

    private boolean maySeal(LocalDate today) throws OutboxException {
        return centre == null
                || agreed
                || !kept.mark().equals(SealMark.NONE)
                || waitedLong.test(today);
    }

    private void note(Delivery.Outcome outcome) {
        if (outcome.done()) {
            backOff = BackOff.NONE;
            nextSend = in(Rounds.LOOK);
        } else {
            backOff = (outcome.received() > 0 ? BackOff.NONE : backOff).failed();
            nextSend = in(backOff.delay(random, outcome.pause()));
        }
        Optional<Answer.Failed> failure = Optional.ofNullable(outcome.failure());
        Optional<CentreTrouble> now = failure.map(Answer.Failed::trouble);
        if (!status.trouble().equals(now)) {
            failure.ifPresentOrElse(
                    f ->
                            Logger.warn(
                                    "The site's counts do not reach the centre: {} ({})",
                                    f.trouble(),
                                    f.detail()),
                    () -> Logger.info("The site's counts reach the centre again"));
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
}
