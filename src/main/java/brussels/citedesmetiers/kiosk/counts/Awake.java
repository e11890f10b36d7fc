package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;

/// Since when a hub has run without a long break: terminals could give it their counts all that
/// time, so whoever has not is not waited for much longer. A plain value.
///
/// @param since the first day
/// @param last the last day on which it ran
public record Awake(LocalDate since, LocalDate last) {
    /// A weekend with a holiday on either side is no long break.
    private static final int LONG_DAYS = 5;

    /// A hub that runs on this day for the first time.
    public static Awake from(LocalDate day) {
        return new Awake(day, day);
    }

    /// It runs on this day too. A clock that was ahead makes it begin anew.
    public Awake on(LocalDate today) {
        boolean anew = today.isBefore(last) || today.isAfter(last.plusDays(LONG_DAYS));
        return new Awake(anew ? today : since, today);
    }
}
