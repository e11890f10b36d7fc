package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Outbox;
import brussels.citedesmetiers.kiosk.queue.DayClock;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

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
    private static final long CLOSING_SECONDS = 5;

    private final Rounds rounds;
    private final @Nullable HttpCentre centre;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private boolean hurry;
    private boolean closed;

    /// @param centre where it is; empty if this terminal has none: then counts are only sealed
    /// @param terminal the id of this terminal
    /// @param condition makes a heartbeat of the number of batches waiting; called on the sender's
    ///   thread
    public Sender(
            Optional<CentreAddress> centre,
            String terminal,
            Outbox outbox,
            OneAtATime storeThread,
            DayClock days,
            IntFunction<Heartbeat> condition) {
        this.centre = centre.map(address -> new HttpCentre(address, terminal)).orElse(null);
        this.rounds =
                new Rounds(
                        new Kept(outbox, storeThread, days),
                        this.centre,
                        days,
                        condition,
                        InstantSource.system(),
                        System::nanoTime,
                        RandomGenerator.getDefault());
        this.thread = new Thread(this::work, "sync");
        this.thread.setDaemon(true);
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
        lock.lock();
        try {
            hurry = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        Duration wait = Duration.ZERO;
        while (awaited(wait)) {
            try {
                wait = rounds.once();
            } catch (RejectedExecutionException e) {
                Logger.info("The store has closed; nothing is sent any more");
                return;
            } catch (RuntimeException e) {
                Logger.error(e, "Sending counts failed unexpectedly; it is tried again");
                wait = BackOff.LONGEST;
            }
        }
    }

    /// @return whether to go on
    private boolean awaited(Duration wait) {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (left > 0 && !hurry && !closed) {
                left = woken.awaitNanos(left);
            }
            if (hurry) {
                hurry = false;
                rounds.hurry();
            }
            return !closed;
        } catch (InterruptedException e) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Ends, also in the middle of an exchange; what was not acknowledged is sent at the next
    /// start. Close it before the store.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
        if (centre != null) {
            centre.close();
        }
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(CLOSING_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
