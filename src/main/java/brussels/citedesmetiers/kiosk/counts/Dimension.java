package brussels.citedesmetiers.kiosk.counts;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a measure may count by. The list is closed: nothing else about a visit is ever counted.
public enum Dimension {
    THEME,
    LANGUAGE,
    /// The hour of the day in which the visit ended, `00` to `23`, or [#UNKNOWN].
    HOUR,
    /// [#FINISHED] or [#ABANDONED].
    OUTCOME,
    /// The first recommendation; [#NONE] for a visit that was never shown its result.
    RECOMMENDATION,
    /// The first trade a visitor keeps; [#NONE] for a visit that keeps none.
    TRADE,
    /// The question at which a visit was abandoned; [#NONE] for a finished one.
    QUESTION,
    CHANNEL,
    /// Where the truck stood; [#NONE] if staff chose none.
    STOP,
    FEEDBACK,
    COMMUNE,
    GENDER,
    AGE;

    /// The value for a visit without one: no feedback, no stop, no question at which it was
    /// abandoned.
    public static final String NONE = "none";

    /// The hour of a visit that ended while the time was unknown.
    public static final String UNKNOWN = "unknown";

    public static final String FINISHED = "finished";
    public static final String ABANDONED = "abandoned";

    /// The name in `counts.json`: the constant in lower case.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The names of all.
    public static List<String> ids() {
        return Arrays.stream(values()).map(Dimension::id).toList();
    }

    /// The dimension of this name.
    ///
    /// @throws IllegalArgumentException if there is none
    public static Dimension of(String id) {
        return Arrays.stream(values())
                .filter(d -> d.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no dimension " + id));
    }
}
