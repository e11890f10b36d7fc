package brussels.citedesmetiers.kiosk.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.counts.Dating;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KnownTimeTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final LocalDate SEALED = LocalDate.of(2026, 11, 20);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void timeIsNotKnownBeforeAClockSaysItIsRight() {
        KnownTime time = KnownTime.UNKNOWN.read(NOON, false, HOUR, SEALED);
        assertEquals(Optional.empty(), time.now(HOUR));
    }

    @Test
    void fromThenOnItRunsByTheMonotonicClock() {
        KnownTime time = KnownTime.UNKNOWN.read(NOON, true, HOUR, SEALED);
        assertEquals(Optional.of(NOON.plus(HOUR)), time.now(HOUR.plus(HOUR)));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3650, -1, 1, 3650})
    void aClockThatJumpsMovesNothing(long days) {
        Instant jumped = NOON.plus(Duration.ofDays(days));
        KnownTime time =
                KnownTime.UNKNOWN
                        .read(NOON, true, HOUR, SEALED)
                        .read(jumped, true, HOUR, SEALED)
                        .read(jumped, false, HOUR, SEALED);
        assertEquals(Optional.of(NOON), time.now(HOUR));
        assertEquals(jumped, time.doubted());
        assertEquals(Optional.of(jumped), time.confirmed(jumped, HOUR).now(HOUR));
    }

    @Test
    void aSmallCorrectionIsTaken() {
        Instant corrected = NOON.plusSeconds(40);
        KnownTime time =
                KnownTime.UNKNOWN
                        .read(NOON, true, HOUR, SEALED)
                        .read(corrected, true, HOUR, SEALED);
        assertEquals(Optional.of(corrected), time.now(HOUR));
    }

    @ParameterizedTest
    @ValueSource(longs = {-10, 500, 36500})
    void aFirstReadingFarFromTheLastSealedDayIsNotBelieved(long days) {
        Instant wall = NOON.plus(Duration.ofDays(days));
        KnownTime time = KnownTime.UNKNOWN.read(wall, true, HOUR, SEALED);
        assertEquals(Optional.empty(), time.now(HOUR));
        assertEquals(wall, time.doubted());
    }

    @Test
    void visitsOfThisBootAreDatedBackOverMidnight() {
        LocalDateTime now = TODAY.atTime(1, 0);
        Dating dating = Dating.ofThisBoot(0, Duration.ofHours(3), now);
        assertEquals(new Dating(TODAY.minusDays(1), "22", false), dating);
    }

    @Test
    void aVisitIsNeverDatedInTheFuture() {
        Dating dating = Dating.ofThisBoot(3, Duration.ofHours(3), TODAY.atTime(23, 50));
        assertEquals(new Dating(TODAY, "23", false), dating);
    }

    @Test
    void aConfirmedDayInTheFutureIsNotBelieved() {
        Dating dating = Dating.ofEarlierBoot(TODAY.plusDays(1), SEALED, TODAY);
        assertEquals(new Dating(SEALED.plusDays(1), "unknown", true), dating);
    }
}
