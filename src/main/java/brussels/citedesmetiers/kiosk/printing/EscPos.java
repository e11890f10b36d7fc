package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import java.io.ByteArrayOutputStream;

/// The few ESC/POS commands the kiosk sends, as bytes. Pure functions.
///
/// The picture travels as `GS v 0`, the raster command most printers know, in bands of at most
/// [#BAND_ROWS] rows, because the smallest printers buffer no more. No band holds the bytes of a
/// real-time command (`10 04`, `10 05`, `10 14`): Epson's manuals allow a printer to obey one found
/// in picture data.
final class EscPos {
    static final int NUL = 0x00;
    static final int DLE = 0x10;
    static final int EOT = 0x04;
    static final int ENQ = 0x05;
    static final int DC4 = 0x14;
    static final int ESC = 0x1B;
    static final int GS = 0x1D;

    /// What `DLE DC4` is to do.
    static final int FORGET = 8;

    /// Rows in one raster command.
    static final int BAND_ROWS = 256;

    /// Lines fed before the cut, so that a printer without a cutter can be torn off.
    private static final int FEED_LINES = 4;

    private EscPos() {}

    /// `ESC @`, then left margin 0, which a printer may have been set up to differ.
    static byte[] reset() {
        return bytes(ESC, '@', GS, 'L', 0, 0);
    }

    /// `DLE EOT n`: the printer answers with one byte at once, whatever it is doing.
    ///
    /// @param n 1 printer, 2 cause of being off line, 3 error, 4 paper
    static byte[] ask(int n) {
        return bytes(DLE, EOT, n);
    }

    /// `GS a`: from now on four bytes at every change of on line, error and paper. `ESC @` ends it.
    static byte[] tellChanges() {
        return bytes(GS, 'a', 0x02 | 0x04 | 0x08);
    }

    /// `GS r 1`: waits its turn behind the data sent before, so its one-byte answer shows that all
    /// of that has been worked through.
    static byte[] askInOrder() {
        return bytes(GS, 'r', 1);
    }

    /// `DLE DC4` 8: the printer forgets what it has taken and not printed, at once and whatever it
    /// is doing, and says so with `37 25 00` (Epson). One that does not know it drops it as control
    /// characters or, in the middle of a band, takes it as ten bytes of picture.
    static byte[] forget() {
        return bytes(DLE, DC4, FORGET, 1, 3, 20, 1, 6, 2, 8);
    }

    /// The picture in bands, the feed and the cut. The picture starts at the left edge.
    ///
    /// @param widthDots dots the printer has across
    /// @throws IllegalArgumentException if the picture is wider than the printer
    static byte[] ticket(Bitmap picture, int widthDots) {
        if (picture.width() > widthDots) {
            throw new IllegalArgumentException(
                    "A picture of "
                            + picture.width()
                            + " dots does not fit a printer of "
                            + widthDots
                            + ".");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rowBytes = picture.bytesPerRow();
        for (int from = 0; from < picture.height(); from += BAND_ROWS) {
            int to = Math.min(picture.height(), from + BAND_ROWS);
            int rows = to - from;
            byte[] header = {GS, 'v', '0', 0, low(rowBytes), high(rowBytes), low(rows), high(rows)};
            out.writeBytes(header);
            out.writeBytes(withoutRealTimeCommands(picture.rows(from, to)));
        }
        out.writeBytes(feedAndCut());
        return out.toByteArray();
    }

    /// Feed, then `GS V 66 0`: on to the cutter and a partial cut, ignored where there is none.
    static byte[] feedAndCut() {
        return bytes(ESC, 'd', FEED_LINES, GS, 'V', 66, 0);
    }

    /// White for the rest of a band that was cut short, then `ESC @`. A printer that lacks half a
    /// band takes whatever comes next as picture, `ESC @` too; one that lacks nothing ignores NUL.
    ///
    /// @param widthDots dots the printer has across
    static byte[] unstick(int widthDots) {
        byte[] white = new byte[BAND_ROWS * ((widthDots + 7) / 8)];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(white);
        out.writeBytes(reset());
        return out.toByteArray();
    }

    /// Whether these two bytes begin a command that a printer may obey in the middle of a picture.
    static boolean startsRealTimeCommand(int first, int second) {
        return first == DLE && (second == EOT || second == ENQ || second == DC4);
    }

    /// Gives the lone dot of the first byte a neighbour on its left. That dot lies inside the
    /// picture because the one to its right does, and the new byte (30) can neither begin nor end
    /// another such pair, so one pass is enough. Modules of a QR code are never one dot wide.
    private static byte[] withoutRealTimeCommands(byte[] data) {
        for (int i = 0; i + 1 < data.length; i++) {
            if (startsRealTimeCommand(data[i], data[i + 1])) {
                data[i] = 0x30;
            }
        }
        return data;
    }

    private static byte low(int value) {
        return (byte) value;
    }

    private static byte high(int value) {
        return (byte) (value >> 8);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
