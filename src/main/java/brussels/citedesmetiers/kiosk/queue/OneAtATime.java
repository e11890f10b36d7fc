package brussels.citedesmetiers.kiosk.queue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Runs one piece of work at a time: on a single thread, such as the store's, or under a lock. Work
/// may submit more work, which then runs at once.
public interface OneAtATime {

    /// Runs the work and returns its result or throws its exception. Any thread.
    <T> T run(Supplier<T> work);

    /// Runs work on the caller's thread, under a lock, in the order of requests.
    static OneAtATime locking() {
        ReentrantLock lock = new ReentrantLock(true);
        return new OneAtATime() {
            @Override
            public <T> T run(Supplier<T> work) {
                lock.lock();
                try {
                    return work.get();
                } finally {
                    lock.unlock();
                }
            }
        };
    }

    /// Runs work on the one thread of an executor and waits for it.
    ///
    /// @param inside whether the caller is already on that thread, where waiting would never end
    static OneAtATime on(Executor thread, BooleanSupplier inside) {
        return new OneAtATime() {
            @Override
            public <T> T run(Supplier<T> work) {
                if (inside.getAsBoolean()) {
                    return work.get();
                }
                try {
                    return CompletableFuture.supplyAsync(work, thread).join();
                } catch (CompletionException e) {
                    if (e.getCause() instanceof RuntimeException own) {
                        throw own;
                    }
                    throw e;
                }
            }
        };
    }
}
