package brussels.citedesmetiers.kiosk.report;

import java.util.Locale;

/// Where a terminal stands: what it counts, and for how long, depends on it.
public enum YearKind {
    BUILDING,
    TRUCK;

    /// Its name in files: the constant in lower case.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
