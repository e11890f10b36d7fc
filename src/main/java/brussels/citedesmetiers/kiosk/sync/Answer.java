package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.counts.SiteMark;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The centre's answer to a request, or that no credible answer came.
sealed interface Answer {

    /// It has the batch and all earlier ones of its epoch, confirmed by a receipt for this batch.
    record Received() implements Answer {}

    /// It expects another batch next.
    record Expects(long epoch, long seq) implements Answer {}

    /// Its counts differ from what this terminal expects: a different body under a used number, or
    /// an epoch that is not later.
    ///
    /// @param epoch the epoch of these counts
    /// @param sealedThrough the day through which it has counts
    /// @param site what they are of, if the sender is a site, else null
    record OtherCounts(long epoch, LocalDate sealedThrough, @Nullable SiteMark site)
            implements Answer {
        OtherCounts(long epoch, LocalDate sealedThrough) {
            this(epoch, sealedThrough, null);
        }
    }

    /// What it has from this terminal.
    ///
    /// @param epoch 0 for nothing
    /// @param sealedThrough null for nothing
    /// @param site what it is of, if the sender is a site, else null
    record Holds(long epoch, long seq, @Nullable LocalDate sealedThrough, @Nullable SiteMark site)
            implements Answer {
        Holds(long epoch, long seq, @Nullable LocalDate sealedThrough) {
            this(epoch, seq, sealedThrough, null);
        }
    }

    /// A heartbeat was recorded.
    record Noted() implements Answer {}

    /// Nothing was accepted.
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
