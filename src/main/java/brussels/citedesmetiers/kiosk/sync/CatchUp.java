package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.counts.Outbox;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sends everything that waits, once and immediately, on the caller's thread; used by commands.
public final class CatchUp {
    private CatchUp() {}

    /// How it went.
    ///
    /// @param received batches the centre has acknowledged
    /// @param problem why it stopped early, or null if nothing waits any more
    /// @param detail for [CentreTrouble#TOKEN_FILE] a sentence for the log, else a technical word
    public record Result(int received, @Nullable CentreTrouble problem, String detail) {
        /// Why it stopped early.
        public Optional<CentreTrouble> trouble() {
            return Optional.ofNullable(problem);
        }
    }

    /// Sends the batches of one terminal.
    public static Result run(CentreAddress address, String terminal, Outbox outbox, DayClock days) {
        OutboxOnStoreThread kept = new OutboxOnStoreThread(outbox, OneAtATime.locking(), days);
        try (HttpCentre centre = new HttpCentre(address, terminal)) {
            Delivery.Outcome outcome = new Delivery(kept, centre).run();
            Answer.Failed failure = outcome.failure();
            return failure == null
                    ? new Result(outcome.received(), null, "")
                    : new Result(outcome.received(), failure.trouble(), failure.detail());
        }
    }
}
