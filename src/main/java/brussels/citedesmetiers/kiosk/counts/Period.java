package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.time.YearMonth;

/// How long a measure counts before its numbers may leave. Days nest in months and months in years;
/// weeks do not, so they are not offered.
public enum Period {
    DAY,
    MONTH,
    YEAR;

    /// The last day of the period that this day is in.
    public LocalDate lastDay(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case MONTH -> YearMonth.from(day).atEndOfMonth();
            case YEAR -> LocalDate.of(day.getYear(), 12, 31);
        };
    }

    /// Whether a period ends with this day.
    public boolean endsWith(LocalDate day) {
        return lastDay(day).equals(day);
    }

    /// The period that this day is in, as ISO 8601 writes it: `2026-11-23`, `2026-11` or `2026`.
    public String label(LocalDate day) {
        return switch (this) {
            case DAY -> day.toString();
            case MONTH -> YearMonth.from(day).toString();
            case YEAR -> Integer.toString(day.getYear());
        };
    }
}
