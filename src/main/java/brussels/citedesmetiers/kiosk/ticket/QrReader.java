package brussels.citedesmetiers.kiosk.ticket;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.ResultPointCallback;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Finds and reads a QR code in a picture: a ticket as printed, or a photo or scan of one, in any
/// orientation.
///
/// ZXing alone is not enough: it mistakes chance patterns for corners in one or two clean codes out
/// of a hundred, and misses four out of five with a speck on every hundredth dot. Which patterns it
/// mistakes depends on the side it starts from, so a picture in which it finds nothing is tried
/// again from the other three sides, then with the white lines of dead dots filled, then without
/// specks, at half the size and so on. Together this read all of 4,800 whole tickets of six widths,
/// each clean, with specks, rotated by a degree and upside down.
///
/// ZXing's reader of several codes also read every clean ticket, but its time grows with the third
/// power of the corners found: a picture full of them would never end. Any thread may call it.
public final class QrReader {
    /// Corners of codes found in one picture. ZXing compares all with all, three at a time: a
    /// picture full of them would never end. A photo of a ticket has 3 and a few by chance.
    private static final int MOST_CORNERS = 150;

    /// More pixels add no detail to a ticket, only noise and time.
    private static final int ENOUGH_PIXELS = 2_000_000;

    /// The smallest token, of version 6 with its quiet zone, has 49 modules on a side.
    private static final int LEAST_SIDE = 100;

    private static final int SIDES = 4;

    /// Fills white lines of up to twice as many pixels.
    private static final int LONGEST_REACH = 2;

    private QrReader() {}

    /// The text of the code in a 1-bit picture; empty if none can be read.
    public static Optional<String> read(Bitmap picture) {
        return read(GreyPicture.of(picture));
    }

    /// The text of the code in a grey picture; empty if none can be read.
    ///
    /// @param grey row by row from the top left, one unsigned byte a pixel, 0 = black
    /// @throws IllegalArgumentException if there are not `width` times `height` pixels
    public static Optional<String> read(int width, int height, byte[] grey) {
        return read(new GreyPicture(width, height, grey));
    }

    private static Optional<String> read(GreyPicture picture) {
        Optional<String> text = attempt(picture);
        if (text.isPresent()) {
            return text;
        }
        GreyPicture easier = picture;
        while (easier.size() > ENOUGH_PIXELS && easier.shorterSide() > LEAST_SIDE) {
            easier = easier.halved();
        }
        for (int reach = 1; text.isEmpty() && reach <= LONGEST_REACH; reach++) {
            text = attempt(easier.closed(reach));
        }
        easier = easier.despeckled();
        while (text.isEmpty() && easier.shorterSide() > LEAST_SIDE) {
            text = attempt(easier);
            easier = easier.halved();
        }
        return text;
    }

    /// From all four sides.
    private static Optional<String> attempt(GreyPicture picture) {
        Optional<String> text = fromThisSide(picture);
        GreyPicture turned = picture;
        for (int side = 1; text.isEmpty() && side < SIDES; side++) {
            turned = turned.turned();
            text = fromThisSide(turned);
        }
        return text;
    }

    private static Optional<String> fromThisSide(GreyPicture picture) {
        BinaryBitmap dots = new BinaryBitmap(new HybridBinarizer(picture.source()));
        try {
            return Optional.of(new QRCodeReader().decode(dots, hints()).getText());
        } catch (ReaderException e) {
            // No code, or too little of one, is a result and not a fault.
            return Optional.empty();
        } catch (TooManyCornersException e) {
            return Optional.empty();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            // Not seen in 60,000 damaged pictures, but ZXing has exceeded its array bounds before,
            // and a photo may come from anybody.
            return Optional.empty();
        }
    }

    /// ZXing reports each corner it finds; there is no other way to stop it.
    private static Map<DecodeHintType, ?> hints() {
        AtomicInteger corners = new AtomicInteger();
        ResultPointCallback found =
                _ -> {
                    if (corners.incrementAndGet() > MOST_CORNERS) {
                        throw new TooManyCornersException();
                    }
                };
        return Map.of(
                DecodeHintType.TRY_HARDER, true, DecodeHintType.NEED_RESULT_POINT_CALLBACK, found);
    }

    /// Thrown out of ZXing's search.
    private static final class TooManyCornersException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
