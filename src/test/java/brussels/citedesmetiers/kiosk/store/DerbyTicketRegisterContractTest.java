package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.queue.TicketRegister;
import brussels.citedesmetiers.kiosk.queue.TicketRegisterContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

final class DerbyTicketRegisterContractTest extends TicketRegisterContract {
    private DataFolder folder;
    private DerbyStore store;
    private DerbyTicketRegister register;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        UsedFolder.into(data);
        folder = DataFolder.lock(data);
        store =
                DerbyStore.open(
                        folder, new StoreFaults(), () -> StoreUnderTest.NOON, System::nanoTime);
        register = new DerbyTicketRegister(store, 'A', clock);
    }

    @AfterEach
    void stop() {
        store.close();
        folder.close();
    }

    @Override
    protected TicketRegister register() {
        return register;
    }
}
