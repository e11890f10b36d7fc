package brussels.citedesmetiers.kiosk.counts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// The values of those dimensions whose lists are the same for every content: what visitors may be
/// asked about themselves, and how a visit can go. No other value is ever counted.
public final class ClosedLists {
    /// A statistical question that the visitor skipped or never reached.
    public static final String NO_ANSWER = "no-answer";

    private static final int FIRST_COMMUNE = 21001;
    private static final int COMMUNES = 19;
    private static final int FIRST_AGE = 15;
    private static final int LAST_AGE = 60;
    private static final int CLASS_YEARS = 5;
    private static final int HOURS = 24;

    private ClosedLists() {}

    /// The closed list of a dimension; empty if the content or the settings define the values.
    public static Optional<List<String>> of(Dimension dimension) {
        return switch (dimension) {
            case COMMUNE -> Optional.of(communes());
            case GENDER -> Optional.of(List.of("f", "m", "x", NO_ANSWER));
            case AGE -> Optional.of(ages());
            case OUTCOME -> Optional.of(List.of(Dimension.FINISHED, Dimension.ABANDONED));
            case CHANNEL -> Optional.of(List.of("adviser", "self_served", Dimension.NONE));
            case FEEDBACK -> Optional.of(List.of(Dimension.NONE, "1", "2", "3"));
            case HOUR -> Optional.of(hours());
            case THEME, LANGUAGE, RECOMMENDATION, TRADE, QUESTION, STOP -> Optional.empty();
        };
    }

    /// The 19 communes of the Brussels region by NIS code, and "elsewhere".
    private static List<String> communes() {
        List<String> communes = new ArrayList<>();
        IntStream.range(FIRST_COMMUNE, FIRST_COMMUNE + COMMUNES)
                .mapToObj(Integer::toString)
                .forEach(communes::add);
        communes.add("outside");
        communes.add(NO_ANSWER);
        return List.copyOf(communes);
    }

    /// Classes of five years without a gap.
    private static List<String> ages() {
        List<String> ages = new ArrayList<>();
        ages.add("under-" + FIRST_AGE);
        for (int from = FIRST_AGE; from <= LAST_AGE; from += CLASS_YEARS) {
            ages.add(from + "-" + (from + CLASS_YEARS - 1));
        }
        ages.add(LAST_AGE + CLASS_YEARS + "-plus");
        ages.add(NO_ANSWER);
        return List.copyOf(ages);
    }

    private static List<String> hours() {
        List<String> hours = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            hours.add(hour(hour));
        }
        hours.add(Dimension.UNKNOWN);
        return List.copyOf(hours);
    }

    /// The value of an hour from 0 to 23.
    public static String hour(int hour) {
        return String.format(Locale.ROOT, "%02d", hour);
    }
}
