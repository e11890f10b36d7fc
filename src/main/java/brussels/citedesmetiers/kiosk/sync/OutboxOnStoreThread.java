package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.counts.Outbox;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.SiteMark;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The outbox for callers on another thread.
final class OutboxOnStoreThread {
    static final int PAGE = 50;
    private static final int MOST_COUNTED = 1000;

    private final Outbox outbox;
    private final OneAtATime storeThread;
    private final DayClock days;

    OutboxOnStoreThread(Outbox outbox, OneAtATime storeThread, DayClock days) {
        this.outbox = outbox;
        this.storeThread = storeThread;
        this.days = days;
    }

    @FunctionalInterface
    private interface OutboxCall<T> {
        T on(Outbox outbox) throws OutboxException;
    }

    private sealed interface Result<T> {
        record Done<T>(T value) implements Result<T> {}

        record Failed<T>(OutboxException failure) implements Result<T> {}
    }

    private <T> T run(OutboxCall<T> call) throws OutboxException {
        Result<T> result =
                storeThread.run(
                        () -> {
                            try {
                                return new Result.Done<>(call.on(outbox));
                            } catch (OutboxException e) {
                                return new Result.Failed<>(e);
                            }
                        });
        return switch (result) {
            case Result.Done<T>(T value) -> value;
            case Result.Failed<T>(OutboxException failure) -> throw failure;
        };
    }

    /// Seals what closed before the day, and deletes what was kept long enough.
    int seal(LocalDate today) throws OutboxException {
        int made = 0;
        while (run(o -> o.sealOne(today))) {
            made++;
        }
        run(o -> o.forget(today));
        return made;
    }

    List<SealedBatch> waiting() throws OutboxException {
        return run(o -> o.waiting(PAGE));
    }

    int waitingCount() throws OutboxException {
        return run(o -> o.waiting(MOST_COUNTED).size());
    }

    /// The last batch that the centre acknowledged, if it is still here.
    Optional<SealedBatch> lastSent() throws OutboxException {
        return run(
                o -> {
                    List<SealedBatch> next = o.waiting(1);
                    SealMark mark = o.mark();
                    long epoch = next.isEmpty() ? mark.epoch() : next.getFirst().epoch();
                    long seq = next.isEmpty() ? mark.seq() : next.getFirst().seq() - 1;
                    return seq < 1
                            ? Optional.empty()
                            : o.from(epoch, seq, 1).stream()
                                    .filter(b -> b.seq() == seq)
                                    .findFirst();
                });
    }

    /// The batches from this one on; from later epochs if its own has none left.
    List<SealedBatch> from(long epoch, long seq) throws OutboxException {
        return run(
                o -> {
                    List<SealedBatch> page = o.from(epoch, seq, PAGE);
                    for (long e = epoch + 1; page.isEmpty() && e <= o.mark().epoch(); e++) {
                        page = o.from(e, 1, PAGE);
                    }
                    return page;
                });
    }

    void acknowledge(SealedBatch batch) throws OutboxException {
        run(
                o -> {
                    o.acknowledge(batch.epoch(), batch.seq(), today(o.mark()));
                    return true;
                });
    }

    // An untrusted clock may be years behind, and the batch would be deleted too soon. The batch
    // was sealed on a known day, so today is at least the day after that.
    private LocalDate today(SealMark mark) {
        return days.trusted() ? days.today() : mark.closed().plusDays(1);
    }

    void startAfter(Answer.OtherCounts other) throws OutboxException {
        run(
                o -> {
                    SiteMark site = other.site();
                    if (site == null) {
                        o.startAfter(other.epoch(), other.sealedThrough());
                    } else {
                        o.startAfter(site);
                    }
                    return true;
                });
    }

    SealMark mark() throws OutboxException {
        return run(Outbox::mark);
    }
}
