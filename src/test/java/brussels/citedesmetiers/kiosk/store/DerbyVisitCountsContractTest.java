package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.VisitCounts;
import brussels.citedesmetiers.kiosk.counts.VisitCountsContract;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class DerbyVisitCountsContractTest extends VisitCountsContract {
    private StoreUnderTest terminal;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        terminal = StoreUnderTest.used(data).start();
    }

    @AfterEach
    void stop() {
        terminal.close();
    }

    @Override
    protected VisitCounts counts() {
        return terminal.counts();
    }

    @Override
    protected Map<Cell, Long> countsOf(LocalDate day) {
        try {
            return terminal.counts().countsOf(day);
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }
}
