package brussels.citedesmetiers.kiosk.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class YearWaysTest {
    private static final YearWays JOINED = YearWays.NONE.with(2027, Way.JOINED);

    @Test
    void aYearThatHasAWayNeverHasAnother() {
        assertEquals(JOINED, JOINED.with(2027, Way.JOINED));
        assertThrows(IllegalStateException.class, () -> JOINED.with(2027, Way.ALONE));
        assertEquals(Optional.of(Way.ALONE), JOINED.with(2028, Way.ALONE).in(2028));
    }

    /// The first joining begins on 1 January: what may have left alone in the year may not be given
    /// to a hub.
    @Test
    void aTerminalThatClosedSomethingOfTheYearJoinsWithTheNext() {
        LocalDate january = LocalDate.of(2027, 1, 31);
        assertEquals(Way.ALONE, Way.first(2027, true, january));
        assertEquals(Way.JOINED, Way.first(2028, true, january));
        assertEquals(Way.JOINED, Way.first(2027, true, LocalDate.of(2026, 12, 31)));
        assertEquals(Way.ALONE, Way.first(2028, false, january));
    }

    @Test
    void whereTwoMemoriesDifferTheYearWasJoined() {
        YearWays alone = YearWays.NONE.with(2027, Way.ALONE).with(2026, Way.ALONE);
        assertEquals(JOINED.with(2026, Way.ALONE), alone.or(JOINED));
        assertEquals(alone.or(JOINED), JOINED.or(alone));
    }

    @Provide
    Arbitrary<YearWays> ways() {
        return Arbitraries.maps(
                        Arbitraries.integers().between(2000, 2199), Arbitraries.of(Way.values()))
                .ofMaxSize(30)
                .map(byYear -> new YearWays(new TreeMap<>(byYear)));
    }

    @Property(tries = 200)
    void aLineIsReadAsItWasWrittenAndNoChangedOneIs(
            @ForAll("ways") YearWays ways, @ForAll @IntRange(max = 10_000) int at) {
        String line = ways.line();
        assertEquals(Optional.of(ways), YearWays.parse(line));
        int i = at % line.length();
        char other = line.charAt(i) == '0' ? '1' : '0';
        String changed = line.substring(0, i) + other + line.substring(i + 1);
        assertEquals(Optional.empty(), YearWays.parse(changed));
    }
}
