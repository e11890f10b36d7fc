package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Measure;
import java.util.List;

/// What left the terminal last, for any visitor to see.
///
/// @param measures of the terminal, which say what the numbers of the batch are by
public record SentCounts(Batch batch, List<Measure> measures) {
    public SentCounts {
        measures = List.copyOf(measures);
    }
}
