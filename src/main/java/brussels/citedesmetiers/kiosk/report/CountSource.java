package brussels.citedesmetiers.kiosk.report;

import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.function.Consumer;

/// The terminals' counts at the centre, as read by a report.
///
/// May block. Any thread may call it; one reading sees one state of the centre, even if something
/// arrives meanwhile. Reading changes nothing.
public interface CountSource {
    /// Hands over the terminals of a site, one after the other in the order of their ids, so that
    /// only one terminal's year has to be in memory. A terminal with no counts in the year is
    /// handed over too, without batches. A site that releases the counts of its terminals as one is
    /// handed over as a terminal would be, if it has any.
    ///
    /// @param site its id; for an unknown site nothing is handed over
    /// @throws AwayException if it cannot be read now; some terminals may already have been handed
    ///   over
    void read(String site, int year, Consumer<YearCounts> each) throws AwayException;

    /// The years for which each site has counts, by the site's id; sites without counts are absent.
    ///
    /// @throws AwayException if it cannot be read now
    NavigableMap<String, NavigableSet<Integer>> years() throws AwayException;

    /// The counts cannot be read now.
    final class AwayException extends Exception {
        private static final long serialVersionUID = 1L;

        public AwayException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
