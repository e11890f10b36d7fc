package brussels.citedesmetiers.kiosk.hub;

import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import brussels.citedesmetiers.kiosk.supervisor.Loop;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The one thread that uses a data folder's store, and the tick it gets every few seconds. Any
/// thread may give it work.
public final class StoreThread implements OneAtATime, AutoCloseable {
    private static final long TICK_SECONDS = 5;
    private static final long END_SECONDS = 10;

    /// It opens, checks, copies and restores whole databases in one go, on slow cards. A restart in
    /// the middle would only begin that again.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(this::make);
    private final OneAtATime turns = OneAtATime.on(executor, this::isCurrent);
    private volatile @Nullable Thread thread;

    private Thread make(Runnable task) {
        Thread made = Thread.ofPlatform().name("store").daemon().unstarted(task);
        thread = made;
        return made;
    }

    private boolean isCurrent() {
        return Thread.currentThread().equals(thread);
    }

    @Override
    public <T> T run(Supplier<T> work) {
        return turns.run(work);
    }

    /// Queues work; the caller does not wait for it. Work that fails is logged.
    public void execute(Runnable work) {
        executor.execute(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        Logger.error(e, "Work for the store failed");
                    }
                });
    }

    /// Queues work and returns its result later.
    public <T> CompletableFuture<T> ask(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, executor);
    }

    /// Comes round between two pieces of work.
    public Loop loop() {
        return new Loop("store", PATIENCE, this::execute);
    }

    /// Ticks from now on: first as soon as possible, then every few seconds. A failed tick is
    /// logged, and the next one still comes.
    public void tick(Runnable tick) {
        var _ =
                executor.scheduleWithFixedDelay(
                        () -> {
                            try {
                                tick.run();
                            } catch (RuntimeException e) {
                                Logger.error(e, "The store's tick failed; it is tried again");
                            }
                        },
                        0,
                        TICK_SECONDS,
                        TimeUnit.SECONDS);
    }

    /// Waits until everything queued so far is done, but not for ever.
    public void settle() throws InterruptedException {
        try {
            executor.submit(() -> {}).get(END_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            Logger.warn(e, "The store did not finish in time");
        }
    }

    /// Waits until it has ended, after [#close], as long as a slow disk takes: for whoever deletes
    /// the folder next.
    public void awaitEnd() throws InterruptedException {
        if (!executor.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            Logger.warn("The store still works; what it writes now is left behind");
        }
    }

    /// Ends once everything queued so far is done, but does not wait for ever.
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
                Logger.warn("The store did not close in time; its log makes up for it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
