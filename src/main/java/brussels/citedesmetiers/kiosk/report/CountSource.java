package brussels.citedesmetiers.kiosk.report;

import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.function.Consumer;

/// What the centre holds of the terminals' counts, as a report reads it.
///
/// May block. Any thread may call it; one reading sees one state of the centre, whatever arrives
/// meanwhile. Nothing is changed by reading.
public interface CountSource {
    /// Hands over the terminals of a site, one after the other in the order of their ids, so that
    /// only one terminal's year need be held in memory. A terminal that has nothing of the year is
    /// handed over too, with no batches.
    ///
    /// @param site its id; of an unknown site nothing is handed over
    /// @throws AwayException if it cannot be read now; some terminals may have been handed over
    void read(String site, int year, Consumer<YearCounts> each) throws AwayException;

    /// The years each site has counts of, by the site's id; sites without counts have none.
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
