package brussels.citedesmetiers.kiosk.central;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class DerbyJoinedYearContractTest extends JoinedYearContract {
    DerbyJoinedYearContractTest(@TempDir Path folder) {
        super(new DerbyDatabase(folder));
    }
}
