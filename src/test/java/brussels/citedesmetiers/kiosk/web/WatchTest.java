package brussels.citedesmetiers.kiosk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.Await;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// The limits on requests, on a clock that the test turns.
class WatchTest {
    private final AtomicLong nanos = new AtomicLong();
    private final Watch watch = new Watch(Duration.ofSeconds(20), 2, nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        watch.look();
    }

    private static <T> T of(CompletableFuture<T> future) throws Exception {
        return future.get(30, TimeUnit.SECONDS);
    }

    @Test
    void writeThatAClientDoesNotTakeIsCutByClosingItsConnection() throws Exception {
        CompletableFuture<IOException> ended = new CompletableFuture<>();
        CountDownLatch writing = new CountDownLatch(1);
        try (ServerSocketChannel listening = ServerSocketChannel.open()) {
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (SocketChannel client = SocketChannel.open(listening.getLocalAddress());
                    SocketChannel server = listening.accept()) {
                watch.execute(
                        () -> {
                            try {
                                writing.countDown();
                                while (server.write(ByteBuffer.allocate(1 << 16)) > 0) {
                                    Thread.onSpinWait();
                                }
                            } catch (IOException e) {
                                ended.complete(e);
                            }
                        });
                assertTrue(writing.await(30, TimeUnit.SECONDS));
                pass(Duration.ofSeconds(21));
                assertInstanceOf(ClosedByInterruptException.class, of(ended));
                assertFalse(server.isOpen());
                assertTrue(client.isOpen());
            }
        }
    }

    @Test
    void requestInTimeIsLeftAlone() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        watch.execute(
                () -> {
                    watch.allow(Duration.ofSeconds(60));
                    begun.countDown();
                    interrupted.complete(isInterruptedAt(go));
                });
        assertTrue(begun.await(30, TimeUnit.SECONDS));
        pass(Duration.ofSeconds(59));
        go.countDown();
        assertFalse(of(interrupted));
    }

    @Test
    void workOnTheDatabaseIsNotInterrupted() throws Exception {
        CompletableFuture<Boolean> inside = new CompletableFuture<>();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        watch.execute(
                () ->
                        inside.complete(
                                watch.shielded(
                                        () -> {
                                            begun.countDown();
                                            return isInterruptedAt(go);
                                        })));
        assertTrue(begun.await(30, TimeUnit.SECONDS));
        pass(Duration.ofHours(1));
        go.countDown();
        assertFalse(of(inside));
    }

    @Test
    void looksOnlyWhileSomebodyIsConnected() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        try (ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1)) {
            watch.start(timer);
            Await.until("no look planned", () -> isIdle(timer));
            watch.execute(() -> interrupted.complete(isInterruptedAt(new CountDownLatch(1))));
            Await.until("a look planned", () -> !isIdle(timer));
            nanos.addAndGet(Duration.ofSeconds(21).toNanos());
            assertTrue(of(interrupted));
            Await.until("no look planned", () -> isIdle(timer));
        }
    }

    private static boolean isIdle(ScheduledThreadPoolExecutor timer) {
        return timer.getQueue().isEmpty() && timer.getActiveCount() == 0;
    }

    private static boolean isInterruptedAt(CountDownLatch go) {
        try {
            return !go.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    @Test
    void moreThanThereIsRoomForAreTurnedAway() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(2);
        for (int i = 0; i < 2; i++) {
            watch.execute(
                    () -> {
                        isInterruptedAt(go);
                        left.countDown();
                    });
        }
        assertThrows(RejectedExecutionException.class, () -> watch.execute(() -> {}));
        assertEquals(2, left.getCount());
        go.countDown();
        assertTrue(left.await(30, TimeUnit.SECONDS));
    }
}
