package brussels.citedesmetiers.kiosk.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.store.Victim;
import brussels.citedesmetiers.kiosk.ticket.TicketToken;
import brussels.citedesmetiers.kiosk.visit.Effect;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import brussels.citedesmetiers.kiosk.visit.Visit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole memory of a terminal that stays on holds nothing of a visit that has ended.
final class HeapDumpTest {
    private static final int ROW_BYTES = 576 / 8;
    private static final int PIECE_BYTES = 48;

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
                        "the picture"),
                left(EndedVisit.KEEPING));
    }

    private static List<String> left(String which) throws Exception {
        Path visit = folder.resolve(which);
        HeapDump after = HeapDump.read(visit.resolve(EndedVisit.DUMP));
        List<String> left = new ArrayList<>();
        for (Class<?> type :
                List.of(
                        Visit.class,
                        Answers.class,
                        Ticket.class,
                        TicketToken.class,
                        TicketToken.Answer.class,
                        Effect.IssueTicket.class)) {
            if (after.instances(type) > before.instances(type)) {
                left.add(type.getSimpleName());
            }
        }
        String token = Files.readString(visit.resolve(EndedVisit.TOKEN));
        if (after.count(token) > 0) {
            left.add("the token");
        }
        String code = Files.readString(visit.resolve(EndedVisit.CODE));
        if (after.count(EndedVisit.answersAsBytes(code)) > 0) {
            left.add("the answers as bytes");
        }
        assertTrue(before.count(EndedVisit.CHOSEN) > 0, "no such choice");
        if (after.count(EndedVisit.CHOSEN) > before.count(EndedVisit.CHOSEN)) {
            left.add("what was chosen");
        }
        List<byte[]> pieces = pieces(Files.readAllBytes(folder.resolve(EndedVisit.PAPER)));
        assertTrue(pieces.size() > 5, "no code on the paper");
        if (pieces.stream().anyMatch(piece -> after.count(piece) > 0)) {
            left.add("the picture");
        }
        return left;
    }

    /// Pieces of the rows of its code, which nothing else on the paper looks like: the same over
    /// several rows, as a code's modules are, and full of change.
    private static List<byte[]> pieces(byte[] paper) {
        List<byte[]> pieces = new ArrayList<>();
        for (int i = 0; i + 3 * ROW_BYTES + PIECE_BYTES <= paper.length; i++) {
            byte[] piece = Arrays.copyOfRange(paper, i, i + PIECE_BYTES);
            boolean high = true;
            for (int row = 1; row <= 3; row++) {
                int at = i + row * ROW_BYTES;
                high &= Arrays.equals(piece, 0, PIECE_BYTES, paper, at, at + PIECE_BYTES);
            }
            if (high && different(piece) > PIECE_BYTES / 4) {
                pieces.add(piece);
                i += 20 * ROW_BYTES;
            }
        }
        return pieces;
    }

    private static int different(byte[] piece) {
        BitSet values = new BitSet();
        for (byte value : piece) {
            values.set(Byte.toUnsignedInt(value));
        }
        return values.cardinality();
    }
}
