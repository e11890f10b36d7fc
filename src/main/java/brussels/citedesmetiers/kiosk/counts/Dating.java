package brussels.citedesmetiers.kiosk.counts;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which day is used for visits that ended while nobody knew the time. Pure.
///
/// @param day the day their counts go to, before [OpenCounts#dayFor]
/// @param hour as [ClosedLists#hour(int)] writes it, or [Dimension#UNKNOWN]
/// @param undated whether nobody knows their day
public record Dating(LocalDate day, String hour, boolean undated) {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    /// The hour since boot that a visit is stored under: fine enough to give the hour of the day,
    /// too coarse to tell one visit from the next.
    public static long bootHour(Duration sinceBoot) {
        return Math.max(0, sinceBoot.toHours());
    }

    /// For visits of the current boot, in which the time became known: counted back from now.
    public static Dating ofThisBoot(long bootHour, Duration sinceBoot, LocalDateTime now) {
        LocalDateTime then =
                now.minus(sinceBoot).plus(Duration.ofHours(bootHour)).plus(HALF_AN_HOUR);
        LocalDateTime at = then.isAfter(now) ? now : then;
        return new Dating(at.toLocalDate(), ClosedLists.hour(at.getHour()), false);
    }

    /// For visits of a boot that ended before the time was known.
    ///
    /// @param confirmed the day that staff confirmed in it, or null
    /// @param through the last sealed day
    public static Dating ofEarlierBoot(
            @Nullable LocalDate confirmed, LocalDate through, LocalDate today) {
        return confirmed == null || confirmed.isAfter(today)
                ? new Dating(firstOpen(through, today), Dimension.UNKNOWN, true)
                : new Dating(confirmed, Dimension.UNKNOWN, false);
    }

    private static LocalDate firstOpen(LocalDate through, LocalDate today) {
        return through.equals(LocalDate.EPOCH) ? today : through.plusDays(1);
    }

    /// The waiting cell as it is finally counted.
    public Cell dated(Cell cell) {
        List<String> values =
                cell.values().stream().map(v -> v.equals(Dimension.UNKNOWN) ? hour : v).toList();
        return new Cell(cell.measure(), values);
    }
}
