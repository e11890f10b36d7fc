package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.counts.Outbox;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Seals what closed, brings it to the centre and says every 15 minutes that the terminal is there,
/// on a thread of its own, from [#start()] to [#close()].
///
/// It calls the outbox through [OneAtATime] only, so on the store's thread; it never holds that
/// thread while it waits for the network. Whatever fails is tried again, later and later, at the
/// most every 15 minutes. The terminal may be switched off at any instant.
///
/// Before the clock is trusted the outbox must have been told so
/// ([brussels.citedesmetiers.kiosk.counts.UndatedCounts#timeKnown]): nothing is sealed before
/// [DayClock#trusted()], and at the first look after it everything is.
///
/// Any thread may call it.
public final class Sender implements AutoCloseable {
    private final Rounds rounds;
    private final @Nullable HttpCentre centre;
    private final RoundThread thread;

    /// @param centre where it is; null if this terminal has none: then counts are only sealed
    /// @param terminal the id of this terminal
    /// @param condition makes a heartbeat of the number of batches waiting; called on the sender's
    ///   thread
    public Sender(
            @Nullable CentreAddress centre,
            String terminal,
            Outbox outbox,
            OneAtATime storeThread,
            DayClock days,
            IntFunction<Heartbeat> condition) {
        this.centre = centre == null ? null : new HttpCentre(centre, terminal);
        this.rounds =
                new Rounds(
                        new OutboxOnStoreThread(outbox, storeThread, days),
                        this.centre,
                        days,
                        condition,
                        InstantSource.system(),
                        System::nanoTime,
                        RandomGenerator.getDefault());
        this.thread = new RoundThread("sync", this::round, BackOff.LONGEST);
    }

    /// Begins, once.
    public void start() {
        thread.start();
    }

    /// How it is.
    public SyncStatus status() {
        return rounds.status();
    }

    /// The last batch that the centre has said it has, for any visitor to see; empty while there is
    /// none or it is not known yet.
    public Optional<Batch> lastSent() {
        return rounds.lastSent();
    }

    /// Tries now, whatever failed before: staff have mended something, or the day was confirmed.
    public void hurry() {
        thread.hurry();
    }

    private Duration round(boolean hurried) {
        if (hurried) {
            rounds.hurry();
        }
        return rounds.once();
    }

    /// Ends, also in the middle of an exchange; what was not acknowledged is sent at the next
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
