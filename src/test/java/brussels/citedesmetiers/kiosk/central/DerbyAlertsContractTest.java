package brussels.citedesmetiers.kiosk.central;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class DerbyAlertsContractTest extends AlertsContract {
    DerbyAlertsContractTest(@TempDir Path folder) {
        super(new DerbyDatabase(folder));
    }
}
