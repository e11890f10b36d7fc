package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A few visits on the days on which a clock does something else; `deploy/prove.sh soak` plays
/// thirty days of four hundred, and looks at memory.
final class SoakTest {
    @TempDir Path folder;

    @Test
    void theDaysOnWhichTheClockChangesAndTheYearEndsGiveNoNumberTwiceAndCountEverybody()
            throws Exception {
        SoakProof proof =
                new SoakProof(
                        folder,
                        new SoakProof.Plan(
                                List.of(
                                        LocalDate.of(2026, 10, 25),
                                        LocalDate.of(2026, 12, 31),
                                        LocalDate.of(2027, 3, 28)),
                                Set.of(LocalDate.of(2026, 12, 31)),
                                4,
                                1,
                                false));
        assertEquals(Set.of(), proof.run());
    }

    @Test
    void aNumberThatComesTwiceAndACertificateThatIsKeptAreFound() throws Exception {
        SoakProof.Plan plan =
                new SoakProof.Plan(
                        List.of(LocalDate.of(2026, 10, 25), LocalDate.of(2027, 1, 1)),
                        Set.of(LocalDate.of(2027, 1, 1)),
                        4,
                        1,
                        true);
        Set<String> found = new SoakProof(folder, plan).run();
        assertEquals(2, plan.toBeFound().size());
        assertTrue(found.containsAll(plan.toBeFound()), found::toString);
    }
}
