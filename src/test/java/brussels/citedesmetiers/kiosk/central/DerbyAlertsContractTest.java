package brussels.citedesmetiers.kiosk.central;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

final class DerbyAlertsContractTest extends AlertsContract {
    @SuppressWarnings("NullAway.Init")
    @TempDir
    static Path fresh;

    DerbyAlertsContractTest(@TempDir Path folder) {
        super(new DerbyDatabase(fresh, folder));
    }

    @BeforeAll
    static void make() throws CentreException {
        DerbyDatabase.make(fresh);
    }
}
