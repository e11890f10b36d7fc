package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import java.time.LocalDate;
import java.util.List;

/// What one terminal released in a year, as it arrived; or what a site released for its terminals
/// as one, whose batches say which these are.
///
/// @param terminal its id, or the site's as a sender
/// @param batches those applied whose last day is in the year, by epoch and number. All tables of a
///   batch belong to the year of its last day, so no batch belongs to two years
/// @param missing days whose counts never arrived and never will, or are known not to have arrived
///   yet; in order, not overlapping, limited to the year
public record YearCounts(
        String terminal, TerminalKind kind, List<Batch> batches, List<Missing> missing) {
    public YearCounts {
        batches = List.copyOf(batches);
        missing = List.copyOf(missing);
        for (Batch batch : batches) {
            if (!batch.terminal().equals(terminal)) {
                throw new IllegalArgumentException("a batch of " + batch.terminal());
            }
        }
    }

    /// Days about which nothing is known.
    public record Missing(LocalDate from, LocalDate through) {
        public Missing {
            if (through.isBefore(from)) {
                throw new IllegalArgumentException(from + " is after " + through);
            }
        }
    }
}
