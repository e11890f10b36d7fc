package brussels.citedesmetiers.kiosk.printing;

import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import java.util.SplittableRandom;

/// Pictures to print in tests.
final class Pictures {
    /// Bytes that make real-time commands likely where chance alone makes them rare.
    private static final int[] DANGEROUS = {0x10, 0x10, 0x04, 0x05, 0x14, 0x00, 0xFF, 0x30};

    private Pictures() {}

    /// Slanting stripes, different in every row, in which no dot stands alone.
    static Bitmap stripes(int width, int height) {
        Bitmap picture = new Bitmap(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if ((x + y + y / 7) % 12 < 6) {
                    picture.setBlack(x, y);
                }
            }
        }
        return picture;
    }

    /// Noise made of whole bytes, half of them dangerous ones.
    static Bitmap dangerous(int width, int height, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Bitmap picture = new Bitmap(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x += 8) {
                int b =
                        random.nextBoolean()
                                ? DANGEROUS[random.nextInt(DANGEROUS.length)]
                                : random.nextInt(256);
                for (int i = 0; i < 8 && x + i < width; i++) {
                    if ((b & (0x80 >> i)) != 0) {
                        picture.setBlack(x + i, y);
                    }
                }
            }
        }
        return picture;
    }

    /// The same picture, as wide as its bytes: so a printer gives it back.
    static Bitmap asPrinted(Bitmap picture) {
        Bitmap wide = new Bitmap(8 * picture.bytesPerRow(), picture.height());
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                if (picture.isBlack(x, y)) {
                    wide.setBlack(x, y);
                }
            }
        }
        return wide;
    }
}
