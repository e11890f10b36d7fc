package brussels.citedesmetiers.kiosk.printing;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.tinylog.Logger;

/// Tasks for the printer's thread, and the only place where that thread waits. Any thread may post
/// and stop.
final class Mailbox {
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Object lock = new Object();
    private volatile boolean stopped;
    private boolean ended;

    /// Runs the task on the printer's thread or, once that has ended, on another thread with the
    /// same name, so that nobody waits for ever.
    void post(Runnable task) {
        synchronized (lock) {
            if (!ended) {
                tasks.add(task);
                return;
            }
        }
        Thread.ofPlatform().daemon().name(EscPosPrinter.THREAD_NAME).start(task);
    }

    /// Makes every wait end now.
    void stop() {
        stopped = true;
        post(() -> {});
    }

    boolean stopped() {
        return stopped;
    }

    /// Runs tasks until the condition holds, time is up or the mailbox is stopped; the caller
    /// checks which. On the printer's thread only.
    void await(BooleanSupplier condition, Duration limit) {
        long start = System.nanoTime();
        while (!stopped && !condition.getAsBoolean()) {
            long left = limit.toNanos() - (System.nanoTime() - start);
            if (left <= 0) {
                return;
            }
            try {
                Runnable task = tasks.poll(left, TimeUnit.NANOSECONDS);
                if (task != null) {
                    run(task);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                stopped = true;
            }
        }
    }

    /// Runs the remaining tasks. Nothing is queued afterwards.
    void end() {
        stopped = true;
        synchronized (lock) {
            ended = true;
        }
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            run(task);
        }
    }

    /// A defect in a task must not end the waiting thread.
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            Logger.error(e, "A task on the printer's thread failed");
        }
    }
}
