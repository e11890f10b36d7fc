package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.Map;

/// How far a site has sealed, and which offers are in what it sealed. Kept in the hub's database
/// and forced outside it before a batch leaves, as a terminal's mark is; and known to the centre
/// with the site's last batch, for a hub that has lost both. A plain value.
///
/// @param sealed how far, as the centre counts the site's batches
/// @param given the last offer of each terminal that is in a closed group
/// @param moved the last day that closed with visits of an earlier period among its own, given late
///   or too few for a period of their own: while such a period runs, nobody can tell from the
///   offers alone what it has. [LocalDate#EPOCH] if none did
public record SiteMark(SealMark sealed, Map<String, Last> given, LocalDate moved) {
    /// The mark of a site that never sealed.
    public static final SiteMark NONE = new SiteMark(SealMark.NONE, Map.of(), LocalDate.EPOCH);

    /// The last offer of a terminal.
    ///
    /// @param through the last of its days
    /// @param digest of it and all before it
    public record Last(OfferNumber number, LocalDate through, String digest) {
        static Last later(Last one, Last other) {
            return one.number.compareTo(other.number) >= 0 ? one : other;
        }
    }

    public SiteMark {
        given = Map.copyOf(given);
    }

    /// The last offer of a terminal that is in a closed group.
    OfferNumber givenOf(String terminal) {
        Last last = given.get(terminal);
        return last == null ? OfferNumber.NONE : last.number();
    }
}
