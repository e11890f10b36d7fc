package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Arrays;

/// How long a measure counts before its numbers may leave. Days nest in months, months in quarters
/// and quarters in years; weeks do not, so they are not offered.
public enum Period {
    DAY,
    MONTH,
    QUARTER,
    YEAR;

    private static final int MONTHS_OF_A_QUARTER = 3;

    /// The last day of the period that this day is in.
    public LocalDate lastDay(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case MONTH -> YearMonth.from(day).atEndOfMonth();
            case QUARTER ->
                    YearMonth.of(day.getYear(), quarter(day) * MONTHS_OF_A_QUARTER).atEndOfMonth();
            case YEAR -> LocalDate.of(day.getYear(), 12, 31);
        };
    }

    /// The first day of the period that this day is in.
    public LocalDate firstDay(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER ->
                    YearMonth.of(day.getYear(), quarter(day) * MONTHS_OF_A_QUARTER)
                            .minusMonths(MONTHS_OF_A_QUARTER - 1L)
                            .atDay(1);
            case YEAR -> LocalDate.of(day.getYear(), 1, 1);
        };
    }

    /// Whether a period ends with this day.
    public boolean endsWith(LocalDate day) {
        return lastDay(day).equals(day);
    }

    /// The period that this day is in: `2026-11-23`, `2026-11` or `2026` as ISO 8601 writes them,
    /// which has no form for a quarter: `2026-Q4`.
    public String label(LocalDate day) {
        return switch (this) {
            case DAY -> day.toString();
            case MONTH -> YearMonth.from(day).toString();
            case QUARTER -> day.getYear() + "-Q" + quarter(day);
            case YEAR -> Integer.toString(day.getYear());
        };
    }

    /// Whether this is the label of any period that the day is in.
    public static boolean isLabelOf(String label, LocalDate day) {
        return Arrays.stream(values()).anyMatch(period -> period.label(day).equals(label));
    }

    private static int quarter(LocalDate day) {
        return day.get(IsoFields.QUARTER_OF_YEAR);
    }
}
