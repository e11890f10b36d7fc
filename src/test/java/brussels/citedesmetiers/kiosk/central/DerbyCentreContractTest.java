package brussels.citedesmetiers.kiosk.central;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class DerbyCentreContractTest extends CentreContract {
    DerbyCentreContractTest(@TempDir Path folder) {
        super(new DerbyDatabase(folder));
    }
}
