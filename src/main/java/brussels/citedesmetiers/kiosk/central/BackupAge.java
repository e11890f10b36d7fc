package brussels.citedesmetiers.kiosk.central;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How old the centre's newest backup is.
///
/// @param lastOrNull when the last one was made, null if there was none
/// @param firstOrNull since when one is missed, null if there is nothing to back up or that is not
///   known
record BackupAge(@Nullable Instant lastOrNull, @Nullable Instant firstOrNull) {
    /// One is made every night, and one night may be missed by a few hours.
    static final Duration USUAL = Duration.ofHours(36);

    /// Whether the last one was made longer ago than this; never, if this is zero.
    boolean isOver(Duration most, Instant now) {
        Instant since = lastOrNull == null ? firstOrNull : lastOrNull;
        return !most.isZero() && since != null && since.plus(most).isBefore(now);
    }

    /// What there is to say of it.
    ///
    /// @param over whether it is too old
    String said(boolean over, FleetTexts texts) {
        if (lastOrNull == null) {
            return texts.of(over ? "backup.none-overdue" : "backup.none");
        }
        return texts.of(over ? "backup.overdue" : "backup", texts.moment(lastOrNull));
    }
}
