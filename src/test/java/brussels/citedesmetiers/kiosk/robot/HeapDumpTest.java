package brussels.citedesmetiers.kiosk.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.store.Victim;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole memory of a terminal that stays on holds nothing of a visit that has ended.
final class HeapDumpTest {
    @TempDir private static Path folder;
    private static HeapDump before;

    @BeforeAll
    static void play() throws Exception {
        try (Victim terminal = Victim.start(EndedVisit.class, List.of(folder.toString()))) {
            assertEquals("done", terminal.line());
        }
        before = HeapDump.read(folder.resolve(EndedVisit.BEFORE));
    }

    @Test
    void nothingOfAVisitThatWasReadAloudIsInMemoryOnceItHasEnded() throws Exception {
        assertEquals(List.of(), left(EndedVisit.AFTER));
    }

    @Test
    void everythingThatIsKeptIsFound() throws Exception {
        assertEquals(
                List.of(
                        "Visit",
                        "Answers",
                        "Ticket",
                        "the token",
                        "the answers as bytes",
                        "what was chosen",
                        "the typed code",
                        "the picture"),
                left(EndedVisit.KEEPING));
    }

    private static List<String> left(String which) throws Exception {
        Path visit = folder.resolve(which);
        return Traces.left(
                before,
                HeapDump.read(visit.resolve(EndedVisit.DUMP)),
                Files.readString(visit.resolve(EndedVisit.TOKEN)),
                Files.readString(visit.resolve(EndedVisit.CODE)),
                Files.readAllBytes(folder.resolve(EndedVisit.PAPER)));
    }
}
