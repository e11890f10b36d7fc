package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.queue.QueueLog;
import brussels.citedesmetiers.kiosk.queue.QueueLogContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class DerbyQueueLogContractTest extends QueueLogContract {
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
    protected QueueLog log() {
        return new DerbyQueueLog(terminal.store(), "terminal-a");
    }
}
