package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import java.io.ByteArrayOutputStream;

/// The few ESC/POS commands the kiosk sends, as bytes. Pure functions.
///
/// The picture travels as `GS v 0`, the raster command most printers know, in bands of at most as
/// many rows as the printer takes. No band holds the bytes of a real-time command (`10 04`, `10
/// 05`, `10 14`): Epson's manuals allow a printer to obey one found in picture data.
final class EscPos {
    static final int NUL = 0x00;
    static final int DLE = 0x10;
    static final int EOT = 0x04;
    static final int ENQ = 0x05;
    static final int DC4 = 0x14;
    static final int ESC = 0x1B;
    static final int GS = 0x1D;

    /// Kinds of `GS V` that feed to the cutter first.
    static final int PARTIAL_CUT = 66;

    static final int FULL_CUT = 65;

    /// The function of `DLE DC4`: discard the buffer.
    static final int FORGET = 8;

    private EscPos() {}

    /// `ESC @`, then left margin 0, because a printer may be configured with another.
    static byte[] reset() {
        return bytes(ESC, '@', GS, 'L', 0, 0);
    }

    /// `DLE EOT n`: the printer answers with one byte at once, whatever it is doing.
    ///
    /// @param n 1 printer, 2 cause of being off line, 3 error, 4 paper
    static byte[] ask(int n) {
        return bytes(DLE, EOT, n);
    }

    /// `GS a`: from now on the printer sends four bytes whenever its on-line, error or paper status
    /// changes. `ESC @` ends it.
    static byte[] tellChanges() {
        return bytes(GS, 'a', 0x02 | 0x04 | 0x08);
    }

    /// `GS r 1`: is processed in order after the data sent before, so its one-byte answer shows
    /// that all of that has been processed.
    static byte[] askInOrder() {
        return bytes(GS, 'r', 1);
    }

    /// `DLE DC4` 8: the printer discards what it has received and not printed, at once and whatever
    /// it is doing, and confirms with `37 25 00` (Epson). A printer that does not know the command
    /// ignores it or, in the middle of a band, takes it for ten bytes of picture.
    static byte[] forget() {
        return bytes(DLE, DC4, FORGET, 1, 3, 20, 1, 6, 2, 8);
    }

    /// The picture in bands, the feed and the cut. The picture starts at the left edge.
    ///
    /// @throws IllegalArgumentException if the picture is wider than the printer
    static byte[] ticket(Bitmap picture, PrinterProfile printer) {
        if (picture.width() > printer.widthDots()) {
            throw new IllegalArgumentException(
                    "A picture of "
                            + picture.width()
                            + " dots does not fit a printer of "
                            + printer.widthDots()
                            + ".");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rowBytes = picture.bytesPerRow();
        for (int from = 0; from < picture.height(); from += printer.bandRows()) {
            int to = Math.min(picture.height(), from + printer.bandRows());
            int rows = to - from;
            byte[] header = {GS, 'v', '0', 0, low(rowBytes), high(rowBytes), low(rows), high(rows)};
            out.writeBytes(header);
            out.writeBytes(withoutRealTimeCommands(picture.rows(from, to)));
        }
        out.writeBytes(feedAndCut(printer));
        return out.toByteArray();
    }

    /// Feed, then `GS V 66 0` or `GS V 65 0`: feed to the cutter and a partial or a full cut. A
    /// printer that holds the paper is then told to hand it out.
    static byte[] feedAndCut(PrinterProfile printer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes(ESC, 'd', printer.feedLines()));
        switch (printer.cutter()) {
            case NONE -> {}
            case PARTIAL -> out.writeBytes(bytes(GS, 'V', PARTIAL_CUT, 0));
            case FULL -> out.writeBytes(bytes(GS, 'V', FULL_CUT, 0));
        }
        printer.present().forEach(out::write);
        return out.toByteArray();
    }

    /// White for the rest of an incomplete band, then `ESC @`. A printer waiting for the rest of a
    /// band takes anything that follows as picture, even `ESC @`; one that is not ignores NUL.
    static byte[] unstick(PrinterProfile printer) {
        byte[] white = new byte[printer.bandRows() * ((printer.widthDots() + 7) / 8)];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(white);
        out.writeBytes(reset());
        return out.toByteArray();
    }

    /// Whether these two bytes begin a command that a printer may obey in the middle of a picture.
    static boolean startsRealTimeCommand(int first, int second) {
        return first == DLE && (second == EOT || second == ENQ || second == DC4);
    }

    /// Adds a dot to the left of the single dot in the first byte. It is inside the picture because
    /// the dot to its right is, and the new byte (30) can neither begin nor end another such pair,
    /// so one pass is enough. Modules of a QR code are never one dot wide.
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
