package brussels.citedesmetiers.kiosk.ticket;

import java.util.Arrays;

/// A 1-bit picture, black on white: the same one is shown on the screen and printed. Not
/// thread-safe while written; hand it on only when it is finished.
public final class Bitmap {
    private final int width;
    private final int height;
    private final int bytesPerRow;
    private final byte[] bits;

    /// A white picture.
    ///
    /// @param width dots across, at least 1
    /// @param height dots down, at least 1
    public Bitmap(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("bitmap of " + width + " x " + height);
        }
        this.width = width;
        this.height = height;
        this.bytesPerRow = (width + 7) / 8;
        this.bits = new byte[bytesPerRow * height];
    }

    /// A picture that is black where a colour picture's green, the colour an eye sees best, is
    /// under a limit.
    ///
    /// @param rgb one pixel after another in rows, red, green and blue in the lowest 24 bits
    /// @param below 0 to 256
    public static Bitmap ofDark(int width, int height, int[] rgb, int below) {
        Bitmap bitmap = new Bitmap(width, height);
        if (rgb.length != width * height) {
            throw new IllegalArgumentException(
                    rgb.length + " pixels for " + width + " x " + height);
        }
        int pixel = 0;
        for (int y = 0; y < height; y++) {
            int row = y * bitmap.bytesPerRow;
            for (int x = 0; x < width; x++) {
                // Nearly all of a paper is white.
                if ((rgb[pixel++] >> 8 & 0xff) < below) {
                    bitmap.bits[row + (x >> 3)] |= (byte) (0x80 >> (x & 7));
                }
            }
        }
        return bitmap;
    }

    /// Dots across.
    public int width() {
        return width;
    }

    /// Dots down.
    public int height() {
        return height;
    }

    /// Bytes in a row, the last one padded with white.
    public int bytesPerRow() {
        return bytesPerRow;
    }

    /// Whether the dot is black. Dots outside are white.
    public boolean isBlack(int x, int y) {
        return x >= 0
                && y >= 0
                && x < width
                && y < height
                && (bits[y * bytesPerRow + (x >> 3)] & (0x80 >> (x & 7))) != 0;
    }

    /// Makes a dot black.
    public void setBlack(int x, int y) {
        if (x < 0 || y < 0 || x >= width || y >= height) {
            throw new IndexOutOfBoundsException(x + "," + y + " of " + width + "x" + height);
        }
        bits[y * bytesPerRow + (x >> 3)] |= (byte) (0x80 >> (x & 7));
    }

    /// Makes a rectangle black, clipped to the picture.
    public void fillBlack(int x, int y, int w, int h) {
        for (int j = Math.max(0, y); j < Math.min(height, y + h); j++) {
            for (int i = Math.max(0, x); i < Math.min(width, x + w); i++) {
                setBlack(i, j);
            }
        }
    }

    /// A copy of rows `from` (inclusive) to `to` (exclusive), most significant bit leftmost, 1 =
    /// black: the order of ESC/POS raster data.
    public byte[] rows(int from, int to) {
        return Arrays.copyOfRange(bits, from * bytesPerRow, to * bytesPerRow);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bitmap b
                && width == b.width
                && height == b.height
                && Arrays.equals(bits, b.bits);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * width + height) + Arrays.hashCode(bits);
    }
}
