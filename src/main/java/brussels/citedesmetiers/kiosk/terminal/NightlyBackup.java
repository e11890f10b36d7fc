package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.store.StoreException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Backs up the store once a day at three in the morning; a terminal that was off then does it
/// after its next start. The store's thread only.
final class NightlyBackup {
    private static final int HOUR = 3;
    private static final int DAYS_PERHAPS_OFF = 7;
    private static final Duration TICKETS_KEPT = Duration.ofDays(30);

    private final WallClock clock;
    private final ZoneId zone;
    private @Nullable LocalDate made;
    private boolean wiped;
    private LocalDateTime again = LocalDateTime.MIN;

    NightlyBackup(WallClock clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /// Makes tonight's backup if there is none yet. Whatever must not be kept is deleted first:
    /// what single days had of a longer period, the order of visits, and old tickets.
    void makeIfDue(OpenStore open) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), zone);
        LocalDate night = now.minusHours(HOUR).toLocalDate();
        // What the centre has confirmed must not stay in a backup either.
        wiped |= open.counting().outbox().offers().wipedSince();
        if (night.equals(made) && !(wiped && !now.isBefore(again))) {
            return;
        }
        LocalDate since = made == null ? night.minusDays(DAYS_PERHAPS_OFF) : made;
        made = night;
        try {
            open.counting()
                    .counts()
                    .joinDays(
                            day -> open.counting().measures().in(day.getYear()).grain(),
                            now.toLocalDate());
            open.counting().counts().forgetOrder(since.minusDays(1), now.toLocalDate());
            if (clock.trusted()) {
                // With a clock years ahead, tickets would be deleted that the hub does not have.
                open.register().forget(clock.instant().minus(TICKETS_KEPT));
            }
            open.store().backup();
            wiped = false;
        } catch (StoreException e) {
            again = now.plusHours(1);
            Logger.error(e, "Tonight's backup could not be made; the next one is tried tomorrow");
        }
    }
}
