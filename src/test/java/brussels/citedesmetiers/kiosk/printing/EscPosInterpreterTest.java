package brussels.citedesmetiers.kiosk.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The strict reader must find every planted fault; else its silence elsewhere means nothing.
class EscPosInterpreterTest {

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    41,                            byte 1: 41 is no command
                    1B 40 0A,                      byte 3: 0A is no command
                    1B 21,                         byte 2: ESC 21 is not known
                    1D 68,                         byte 2: GS 68 is not known
                    1D 4C 01 00,                   byte 4: the left margin is not 0
                    1D 56 41,                      byte 3: GS V 65 is not for its cutter
                    10 04 05,                      byte 3: DLE EOT 5 is not known
                    10 05,                         byte 2: DLE 05 is not known
                    1D 72 02,                      byte 3: only GS r 1 is known
                    1D 76 30 01,                   byte 4: only GS v 0 with m = 0 is known
                    1D 76 30 00 03 00 01 00 00 00 00, byte 8: 3 bytes a row on a printer of 16 dots
                    1D 76 30 00 00 00 01 00,       byte 8: 0 bytes a row on a printer of 16 dots
                    1D 76 30 00 01 00 00 00,       byte 8: a band of 0 rows
                    1D 76 30 00 02 00 02 00 FF FF FF, byte 11: the data end inside a picture that lacks 1 bytes
                    1B,                            byte 1: the data end inside ESC
                    00 00 1D 56 42 00,             '2 bytes of filling from byte 1 on, and no reset after'
                    """)
    void faultIsFound(String hex, String error) {
        String first = decode(hex).errors.getFirst();

        assertEquals(error, first.substring(first.length() - error.length()));
    }

    @Test
    void bandOneByteTooLongIsFoundEvenWhereItIsWhite() {
        String error = decode("1D 76 30 00 01 00 01 00 FF 00 1B 64 04").errors.getFirst();

        assertEquals("byte 12: 1 bytes of filling from byte 10 on, and no reset after", error);
    }

    @Test
    void bandOneRowTooShortSwallowsTheCutAndIsFound() {
        Decoded decoded = decode("1D 76 30 00 01 00 08 00 FF FF FF FF 1D 56 42 00 1B");

        assertEquals(List.of(), decoded.tickets);
        assertEquals(1, decoded.errors.size());
    }

    @Test
    void realTimeCommandInAPictureIsCounted() {
        assertEquals(1, decode("1D 76 30 00 02 00 01 00 10 04").realTimeInPictures);
        assertEquals(1, decode("1D 76 30 00 01 00 02 00 10 14").realTimeInPictures);
        assertEquals(0, decode("1D 76 30 00 02 00 01 00 04 10").realTimeInPictures);
    }

    private static Decoded decode(String hex) {
        return Decoded.of(HexFormat.ofDelimiter(" ").parseHex(hex), 16);
    }
}
