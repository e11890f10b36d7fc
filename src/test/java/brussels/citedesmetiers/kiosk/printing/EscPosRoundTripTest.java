package brussels.citedesmetiers.kiosk.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class EscPosRoundTripTest {

    @Provide
    Arbitrary<Integer> widths() {
        return Arbitraries.oneOf(
                Arbitraries.of(384, 432, 504, 512, 576, 640),
                Arbitraries.integers().between(1, 700));
    }

    @Property(tries = 250)
    void anyPictureComesOutAsItWasButForDotsThatWouldMakeCommands(
            @ForAll("widths") int width,
            @ForAll @IntRange(min = 1, max = 600) int height,
            @ForAll long seed) {
        Bitmap picture = Pictures.dangerous(width, height, seed);

        byte[] bytes = EscPos.ticket(picture, PrinterProfile.ofWidth(700));
        Decoded decoded = Decoded.of(bytes, 700);

        assertEquals(List.of(), decoded.errors);
        assertEquals(List.of("feed 4", "cut after " + height), decoded.commands);
        assertEquals(1, decoded.tickets.size());
        for (int i = 0; i + 1 < bytes.length; i++) {
            assertFalse(bytes[i] == 0x10 && List.of(4, 5, 0x14).contains((int) bytes[i + 1]));
        }
        assertOnlyLoneDotsGotNeighbours(picture, decoded.tickets.getFirst());
    }

    /// Says it another way than the encoder: by dots.
    private static void assertOnlyLoneDotsGotNeighbours(Bitmap picture, Bitmap printed) {
        assertEquals(picture.height(), printed.height());
        for (int y = 0; y < printed.height(); y++) {
            for (int x = 0; x < printed.width(); x++) {
                if (printed.isBlack(x, y) != picture.isBlack(x, y)) {
                    assertTrue(printed.isBlack(x, y), "a dot was lost");
                    assertTrue(x < picture.width(), "a dot outside the picture");
                    assertEquals(2, x % 8);
                    assertEquals(0x10, octet(picture, x / 8, y));
                    boolean lastInRow = x / 8 == picture.bytesPerRow() - 1;
                    int next = lastInRow ? octet(picture, 0, y + 1) : octet(picture, x / 8 + 1, y);
                    assertTrue(next == 4 || next == 5 || next == 0x14, "needless change");
                }
            }
        }
    }

    private static int octet(Bitmap picture, int column, int y) {
        int b = 0;
        for (int bit = 0; bit < 8; bit++) {
            b = b << 1 | (picture.isBlack(8 * column + bit, y) ? 1 : 0);
        }
        return b;
    }
}
