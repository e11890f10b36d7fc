package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a site's batch says of the offers that are in what has closed, so that the centre can tell
/// it to a hub that has lost its memory. A plain value, bounded like the batch it is in.
///
/// @param through the last day in a closed group
/// @param given the last offer of each terminal that is in a closed group, by the terminal's id
/// @param moved as in [SiteMark]
public record SiteGiven(LocalDate through, Map<String, SiteMark.Last> given, LocalDate moved) {
    /// What the batch of a single terminal says: nothing.
    public static final SiteGiven NONE = new SiteGiven(LocalDate.EPOCH, Map.of(), LocalDate.EPOCH);

    /// The most terminals of a site.
    static final int MOST_TERMINALS = 100;

    /// Of a terminal, and of a site as a sender.
    public static final int LONGEST_ID = 40;

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    public SiteGiven {
        given = Collections.unmodifiableMap(new TreeMap<>(given));
        checkDay(through);
        checkDay(moved);
        if (given.size() > MOST_TERMINALS) {
            throw new IllegalArgumentException(given.size() + " terminals of a site");
        }
        given.forEach(SiteGiven::check);
    }

    private static void check(String terminal, SiteMark.Last last) {
        Batch.checkTerminal(terminal);
        Batch.checkNumbers(last.number().epoch(), last.number().seq());
        checkDay(last.through());
        if (terminal.length() > LONGEST_ID || !DIGEST.matcher(last.digest()).matches()) {
            throw new IllegalArgumentException("no offer of " + terminal);
        }
    }

    private static void checkDay(LocalDate day) {
        if (!day.equals(LocalDate.EPOCH)
                && (day.isBefore(Batch.FIRST_DAY) || day.isAfter(Batch.LAST_DAY))) {
            throw new IllegalArgumentException("a day of a site's offers: " + day);
        }
    }

    /// Whether all of it can be of a batch that closed with this day.
    boolean isBy(LocalDate day) {
        return !through.isAfter(day)
                && !moved.isAfter(day)
                && given.values().stream().noneMatch(last -> last.through().isAfter(day));
    }
}
