package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.counts.Outbox;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Seals what closed of a site's joined counts and sends it to the centre, on its own thread, from
/// [#start()] to [#close()]. It goes beside the [Sender] of the hub's own terminal, under the
/// site's id and with its own key and token.
///
/// Any thread may call it.
public final class SiteSender implements AutoCloseable {
    private final SiteRounds rounds;
    private final @Nullable HttpCentre centre;
    private final RoundThread thread;

    /// @param centre where it is, with the site's token; null if there is none
    /// @param site the sender's id at the centre
    /// @param waitedLong whether on this day a hub that never sealed has waited for the centre long
    ///   enough; called on this sender's thread
    public SiteSender(
            @Nullable CentreAddress centre,
            String site,
            Outbox outbox,
            OneAtATime storeThread,
            DayClock days,
            Predicate<LocalDate> waitedLong) {
        this.centre = centre == null ? null : new HttpCentre(centre, site);
        this.rounds =
                new SiteRounds(
                        new OutboxOnStoreThread(outbox, storeThread, days),
                        this.centre,
                        days,
                        waitedLong,
                        InstantSource.system(),
                        System::nanoTime,
                        RandomGenerator.getDefault());
        this.thread = new RoundThread("site-sync", this::round, BackOff.LONGEST);
    }

    /// Starts it; call it once.
    public void start() {
        thread.start();
    }

    /// How it stands with the centre.
    public SyncStatus status() {
        return rounds.status();
    }

    /// A terminal has given something: perhaps a period can close.
    public void given() {
        rounds.given();
        thread.wake();
    }

    /// Tries now despite earlier failures: staff have fixed something or confirmed the day.
    public void hurry() {
        thread.hurry();
    }

    private Duration round(boolean hurried) {
        if (hurried) {
            rounds.hurry();
        }
        return rounds.once();
    }

    /// Ends, even in the middle of an exchange; what was not acknowledged is sent after the next
    /// start. Close it before the store.
    @Override
    public void close() {
        thread.end();
        if (centre != null) {
            centre.close();
        }
        thread.close();
    }
}
