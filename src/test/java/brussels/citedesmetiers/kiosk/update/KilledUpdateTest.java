package brussels.citedesmetiers.kiosk.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A few real kills; `deploy/prove.sh update` does a thousand, and one at each system call.
class KilledUpdateTest {
    private static final int KILLS = 2;

    @TempDir Path folder;

    @Test
    void aProcessKilledWhileItTakesABundleLeavesTheOldVersionOrTheNewOne() throws Exception {
        UpdateProof proof = new UpdateProof(folder);
        proof.atRandom(KILLS, new Random(13));
        assertEquals(KILLS, proof.foundOld() + proof.foundNew());
    }

    @Test
    void aVersionThatIsUsedBeforeItIsThereIsFound() throws Exception {
        UpdateProof proof = new UpdateProof(folder, UpdateProof.Defect.HASTY_AND_STOPPED);
        AssertionError found =
                assertThrows(AssertionError.class, () -> proof.atRandom(1, new Random(13)));
        assertTrue(String.valueOf(found.getMessage()).contains(".json"), found::toString);
    }
}
