package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.Map;

final class InMemoryVisitCountsTest extends VisitCountsContract {
    private final InMemoryVisitCounts counts = new InMemoryVisitCounts();

    @Override
    protected VisitCounts counts() {
        return counts;
    }

    @Override
    protected Map<Cell, Long> countsOf(LocalDate day) {
        return counts.countsOf(day);
    }
}
