package brussels.citedesmetiers.kiosk.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
}
