package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.Outbox;
import brussels.citedesmetiers.kiosk.counts.OutboxContract;
import brussels.citedesmetiers.kiosk.counts.VisitCounts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class DerbyOutboxContractTest extends OutboxContract {
    private StoreUnderTest terminal;
    private DerbyOutbox outbox;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        terminal = StoreUnderTest.used(data).start();
        outbox = new DerbyOutbox(terminal.store(), sealer());
    }

    @AfterEach
    void stop() {
        terminal.close();
    }

    @Override
    protected Outbox outbox() {
        return outbox;
    }

    @Override
    protected VisitCounts counts() {
        return terminal.counts();
    }
}
