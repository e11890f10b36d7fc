package brussels.citedesmetiers.kiosk.pin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.pin.PinGate.Caller;
import brussels.citedesmetiers.kiosk.pin.PinGate.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/// One gate for all who try the staff's secret, on a clock that the test turns.
class PinGateTest {
    private static final String RIGHT = "482915";
    private static final Caller PANEL = new Caller.Panel();
    private static final Caller BROWSER = new Caller.Known("a browser");

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger compared = new AtomicInteger();

    private final List<String> tries = Collections.synchronizedList(new ArrayList<>());

    /// Every comparison waits until it may go on.
    private CountDownLatch open = new CountDownLatch(0);

    private final Secret secret =
            new Secret() {
                @Override
                public Match compare(char[] tried) {
                    compared.incrementAndGet();
                    tries.add(new String(tried));
                    try {
                        if (!open.await(30, TimeUnit.SECONDS)) {
                            return Match.UNREADABLE;
                        }
                    } catch (InterruptedException e) {
                        return Match.UNREADABLE;
                    }
                    return new String(tried).equals(RIGHT) ? Match.RIGHT : Match.WRONG;
                }

                @Override
                public String stamp() {
                    return "stamp";
                }
            };
    private final PinGate gate = new PinGate(secret, nanos::get);

    private static Caller stranger(int number) {
        return new Caller.Stranger("address " + number);
    }

    private Outcome right(Caller caller) {
        return gate.enter(caller, RIGHT.toCharArray());
    }

    private Outcome wrong(Caller caller) {
        return gate.enter(caller, "482916".toCharArray());
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void fifthWrongTryLocksItsLaneEvenForTheRightPin() {
        for (Caller lane : List.of(PANEL, BROWSER)) {
            for (int i = 0; i < 4; i++) {
                assertEquals(new Outcome.Wrong(Duration.ZERO), wrong(lane));
            }
            assertEquals(new Outcome.Wrong(Duration.ofMinutes(1)), wrong(lane));
            assertEquals(new Outcome.Later(Duration.ofMinutes(1)), right(lane));
            pass(Duration.ofMinutes(1));
            assertEquals(new Outcome.Wrong(Duration.ofMinutes(2)), wrong(lane));
            pass(Duration.ofMinutes(2));
            assertEquals(new Outcome.Right(), right(lane));
            assertEquals(new Outcome.Wrong(Duration.ZERO), wrong(lane));
        }
    }

    /// Eight wrong tries and then one at each end of a lock used to keep everybody out for good.
    @Test
    void strangersLockNeitherThePanelNorABrowserThatIsKnown() {
        for (int minute = 0; minute < 60; minute++) {
            for (int i = 0; i < 200; i++) {
                wrong(stranger(i));
            }
            assertEquals(new Outcome.Right(), right(PANEL));
            assertEquals(new Outcome.Right(), right(BROWSER));
            pass(Duration.ofMinutes(1));
        }
    }

    /// Who never tried wrongly does not stand behind those that did, and waits once at most.
    @Test
    void strangerWithTheRightPinGetsInHoweverManyTryWrongOnes() {
        for (int minute = 0; minute < 60; minute++) {
            for (int i = 0; i < 200; i++) {
                wrong(stranger(i));
            }
            pass(Duration.ofMinutes(1));
        }
        Caller newcomer = stranger(1_000);
        Outcome first = right(newcomer);
        if (first instanceof Outcome.Later(Duration wait)) {
            assertTrue(wait.compareTo(Duration.ofMinutes(1)) < 0, wait::toString);
            pass(wait);
            first = right(newcomer);
        }
        assertEquals(new Outcome.Right(), first);
    }

    @Test
    void whoWasToldItsTurnHasIt() {
        Caller told = stranger(500);
        for (int i = 0; i < 30; i++) {
            wrong(stranger(i));
        }
        Outcome.Later later = assertInstanceOf(Outcome.Later.class, right(told));
        for (int i = 100; i < 400; i++) {
            wrong(stranger(i));
        }
        pass(later.left());
        assertEquals(new Outcome.Right(), right(told));
    }

    @Test
    void manyAtOnceAreNotMoreThanOneAfterTheOther() throws Exception {
        open = new CountDownLatch(1);
        List<Future<Outcome>> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 30; i++) {
                outcomes.add(threads.submit(() -> wrong(BROWSER)));
            }
            for (int i = 0; i < 30; i++) {
                outcomes.add(threads.submit(() -> wrong(stranger(1))));
            }
            open.countDown();
        }
        long wrong = 0;
        for (Future<Outcome> one : outcomes) {
            wrong += one.get() instanceof Outcome.Wrong ? 1 : 0;
        }
        assertTrue(wrong <= 5 + 3, () -> "compared " + compared.get());
        assertEquals(wrong, compared.get());
    }

    @Test
    void allDesksAreSignedIntoAtTheSameMoment() throws Exception {
        open = new CountDownLatch(1);
        List<Future<Outcome>> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                int desk = i;
                outcomes.add(threads.submit(() -> right(stranger(desk))));
            }
            Await.until("the gate", () -> gate.waiting() == 11);
            open.countDown();
        }
        for (Future<Outcome> one : outcomes) {
            assertEquals(new Outcome.Right(), one.get());
        }
    }

    @Test
    void strangersAreComparedLast() throws Exception {
        open = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> wrong(stranger(1)));
            Await.until("the gate", () -> compared.get() == 1);
            threads.execute(() -> gate.enter(stranger(2), "000001".toCharArray()));
            Await.until("the gate", () -> gate.waiting() == 1);
            threads.execute(() -> gate.enter(BROWSER, "000002".toCharArray()));
            threads.execute(() -> gate.enter(PANEL, "000003".toCharArray()));
            Await.until("the gate", () -> gate.waiting() == 3);
            open.countDown();
        }
        assertEquals(List.of("482916", "000003", "000002", "000001"), tries);
    }

    @Test
    void withoutASecretNobodyIsLetInAndNothingIsLocked() {
        PinGate none =
                new PinGate(
                        new Secret() {
                            @Override
                            public Match compare(char[] tried) {
                                return Match.NOT_SET;
                            }

                            @Override
                            public String stamp() {
                                return "none";
                            }
                        },
                        nanos::get);
        for (int i = 0; i < 20; i++) {
            assertEquals(new Outcome.Unavailable(), none.enter(PANEL, new char[0]));
        }
    }

    /// Whatever the addresses and however paced: the guesses of strangers stay few.
    @Property(tries = 50)
    void strangersTogetherGetFewTries(
            @ForAll @IntRange(min = 1, max = 500) int addresses,
            @ForAll @Size(min = 10, max = 200) List<@IntRange(max = 30) Integer> pauses) {
        for (int pause : pauses) {
            for (int i = 0; i < 20; i++) {
                wrong(stranger((int) (nanos.get() / 1_000_000 + i) % addresses));
            }
            pass(Duration.ofSeconds(pause));
        }
        long seconds = Duration.ofNanos(nanos.get()).toSeconds();
        assertTrue(compared.get() <= 32 + seconds / 3 + seconds / 30, () -> compared + " tries");
    }
}
