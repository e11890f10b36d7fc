package brussels.citedesmetiers.kiosk.agenda;

import java.time.Instant;
import java.util.Set;

/// One date of an activity.
///
/// @param activity the id that recommendations name it by
/// @param ends after `starts`
/// @param languages codes of the languages it is held in; empty if the source does not say
/// @param place where it is, empty if the source does not say
/// @param full whether the source says that no place is left
public record AgendaDate(
        String activity,
        Instant starts,
        Instant ends,
        Set<String> languages,
        String place,
        boolean full) {
    /// The most characters (code points) that a place may have.
    public static final int LONGEST_PLACE = 40;

    public AgendaDate {
        languages = Set.copyOf(languages);
        if (!ends.isAfter(starts)) {
            throw new IllegalArgumentException("a date that ends at " + ends + " or before");
        }
    }
}
