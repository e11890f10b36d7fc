package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Sends everything that waits to the centre, one batch at a time, oldest first.
///
/// A batch is acknowledged only by its own receipt. If the centre expects an earlier one (it was
/// restored from an old backup), sending continues from there with what is still kept, and reports
/// which are gone. If the centre's counts differ from what this terminal expects, this terminal's
/// memory was copied or went back in time: then a new epoch begins, but only after the centre has
/// said so twice in a row, because that drops counts.
///
/// A crash at any step neither loses nor duplicates anything: what was sent and not acknowledged is
/// sent again, and the centre recognises the bytes.
final class Delivery {
    private static final int MOST_TURNS = 4;

    private final OutboxOnStoreThread kept;
    private final CentreClient centre;

    Delivery(OutboxOnStoreThread kept, CentreClient centre) {
        this.kept = kept;
        this.centre = centre;
    }

    /// How it went.
    ///
    /// @param received batches that the centre has acknowledged
    /// @param failure why it stopped early, or null if nothing waits any more
    record Outcome(int received, Answer.@Nullable Failed failure) {
        boolean done() {
            return failure == null;
        }

        /// How long the centre asks to wait, or null.
        @Nullable Duration pause() {
            return failure == null ? null : failure.pause();
        }
    }

    /// A position in the sequence of batches.
    private record At(long epoch, long seq) {
        boolean isBefore(SealedBatch batch) {
            return epoch < batch.epoch() || (epoch == batch.epoch() && seq < batch.seq());
        }
    }

    /// One run: its position, and how often it was redirected without a batch being acknowledged.
    private final class Run {
        private @Nullable At at;
        private int turns;
        private int received;

        Outcome run() throws OutboxException {
            while (true) {
                At here = at;
                List<SealedBatch> page =
                        here == null ? kept.waiting() : kept.from(here.epoch(), here.seq());
                if (page.isEmpty()) {
                    if (here == null) {
                        return new Outcome(received, null);
                    }
                    at = null;
                    continue;
                }
                Answer.Failed failed = send(page);
                if (failed != null) {
                    return new Outcome(received, failed);
                }
            }
        }

        /// Sends a page of batches, as far as it continues in order.
        private Answer.@Nullable Failed send(List<SealedBatch> page) throws OutboxException {
            Answer.Failed missing = sayMissing(page.getFirst());
            if (missing != null) {
                return missing;
            }
            for (SealedBatch batch : page) {
                Answer answer = centre.put(batch);
                if (!(answer instanceof Answer.Received)) {
                    return otherwise(batch, answer);
                }
                kept.acknowledge(batch);
                received++;
                turns = 0;
                if (at != null) {
                    at = new At(batch.epoch(), batch.seq() + 1);
                }
            }
            return null;
        }

        private Answer.@Nullable Failed otherwise(SealedBatch batch, Answer answer)
                throws OutboxException {
            turns++;
            return switch (answer) {
                case Answer.Failed failed -> failed;
                case Answer.Expects(long epoch, long seq) when turns <= MOST_TURNS ->
                        goTo(new At(epoch, seq), batch);
                case Answer.OtherCounts other when turns <= MOST_TURNS -> {
                    Answer again = centre.put(batch);
                    yield again.equals(other) ? startAfter(other) : unclear("not said twice");
                }
                default -> unclear("no way on: " + answer.getClass().getSimpleName());
            };
        }

        private Answer.@Nullable Failed goTo(At next, SealedBatch batch) throws OutboxException {
            if (next.isBefore(batch)) {
                Logger.warn("The centre expects {}: sending again from there", next);
                at = next;
                return null;
            }
            if (next.equals(new At(batch.epoch(), batch.seq()))) {
                return unclear("expects what it refused");
            }
            // The centre has moved past this batch without having it, so it will never accept it.
            return switch (centre.held()) {
                case Answer.Holds(long epoch, _, LocalDate through, var site)
                        when epoch >= batch.epoch() && through != null ->
                        startAfter(new Answer.OtherCounts(epoch, through, site));
                case Answer.Failed failed -> failed;
                default -> unclear("expects " + next);
            };
        }

        private Answer.@Nullable Failed startAfter(Answer.OtherCounts other)
                throws OutboxException {
            Logger.error(
                    "The centre has other counts, in epoch {} through {}",
                    other.epoch(),
                    other.sealedThrough());
            kept.startAfter(other);
            at = null;
            return null;
        }

        /// Reports as gone what is expected before the first batch that is still here.
        private Answer.@Nullable Failed sayMissing(SealedBatch first) {
            At expected = at;
            if (expected == null) {
                return null;
            }
            boolean sameEpoch = expected.epoch() == first.epoch();
            long from = sameEpoch ? expected.seq() : 1;
            if (from >= first.seq()) {
                return null;
            }
            Answer answer = centre.gone(first.epoch(), from, first.seq() - 1);
            if (answer instanceof Answer.Failed failed) {
                return failed;
            }
            return answer.equals(new Answer.Expects(first.epoch(), first.seq()))
                    ? null
                    : unclear("goes on elsewhere");
        }

        private static Answer.Failed unclear(String detail) {
            return new Answer.Failed(CentreTrouble.NOT_THE_CENTRE, detail);
        }
    }

    /// Sends until nothing waits or something fails.
    Outcome run() {
        Run run = new Run();
        try {
            return run.run();
        } catch (OutboxException e) {
            Logger.error(e, "The outbox cannot be used now");
            return new Outcome(
                    run.received,
                    new Answer.Failed(CentreTrouble.OUTBOX, String.valueOf(e.getMessage())));
        }
    }
}
