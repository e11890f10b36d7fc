package brussels.citedesmetiers.kiosk.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Tests on a terminal that was used before, for each of them anew.
abstract class OnATerminal {
    @SuppressWarnings("NullAway.Init")
    StoreUnderTest terminal;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        terminal = StoreUnderTest.used(data).start();
    }

    @AfterEach
    void stop() {
        terminal.close();
    }
}
