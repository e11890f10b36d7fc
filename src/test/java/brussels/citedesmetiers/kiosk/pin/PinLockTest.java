package brussels.citedesmetiers.kiosk.pin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PinLockTest {
    private static final Duration NOW = Duration.ofHours(3);

    private static PinLock afterWrong(int tries) {
        PinLock lock = PinLock.OPEN;
        for (int i = 0; i < tries; i++) {
            lock = lock.afterWrong(NOW, PinLock.FREE);
        }
        return lock;
    }

    @Test
    void fourWrongTriesLockNothing() {
        assertEquals(Duration.ZERO, afterWrong(4).left(NOW));
    }

    @Test
    void fifthLocksForAMinuteAndEachFurtherOneTwiceAsLongUpToFifteen() {
        assertEquals(
                List.of(1L, 2L, 4L, 8L, 15L, 15L),
                List.of(5, 6, 7, 8, 9, 100).stream()
                        .map(tries -> afterWrong(tries).left(NOW).toMinutes())
                        .toList());
    }

    @Test
    void lockEndsWhenItsTimeIsOver() {
        PinLock lock = afterWrong(5);
        assertEquals(Duration.ofNanos(1), lock.left(NOW.plusSeconds(60).minusNanos(1)));
        assertEquals(Duration.ZERO, lock.left(NOW.plusSeconds(60)));
        assertEquals(Duration.ZERO, lock.left(NOW.plusDays(400)));
    }

    @Property
    void guesserGetsFewTriesHoweverHePacesThem(
            @ForAll @Size(max = 200) List<@IntRange(max = 2_000) Integer> pausesInSeconds) {
        PinLock lock = PinLock.OPEN;
        Duration now = Duration.ZERO;
        int tries = 0;
        for (int pause : pausesInSeconds) {
            now = now.plusSeconds(pause);
            assertTrue(lock.left(now).compareTo(Duration.ofMinutes(15)) <= 0);
            if (lock.left(now).isZero()) {
                lock = lock.afterWrong(now, PinLock.FREE);
                tries++;
            }
        }
        assertTrue(tries <= 10 + now.toMinutes() / 15, tries + " tries in " + now);
    }
}
