package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.Offering;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import brussels.citedesmetiers.kiosk.sync.CountsHub.NotTakenException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Decides what a joined terminal says to its hub when: what closed as soon as it is there, and
/// without any a question from time to time, since the hub may have forgotten, or may know by then
/// what the centre has. Without a hub it goes on trying for as long as it takes.
///
/// That the hub has other counts of this terminal is believed only if it says so twice in a row,
/// because that drops counts.
///
/// One thread at a time; [#status()] from any.
final class GivingRounds {
    /// How often to look whether something closed.
    static final Duration LOOK = Duration.ofMinutes(5);

    /// How often the hub is asked without anything for it.
    static final Duration ASK = Duration.ofMinutes(30);

    private static final int MOST_TURNS = 100;

    private final Offering offering;
    private final OneAtATime storeThread;
    private final CountsHub hub;
    private final DayClock days;
    private final LongSupplier nanoTime;
    private final RandomGenerator random;
    private Giving.Answer heard = Giving.Answer.NONE;
    private @Nullable LocalDate through;
    private BackOff backOff = BackOff.NONE;
    private long nextAsk;
    private volatile GivingStatus status = GivingStatus.NONE;

    GivingRounds(
            Offering offering,
            OneAtATime storeThread,
            CountsHub hub,
            DayClock days,
            LongSupplier nanoTime,
            RandomGenerator random) {
        this.offering = offering;
        this.storeThread = storeThread;
        this.hub = hub;
        this.days = days;
        this.nanoTime = nanoTime;
        this.random = random;
        this.nextAsk = nanoTime.getAsLong();
    }

    GivingStatus status() {
        return status;
    }

    /// Gives what is due.
    ///
    /// @return how long until something is due again
    Duration once() {
        @Nullable GivingTrouble trouble = null;
        try {
            giveAll();
            backOff = BackOff.NONE;
        } catch (NotTakenException e) {
            trouble = e.trouble();
            backOff = backOff.failed();
        } catch (OutboxException e) {
            Logger.warn(e, "What goes to the hub cannot be read now");
            trouble = GivingTrouble.STORE;
            backOff = backOff.failed();
        }
        note(trouble);
        return trouble == null ? LOOK : backOff.delay(random, null);
    }

    private void giveAll() throws NotTakenException, OutboxException {
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            Giving.Answer last = heard;
            Optional<Giving> next = run(() -> offering.giving(last));
            if (next.isEmpty()) {
                return;
            }
            Giving giving = next.get().fitting();
            if (giving.offers().isEmpty() && !last.equals(Giving.Answer.NONE) && !isAskDue()) {
                return;
            }
            give(giving, last);
        }
    }

    private boolean isAskDue() {
        return nanoTime.getAsLong() - nextAsk >= 0;
    }

    private void give(Giving giving, Giving.Answer last) throws NotTakenException, OutboxException {
        Giving.Answer answer = hub.give(giving);
        boolean other = answer.other() && !giving.offers().isEmpty();
        if (other && !hub.give(giving).equals(answer)) {
            throw new NotTakenException(GivingTrouble.NOT_THE_HUB);
        }
        nextAsk = nanoTime.getAsLong() + ASK.toNanos();
        run(
                () -> {
                    offering.heard(giving, answer);
                    return true;
                });
        heard = other ? Giving.Answer.NONE : answer;
        if (!answer.through().equals(LocalDate.EPOCH)) {
            through = answer.through();
        }
        boolean stuck =
                !other
                        && !giving.offers().isEmpty()
                        && answer.siteEpoch() == last.siteEpoch()
                        && answer.last().compareTo(last.last()) <= 0;
        if (stuck) {
            Logger.warn("The hub does not take what comes after {}", answer.last());
            throw new NotTakenException(
                    isAhead(giving) ? GivingTrouble.AHEAD : GivingTrouble.NOT_TAKEN);
        }
    }

    /// Whether the first of these days has not ended by a clock here that is known to be right.
    private boolean isAhead(Giving giving) {
        return days.trusted() && giving.endedBefore(days.today()).offers().isEmpty();
    }

    @FunctionalInterface
    private interface Call<T> {
        T run() throws OutboxException;
    }

    private <T> T run(Call<T> call) throws OutboxException {
        OutboxException[] failure = new OutboxException[1];
        Optional<T> result =
                storeThread.run(
                        () -> {
                            try {
                                return Optional.of(call.run());
                            } catch (OutboxException e) {
                                failure[0] = e;
                                return Optional.<T>empty();
                            }
                        });
        if (failure[0] != null) {
            throw failure[0];
        }
        return result.orElseThrow();
    }

    /// The hub may still have days that were taken back.
    private @Nullable LocalDate given(LocalDate offered) {
        LocalDate there = through;
        return there == null || there.isBefore(offered) ? there : offered;
    }

    private void note(@Nullable GivingTrouble trouble) {
        GivingStatus before = status;
        Giving.Answer last = heard;
        try {
            OptionalInt waiting = run(() -> offering.waiting(last));
            Optional<LocalDate> offered = run(offering::offeredThrough);
            status =
                    new GivingStatus(
                            waiting.isPresent(),
                            waiting.orElse(0),
                            offered.map(this::given).orElse(null),
                            trouble);
        } catch (OutboxException e) {
            Logger.debug(e, "How many counts wait for the hub is not known now");
            status =
                    new GivingStatus(
                            before.joined(),
                            before.waiting(),
                            before.givenThrough().orElse(null),
                            trouble);
        }
        if (!before.trouble().equals(status.trouble())) {
            Logger.info(
                    "Counts for the hub: {}",
                    trouble == null ? "taken" : trouble.code() + ", they wait here");
        }
    }
}
