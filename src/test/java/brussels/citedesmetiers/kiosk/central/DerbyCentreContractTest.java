package brussels.citedesmetiers.kiosk.central;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class DerbyCentreContractTest extends CentreContract {
    @TempDir Path folder;

    @Override
    Centre open(Centre.Parts parts) throws CentreException {
        return Centre.inFolder(folder.resolve("centre"), parts);
    }
}
