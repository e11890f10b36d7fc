package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HighWaterTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    @Test
    void firstTrustedDateIsTakenOverWithoutARestart() {
        HighWater mark = after(HighWater.NONE, DAY, false, 3);
        assertEquals(4, next(mark, DAY, true).number());
    }

    @Test
    void numbersGivenWithoutADateAreSkippedOnTheDayTheClockIsSet() {
        HighWater yesterday = after(HighWater.NONE, DAY, true, 2);
        HighWater undated = after(yesterday, DAY.minusYears(1), false, 2);
        HighWater today = next(undated, DAY.plusDays(1), true);
        assertEquals(1, today.number());
        HighWater second = next(today, DAY.plusDays(1), true);
        assertEquals(2, second.number());
        assertEquals(5, next(second, DAY.plusDays(1), true).number());
    }

    @Test
    void numbersGivenBetweenTwoLooksAtTheSameDateAreOfThatDate() {
        HighWater mark = after(HighWater.NONE, DAY, true, 2);
        mark = after(mark, DAY, false, 2);
        mark = after(mark, DAY, true, 1);
        HighWater tomorrow = after(mark, DAY.plusDays(1), true, 5);
        assertEquals(5, tomorrow.number());
    }

    @Test
    void aDayGoneBackToGoesOnAboveAllItsNumbers() {
        HighWater mark = after(HighWater.NONE, DAY, true, 10);
        mark = after(mark, DAY.plusDays(1), true, 3);
        assertEquals(11, next(mark, DAY, true).number());
    }

    @Test
    void afterAJumpTheNextLaterDateDoesNotRestart() {
        HighWater mark = after(HighWater.NONE, DAY, true, 10).jumped(1000);
        mark = next(mark, DAY, true);
        assertEquals(1011, mark.number());
        mark = next(mark, DAY.plusDays(1), true);
        assertEquals(1012, mark.number());
        assertEquals(1, next(mark, DAY.plusDays(2), true).number());
    }

    @Test
    void numbersGoToFourDigitsAndEndAt9999() {
        HighWater mark = HighWater.startingAt(999, 70);
        mark = after(mark, DAY, true, 2);
        assertEquals(1000, mark.number());
        HighWater end = next(HighWater.startingAt(9999, 70), DAY, true);
        assertEquals(9999, end.number());
        assertTrue(end.next(DAY, true).isEmpty());
        assertTrue(end.next(DAY, false).isEmpty());
    }

    @Test
    void usedUpNumbersRestartOnTheNextDate() {
        HighWater end = after(HighWater.startingAt(9998, 70), DAY, true, 1);
        end = next(end, DAY.plusDays(1), true);
        assertTrue(end.next(DAY.plusDays(1), true).isEmpty());
        assertEquals(1, next(end, DAY.plusDays(2), true).number());
    }

    @Test
    void everyValueIsReadBackFromItsLine() {
        HighWater mark = new HighWater(812, 17, DAY, true, 14, 3, 9, 640);
        assertEquals(Optional.of(mark), HighWater.parse(mark.line()));
        assertEquals(Optional.of(HighWater.NONE), HighWater.parse(HighWater.NONE.line()));
        HighWater ahead =
                new HighWater(812, 17, DAY, false, 0, 0, 0, 640, DAY.plusYears(9), 17, null);
        assertEquals(Optional.of(ahead), HighWater.parse(ahead.line()));
        HighWater back = new HighWater(812, 17, DAY, false, 0, 0, 0, 640, null, 0, DAY.plusDays(2));
        assertEquals(Optional.of(back), HighWater.parse(back.line()));
    }

    @Test
    void aLineWithAnyCharacterChangedIsRefused() {
        String line = new HighWater(812, 17, DAY, true, 14, 3, 9, 640).line();
        for (int i = 0; i < line.length(); i++) {
            char other = line.charAt(i) == '1' ? '2' : '1';
            String damaged = line.substring(0, i) + other + line.substring(i + 1);
            assertTrue(HighWater.parse(damaged).isEmpty(), damaged);
            assertTrue(HighWater.parse(line.substring(0, i)).isEmpty());
        }
        assertFalse(HighWater.parse(line).isEmpty());
    }

    private static HighWater next(HighWater mark, LocalDate day, boolean trusted) {
        return mark.next(day, trusted).orElseThrow();
    }

    private static HighWater after(HighWater mark, LocalDate day, boolean trusted, int tickets) {
        HighWater last = mark;
        for (int i = 0; i < tickets; i++) {
            last = next(last, day, trusted);
        }
        return last;
    }
}
