package brussels.citedesmetiers.kiosk.central;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

final class DerbyJoinedYearContractTest extends JoinedYearContract {
    @SuppressWarnings("NullAway.Init")
    @TempDir
    static Path fresh;

    DerbyJoinedYearContractTest(@TempDir Path folder) {
        super(new DerbyDatabase(fresh, folder));
    }

    @BeforeAll
    static void make() throws CentreException {
        DerbyDatabase.make(fresh);
    }
}
