package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.Locale;

/// How a terminal's counts leave it, for one calendar year and all measures: visits that left by
/// one way may never leave by the other, and two ways within a year would cut the year's tables at
/// a day that nobody chose for them.
public enum Way {
    /// It applies the release rule itself and sends to the centre.
    ALONE,
    /// It gives the sums of closed days to its site's hub, which releases them for the site.
    JOINED,
    /// It was joined, and the hub is gone for good: nothing more of the year leaves, and what was
    /// counted is reported missing.
    LOST;

    /// Its name in files: the constant in lower case.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The way of a year that has none yet.
    ///
    /// @param joins whether the settings say that the site joins its counts
    /// @param closed the last day this terminal examined: if it is in this year, something of the
    ///   year may have left alone, and the terminal joins on the next 1 January
    public static Way first(int year, boolean joins, LocalDate closed) {
        return joins && closed.getYear() < year ? JOINED : ALONE;
    }
}
