package brussels.citedesmetiers.kiosk.sync;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The state of delivering counts to the centre, for the staff panel. A plain value.
///
/// @param waiting batches that the centre has not acknowledged
/// @param receivedAt when it last acknowledged one since the start, by the wall clock, or null
/// @param problem why the last attempt failed, or null if it did not
/// @param detail for [CentreTrouble#TOKEN_FILE] a sentence for the log, else a technical word
public record SyncStatus(
        int waiting, @Nullable Instant receivedAt, @Nullable CentreTrouble problem, String detail) {
    /// Nothing was tried yet.
    public static final SyncStatus NONE = new SyncStatus(0, null, null, "");

    /// When the centre last acknowledged a batch.
    public Optional<Instant> lastReceipt() {
        return Optional.ofNullable(receivedAt);
    }

    /// Why the last attempt failed.
    public Optional<CentreTrouble> trouble() {
        return Optional.ofNullable(problem);
    }

    SyncStatus withWaiting(int now) {
        return new SyncStatus(now, receivedAt, problem, detail);
    }
}
