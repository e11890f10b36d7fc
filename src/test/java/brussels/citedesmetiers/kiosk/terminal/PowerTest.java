package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A few real kills of a terminal that gives numbers, prints, counts, seals and writes a stick;
/// `deploy/prove.sh power` does a thousand, and one at each system call.
final class PowerTest {
    /// A number, its paper, two visits.
    private static final int FIRST_VISITS = 4;

    @TempDir Path folder;

    @Test
    void aTerminalKilledAtAnyInstantGivesNoNumberTwiceAndLosesNothingItSaid() throws Exception {
        Random random = new Random(20261130);
        new PowerProof(folder, false).atRandom(2, random, () -> random.nextInt(20));
    }

    @Test
    void visitsThatAreSaidBeforeTheyAreWrittenAreFound() {
        PowerProof proof = new PowerProof(folder, true);
        AssertionError found =
                assertThrows(
                        AssertionError.class,
                        () -> proof.atRandom(2, new Random(20261130), () -> FIRST_VISITS));
        assertTrue(
                String.valueOf(found.getMessage()).contains("visits are there"), found::toString);
    }
}
