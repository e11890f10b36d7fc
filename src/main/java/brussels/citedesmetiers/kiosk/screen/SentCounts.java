package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Measure;
import java.util.List;

/// What the terminal last sent, for any visitor to see.
///
/// @param measures of this terminal: what each number of the batch counts
public record SentCounts(Batch batch, List<Measure> measures) implements Sent {
    public SentCounts {
        measures = List.copyOf(measures);
    }
}
