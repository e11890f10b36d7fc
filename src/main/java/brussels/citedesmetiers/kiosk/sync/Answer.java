package brussels.citedesmetiers.kiosk.sync;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What the centre said to a request; also that it said nothing that can be believed.
sealed interface Answer {

    /// It has the batch and all before it in its epoch, and said so with a receipt of this very
    /// batch.
    record Received() implements Answer {}

    /// It expects another batch next.
    record Expects(long epoch, long seq) implements Answer {}

    /// It has other counts than this terminal thinks: another body under a used number, or an epoch
    /// that does not come later.
    ///
    /// @param epoch the epoch in which it has them
    /// @param sealedThrough the day through which it has counts
    record OtherCounts(long epoch, LocalDate sealedThrough) implements Answer {}

    /// What it has of this terminal.
    ///
    /// @param epoch 0 for nothing
    /// @param sealedThrough null for nothing
    record Holds(long epoch, long seq, @Nullable LocalDate sealedThrough) implements Answer {}

    /// A heartbeat was noted.
    record Noted() implements Answer {}

    /// Nothing was taken.
    ///
    /// @param detail for the log: a status, the type of a problem, the kind of a failure
    /// @param pause how long the centre asks to wait, or null
    record Failed(CentreTrouble trouble, String detail, @Nullable Duration pause)
            implements Answer {
        Failed(CentreTrouble trouble, String detail) {
            this(trouble, detail, null);
        }
    }
}
