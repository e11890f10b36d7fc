package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import java.time.LocalDate;
import java.util.List;

/// What one terminal released of a year, as it arrived.
///
/// @param terminal its id
/// @param batches those applied whose last day lies in the year, by epoch and number. A batch's
///   tables are all of the year of its last day, so no batch belongs to two years
/// @param missing days whose counts never arrived and no longer will, or are known not to have
///   arrived yet; in order, not overlapping, cut to the year
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

    /// Days of which nothing is known.
    public record Missing(LocalDate from, LocalDate through) {
        public Missing {
            if (through.isBefore(from)) {
                throw new IllegalArgumentException(from + " is after " + through);
            }
        }
    }
}
