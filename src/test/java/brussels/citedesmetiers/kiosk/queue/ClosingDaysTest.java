package brussels.citedesmetiers.kiosk.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The public holidays of Belgium and a house's own closing days.
final class ClosingDaysTest {

    @ParameterizedTest
    @CsvSource({
        "2024-04-01, 2024-05-09, 2024-05-20",
        "2026-04-06, 2026-05-14, 2026-05-25",
        "2027-03-29, 2027-05-06, 2027-05-17",
        "2038-04-26, 2038-06-03, 2038-06-14"
    })
    void theHolidaysAroundEasterMove(LocalDate monday, LocalDate ascension, LocalDate whitMonday) {
        int year = monday.getYear();
        List<LocalDate> moving =
                holidays(year).stream()
                        .filter(day -> !day.equals(LocalDate.of(year, 5, 1)))
                        .filter(day -> day.getMonthValue() > 2 && day.getMonthValue() < 7)
                        .toList();
        assertEquals(List.of(monday, ascension, whitMonday), moving);
    }

    @Property
    void aYearHasTenAndThoseOfEasterKeepTheirWeekday(
            @ForAll @IntRange(min = 1974, max = 4000) int year) {
        List<LocalDate> all = holidays(year);
        // Ascension can fall on 1 May.
        assertTrue(all.size() == 10 || (all.size() == 9 && anyOn(all, DayOfWeek.THURSDAY)));
        assertTrue(anyOn(all, DayOfWeek.MONDAY));
    }

    private static boolean anyOn(List<LocalDate> days, DayOfWeek weekday) {
        return days.stream().anyMatch(day -> day.getDayOfWeek() == weekday);
    }

    private static List<LocalDate> holidays(int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(ClosingDays::isPublicHoliday)
                .toList();
    }

    @Test
    void aHouseMayStayOpenOnPublicHolidaysAndCloseOnDaysOfItsOwn() {
        LocalDate christmas = LocalDate.of(2026, 12, 25);
        ClosingDays closed = new ClosingDays(false, Set.of(christmas.minusDays(1)));
        assertTrue(closed.holds(christmas.minusDays(1)));
        assertFalse(closed.holds(christmas));
        assertTrue(new ClosingDays(true, Set.of()).holds(christmas));
    }
}
