package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.counts.Outbox;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Seals what closed, sends it to the centre and a heartbeat every 15 minutes, on its own thread,
/// from [#start()] to [#close()].
///
/// It calls the outbox only through [OneAtATime], so on the store's thread, and never blocks that
/// thread while waiting for the network. Whatever fails is retried with growing delays of up to 15
/// minutes. The terminal may be switched off at any moment.
///
/// The outbox must be told before the clock counts as trusted
/// ([brussels.citedesmetiers.kiosk.counts.UndatedCounts#timeKnown]): nothing is sealed before
/// [DayClock#trusted()], and everything is at the first check after it.
///
/// Any thread may call it.
public final class Sender implements AutoCloseable {
    private final Rounds rounds;
    private final @Nullable HttpCentre centre;
    private final RoundThread thread;
    private final Queue<CompletableFuture<SyncStatus>> asked = new ConcurrentLinkedQueue<>();

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

    /// Starts it; call it once.
    public void start() {
        thread.start();
    }

    /// The current status.
    public SyncStatus status() {
        return rounds.status();
    }

    /// The last batch that the centre acknowledged, shown to any visitor; empty while there is none
    /// or it is not known yet.
    public Optional<Batch> lastSent() {
        return rounds.lastSent();
    }

    /// Tries now despite earlier failures: staff have fixed something or confirmed the day.
    public void hurry() {
        thread.hurry();
    }

    /// Tries now, and says how it went: once nothing waits any more, or something keeps it.
    public CompletableFuture<SyncStatus> tryNow() {
        CompletableFuture<SyncStatus> outcome = new CompletableFuture<>();
        asked.add(outcome);
        thread.hurry();
        return outcome;
    }

    private Duration round(boolean hurried) {
        if (hurried) {
            rounds.hurry();
        }
        List<CompletableFuture<SyncStatus>> answered = List.copyOf(asked);
        Duration next = rounds.once();
        SyncStatus status = rounds.status();
        if (centre == null || status.waiting() == 0 || status.trouble().isPresent()) {
            for (CompletableFuture<SyncStatus> outcome : answered) {
                outcome.complete(status);
            }
            asked.removeIf(CompletableFuture::isDone);
        }
        return next;
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
