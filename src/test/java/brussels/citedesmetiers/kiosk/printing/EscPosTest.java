package brussels.citedesmetiers.kiosk.printing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscPosTest {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    @Test
    void ticketIsRasterThenFeedThenCut() {
        Bitmap picture = new Bitmap(12, 2);
        picture.setBlack(0, 0);
        picture.setBlack(11, 1);

        assertEquals(
                "1D 76 30 00 02 00 02 00 80 00 00 10 1B 64 04 1D 56 42 00",
                HEX.formatHex(EscPos.ticket(picture, PrinterProfile.ofWidth(384))));
    }

    @Test
    void otherCommandsAreAsTheManualsSay() {
        assertEquals("1B 40 1D 4C 00 00", HEX.formatHex(EscPos.reset()));
        assertEquals("10 04 02", HEX.formatHex(EscPos.ask(2)));
        assertEquals("1D 61 0E", HEX.formatHex(EscPos.tellChanges()));
        assertEquals("1D 72 01", HEX.formatHex(EscPos.askInOrder()));
        assertEquals(
                "1B 64 04 1D 56 42 00",
                HEX.formatHex(EscPos.feedAndCut(PrinterProfile.ofWidth(576))));
        assertEquals("10 14 08 01 03 14 01 06 02 08", HEX.formatHex(EscPos.forget()));
    }

    @Test
    void highPictureIsCutIntoBandsOf256Rows() {
        byte[] bytes = EscPos.ticket(new Bitmap(16, 600), PrinterProfile.ofWidth(384));

        assertEquals("1D 76 30 00 02 00 00 01", HEX.formatHex(bytes, 0, 8));
        assertEquals("1D 76 30 00 02 00 00 01", HEX.formatHex(bytes, 8 + 512, 16 + 512));
        assertEquals("1D 76 30 00 02 00 58 00", HEX.formatHex(bytes, 16 + 1024, 24 + 1024));
        assertEquals(24 + 1200 + 7, bytes.length);
    }

    @Test
    void bandOfExactly256RowsIsNotFollowedByAnEmptyOne() {
        assertEquals(
                8 + 256 + 7, EscPos.ticket(new Bitmap(8, 256), PrinterProfile.ofWidth(384)).length);
        assertEquals(
                8 + 256 + 8 + 1 + 7,
                EscPos.ticket(new Bitmap(8, 257), PrinterProfile.ofWidth(384)).length);
    }

    @Test
    void widePictureCountsItsBytesInTwo() {
        byte[] bytes = EscPos.ticket(new Bitmap(2400, 1), PrinterProfile.ofWidth(2400));

        assertEquals("1D 76 30 00 2C 01 01 00", HEX.formatHex(bytes, 0, 8));
    }

    @Test
    void pictureWiderThanThePrinterIsRefused() {
        var refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> EscPos.ticket(new Bitmap(577, 1), PrinterProfile.ofWidth(576)));

        assertEquals("A picture of 577 dots does not fit a printer of 576.", refusal.getMessage());
    }

    @Test
    void loneDotThatWouldMakeARealTimeCommandGetsANeighbour() {
        for (int second : new int[] {0x04, 0x05, 0x14}) {
            assertEquals(
                    "30 " + HEX.formatHex(new byte[] {(byte) second}),
                    raster(picture(2, 0x10, second)));
        }
        assertEquals("10 06", raster(picture(2, 0x10, 0x06)));
    }

    @Test
    void realTimeCommandAcrossTwoRowsIsBrokenToo() {
        assertEquals("30 04", raster(picture(1, 0x10, 0x04)));
    }

    @Test
    void realTimeCommandsInARowAreAllBroken() {
        assertEquals(
                "10 30 04 30 14 30 05", raster(picture(7, 0x10, 0x10, 4, 0x10, 0x14, 0x10, 5)));
    }

    @Test
    void brokenBandIsFilledUpWithWhiteAndReset() {
        byte[] bytes = EscPos.unstick(PrinterProfile.ofWidth(576));

        assertEquals(256 * 72 + 6, bytes.length);
        assertEquals(
                "00 00 1B 40 1D 4C 00 00", HEX.formatHex(bytes, bytes.length - 8, bytes.length));
        assertEquals(List.of(), Decoded.of(bytes, 576).errors);
    }

    private static Bitmap picture(int rowBytes, int... bytes) {
        Bitmap picture = new Bitmap(8 * rowBytes, bytes.length / rowBytes);
        for (int i = 0; i < bytes.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                if ((bytes[i] >> (7 - bit) & 1) == 1) {
                    picture.setBlack(8 * (i % rowBytes) + bit, i / rowBytes);
                }
            }
        }
        return picture;
    }

    private static String raster(Bitmap picture) {
        byte[] bytes = EscPos.ticket(picture, PrinterProfile.ofWidth(640));
        return HEX.formatHex(bytes, 8, bytes.length - 7);
    }
}
