package brussels.citedesmetiers.kiosk.counts;

import java.util.Arrays;
import java.util.Locale;

/// Where a terminal stands: this decides what it counts and for how long.
public enum TerminalKind {
    BUILDING,
    TRUCK;

    /// Its name in files and databases: the constant in lower case.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of this name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static TerminalKind of(String id) {
        return Arrays.stream(values())
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of terminal: " + id));
    }
}
