package brussels.citedesmetiers.kiosk.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The watchdog before a socket as the service manager's.
final class WatchdogTest {
    private static final String ALIVE = "WATCHDOG=1";
    private static final int ROUNDS = 6;

    @TempDir Path folder;

    private static Watchdog watchdog(String socket) {
        return Watchdog.of(Map.of("NOTIFY_SOCKET", socket, "WATCHDOG_USEC", "40000"));
    }

    private static Loop turning(AtomicInteger rounds) {
        return new Loop(
                "turning",
                Duration.ofMinutes(1),
                turned -> {
                    rounds.incrementAndGet();
                    turned.run();
                });
    }

    private static long count(NotifyReceiver manager, String message) {
        return Collections.frequency(manager.said(), message);
    }

    @Test
    void programThatTurnsIsReadyAliveAndInTheEndStopping() throws Exception {
        String socket = folder.resolve("notify").toString();
        AtomicInteger rounds = new AtomicInteger();
        try (NotifyReceiver manager = new NotifyReceiver(socket)) {
            Watchdog watchdog = watchdog(socket);
            watchdog.watch(List.of(turning(rounds)));
            watchdog.ready("Serving");
            Await.until("rounds", () -> count(manager, ALIVE) >= ROUNDS);
            assertEquals("READY=1\nSTATUS=Serving", manager.said().getFirst());
            assertTrue(rounds.get() >= ROUNDS, "every loop is asked in every round");
            watchdog.close();
            manager.await("STOPPING=1");
        }
    }

    @Test
    void aNameOutsideTheFileSystemIsASocketToo() throws Exception {
        String socket = "@kiosk-test-" + ProcessHandle.current().pid();
        try (NotifyReceiver manager = new NotifyReceiver(socket);
                Watchdog watchdog = watchdog(socket)) {
            watchdog.ready("Serving");
            manager.await(ALIVE);
        }
    }

    @Test
    void nothingIsSaidBeforeTheProgramIsReady() throws Exception {
        String socket = folder.resolve("notify").toString();
        try (NotifyReceiver manager = new NotifyReceiver(socket)) {
            try (Watchdog watchdog = watchdog(socket)) {
                watchdog.watch(List.of(turning(new AtomicInteger())));
            }
            manager.await("STOPPING=1");
            assertEquals(List.of("STOPPING=1"), manager.said());
        }
    }

    @Test
    void aLoopThatStaysAwayKeepsTheProgramFromCountingAsAlive() throws Exception {
        String socket = folder.resolve("notify").toString();
        AtomicInteger rounds = new AtomicInteger();
        AtomicReference<Runnable> answer = new AtomicReference<>(() -> {});
        Loop stuck = new Loop("stuck", Duration.ZERO, answer::set);
        try (NotifyReceiver manager = new NotifyReceiver(socket);
                Watchdog watchdog = watchdog(socket)) {
            watchdog.watch(List.of(stuck, turning(rounds)));
            watchdog.ready("Serving");
            Await.until("rounds", () -> rounds.get() >= ROUNDS);
            assertEquals(1, count(manager, ALIVE), "only the round that asked it");
            answer.get().run();
            Await.until("alive again", () -> count(manager, ALIVE) == 2);
        }
    }

    @Test
    void aLoopMayTakeItsTime() throws Exception {
        String socket = folder.resolve("notify").toString();
        Loop patient = new Loop("patient", Duration.ofMinutes(10), turned -> {});
        try (NotifyReceiver manager = new NotifyReceiver(socket);
                Watchdog watchdog = watchdog(socket)) {
            watchdog.watch(List.of(patient));
            watchdog.ready("Serving");
            Await.until("rounds", () -> count(manager, ALIVE) >= ROUNDS);
        }
    }

    @Test
    void aLoopThatCannotBeAskedIsNotTakenForOneThatTurns() throws Exception {
        String socket = folder.resolve("notify").toString();
        AtomicInteger rounds = new AtomicInteger();
        Loop broken =
                new Loop(
                        "broken",
                        Duration.ZERO,
                        turned -> {
                            throw new IllegalStateException("planted");
                        });
        try (NotifyReceiver manager = new NotifyReceiver(socket);
                Watchdog watchdog = watchdog(socket)) {
            watchdog.watch(List.of(broken, turning(rounds)));
            watchdog.ready("Serving");
            Await.until("rounds", () -> rounds.get() >= ROUNDS);
            assertEquals(1, count(manager, ALIVE));
        }
    }

    @Test
    void withoutAServiceManagerNobodyIsTold() {
        assertFalse(Watchdog.isSupervised(Map.of("WATCHDOG_USEC", "40000")));
        AtomicInteger rounds = new AtomicInteger();
        try (Watchdog watchdog = Watchdog.of(Map.of("WATCHDOG_USEC", "40000"))) {
            watchdog.watch(List.of(turning(rounds)));
            watchdog.ready("Serving");
        }
        assertEquals(0, rounds.get());
    }
}
