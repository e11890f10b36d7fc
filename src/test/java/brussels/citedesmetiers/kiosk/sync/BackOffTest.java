package brussels.citedesmetiers.kiosk.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static BackOff after(int failures) {
        return new BackOff(failures);
    }

    @Property
    void neverLongerThanAQuarterOfAnHourAndNeverShorterThanFiveSeconds(
            @ForAll @IntRange(min = 1) int failures,
            @ForAll long seed,
            @ForAll @LongRange(min = 0, max = 1_000_000) long asked) {
        Duration wish = asked % 2 == 0 ? null : Duration.ofSeconds(asked);
        Duration delay = after(failures).delay(new Random(seed), wish);
        assertTrue(delay.compareTo(BackOff.LONGEST) <= 0, delay::toString);
        assertTrue(delay.compareTo(BackOff.FIRST.dividedBy(2)) >= 0, delay::toString);
    }

    @Property
    void whatTheCentreAsksForIsKeptToUpToAQuarterOfAnHour(
            @ForAll @IntRange(min = 1, max = 30) int failures,
            @ForAll long seed,
            @ForAll @LongRange(min = 0, max = 900) long asked) {
        Duration wish = Duration.ofSeconds(asked);
        Duration delay = after(failures).delay(new Random(seed), wish);
        assertTrue(delay.compareTo(wish) >= 0, delay::toString);
    }

    @Property
    void leastOfTheNextIsNotBelowTheLeastBefore(
            @ForAll @IntRange(min = 1, max = 40) int failures, @ForAll long seed) {
        Duration most = after(failures).delay(new MostRandom(), null);
        Duration next = after(failures + 1).delay(new Random(seed), null);
        assertTrue(next.compareTo(most.dividedBy(2)) >= 0);
    }

    /// Always draws the highest number.
    private static final class MostRandom implements java.util.random.RandomGenerator {
        @Override
        public long nextLong() {
            return -1;
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }

    @Test
    void noFailureIsNoWait() {
        assertEquals(Duration.ZERO, BackOff.NONE.delay(new Random(1), Duration.ofDays(1)));
    }

    @Test
    void failuresAreCountedWithoutEnd() {
        assertEquals(after(1), BackOff.NONE.failed());
        assertEquals(after(Integer.MAX_VALUE), after(Integer.MAX_VALUE).failed());
    }

    @Test
    void twoTerminalsDoNotComeBackTogether() {
        Set<Duration> delays = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            delays.add(after(5).delay(new Random(seed), null));
        }
        assertTrue(delays.size() > 45);
    }
}
