package brussels.citedesmetiers.kiosk.queue;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/// The days on which a house is closed whatever its weekly hours say.
///
/// @param publicHolidays whether it keeps the public holidays of Belgium
/// @param own its further closing days
public record ClosingDays(boolean publicHolidays, Set<LocalDate> own) {
    /// No closing day at all.
    public static final ClosingDays NONE = new ClosingDays(false, Set.of());

    private static final Set<MonthDay> FIXED =
            Set.of(
                    MonthDay.of(1, 1),
                    MonthDay.of(5, 1),
                    MonthDay.of(7, 21),
                    MonthDay.of(8, 15),
                    MonthDay.of(11, 1),
                    MonthDay.of(11, 11),
                    MonthDay.of(12, 25));
    private static final int EASTER_MONDAY = 1;
    private static final int ASCENSION = 39;
    private static final int WHIT_MONDAY = 50;

    public ClosingDays {
        own = Set.copyOf(own);
    }

    /// Whether the house is closed all day.
    public boolean holds(LocalDate date) {
        return own.contains(date) || (publicHolidays && isPublicHoliday(date));
    }

    /// Whether a date is one of the ten public holidays of Belgium (royal decree of 18 April 1974,
    /// article 1).
    public static boolean isPublicHoliday(LocalDate date) {
        long afterEaster = date.toEpochDay() - easter(date.getYear()).toEpochDay();
        return FIXED.contains(MonthDay.from(date))
                || afterEaster == EASTER_MONDAY
                || afterEaster == ASCENSION
                || afterEaster == WHIT_MONDAY;
    }

    /// Easter Sunday, by the algorithm of Meeus, Jones and Butcher for the Gregorian calendar (J.
    /// Meeus, Astronomical Algorithms, chapter 8); the letters are theirs.
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int g = (8 * b + 13) / 25;
        int h = (19 * a + b - b / 4 - g + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int n = h + l - 7 * m + 114;
        return LocalDate.of(year, n / 31, n % 31 + 1);
    }
}
