package brussels.citedesmetiers.kiosk.central;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class DerbyBatchOrderContractTest extends BatchOrderContract {
    DerbyBatchOrderContractTest(@TempDir Path folder) {
        super(new DerbyDatabase(folder));
    }
}
