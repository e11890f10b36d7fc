package brussels.citedesmetiers.kiosk.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// One thread for the store, in the order of asking, whatever fails on it.
final class StoreThreadTest {
    @Test
    void workIsDoneInTheOrderOfAskingAndWhatFailsStopsNothing() throws Exception {
        List<String> done = new ArrayList<>();
        CountDownLatch ticked = new CountDownLatch(1);
        try (StoreThread thread = new StoreThread()) {
            thread.execute(
                    () -> {
                        throw new IllegalStateException("planted");
                    });
            thread.execute(() -> done.add("first"));
            thread.tick(ticked::countDown);
            assertThrows(
                    IllegalArgumentException.class,
                    () ->
                            thread.run(
                                    () -> {
                                        throw new IllegalArgumentException("planted");
                                    }));
            assertEquals("inside", thread.run(() -> thread.run(() -> "inside")));
            thread.execute(() -> done.add("last"));
            thread.settle();
            assertTrue(ticked.await(30, TimeUnit.SECONDS));
        }
        assertEquals(List.of("first", "last"), done);
    }

    /// Whoever deletes the folder next waits for the last work, however long it takes.
    @Test
    void itsEndIsAwaitedUntilTheLastWorkIsDone() throws Exception {
        CountDownLatch disk = new CountDownLatch(1);
        AtomicBoolean done = new AtomicBoolean();
        StoreThread thread = new StoreThread();
        thread.execute(
                () -> {
                    try {
                        disk.await();
                        done.set(true);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        Thread closing = Thread.ofPlatform().start(thread::close);
        FutureTask<Boolean> waiting =
                new FutureTask<>(
                        () -> {
                            thread.awaitEnd();
                            return done.get();
                        });
        Thread waiter = Thread.ofPlatform().start(waiting);
        Await.until(
                "both wait",
                () ->
                        closing.getState() == Thread.State.TIMED_WAITING
                                && waiter.getState() == Thread.State.TIMED_WAITING);
        disk.countDown();
        assertTrue(waiting.get());
        closing.join();
    }
}
