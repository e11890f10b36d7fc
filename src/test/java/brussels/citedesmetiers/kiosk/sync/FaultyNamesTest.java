package brussels.citedesmetiers.kiosk.sync;

import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.LongForm;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A centre whose name does not resolve, resolves late, or to the address of a sign-in page.
/// `deploy/prove.sh network` runs it with a tenth of its batches.
final class FaultyNamesTest {
    private static final int BATCHES =
            Integer.getInteger("kiosk.batches", LongForm.of(240, 600)) / 10;
    private static final long SEED = Long.getLong("kiosk.seed", 20261123);

    @TempDir Path folder;

    @Test
    void countsAreEqualWhateverTheNameServerSays() throws Exception {
        String said = NamesProof.run(folder, BATCHES, SEED, false);
        assertTrue(said.startsWith("equal:"), said);
    }

    @Test
    void aTerminalThatTakesASignInPageForItsCentreIsFound() throws Exception {
        String said = NamesProof.run(folder, BATCHES, SEED, true);
        assertTrue(said.startsWith("lost:"), said);
    }
}
