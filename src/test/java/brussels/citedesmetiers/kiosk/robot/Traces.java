package brussels.citedesmetiers.kiosk.robot;

import brussels.citedesmetiers.kiosk.guide.Answers;
import brussels.citedesmetiers.kiosk.ticket.TicketToken;
import brussels.citedesmetiers.kiosk.visit.Effect;
import brussels.citedesmetiers.kiosk.visit.Ticket;
import brussels.citedesmetiers.kiosk.visit.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// What memory has of a visit that has ended.
final class Traces {
    private static final int ROW_BYTES = 576 / 8;
    private static final int PIECE_BYTES = 48;

    private Traces() {}

    /// Everything of a visit like that of [Bench#toPreview()] which is in memory and was not
    /// before.
    ///
    /// @param token of its ticket
    /// @param code of its ticket
    /// @param paper what the printer got for it
    static List<String> left(
            HeapDump before, HeapDump after, String token, String code, byte[] paper) {
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
        if (after.count(token) > 0) {
            left.add("the token");
        }
        if (after.count(EndedVisit.answersAsBytes(code)) > 0) {
            left.add("the answers as bytes");
        }
        if (before.count(EndedVisit.CHOSEN) == 0) {
            throw new AssertionError("no such choice");
        }
        if (after.count(EndedVisit.CHOSEN) > before.count(EndedVisit.CHOSEN)) {
            left.add("what was chosen");
        }
        if (after.count(EndedVisit.TYPED) > before.count(EndedVisit.TYPED)) {
            left.add("the typed code");
        }
        List<byte[]> pieces = pieces(paper);
        if (pieces.size() <= 5) {
            throw new AssertionError("no code on the paper");
        }
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
