package brussels.citedesmetiers.kiosk.ticket;

import java.util.Arrays;

/// A 1-bit picture, black on white: the same one is shown on the screen and printed. Not
/// thread-safe while it is written; pass it on only when finished.
public final class Bitmap {
    private static final int WHITE = -1;
    private static final int WORTH_A_JUMP = 3;

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

    /// Blackens the dark pixels of rows of a colour picture: those whose green, the colour the eye
    /// sees best, is below a limit.
    ///
    /// @param top the row the first of them goes to
    /// @param rows how many there are
    /// @param rgb one pixel after another, alpha 255 in the highest 8 bits, then red, green and
    ///   blue
    /// @param below 0 to 255
    /// @throws IllegalArgumentException if there are fewer pixels or rows than that
    public void darken(int top, int rows, int[] rgb, int below) {
        if (rgb.length < rows * width || top < 0 || top + rows > height) {
            throw new IllegalArgumentException(
                    rgb.length + " pixels for " + rows + " rows at " + top + " of " + height);
        }
        int[] white = new int[width];
        Arrays.fill(white, WHITE);
        for (int y = 0; y < rows; y++) {
            int start = y * width;
            int end = start + width;
            int row = (top + y) * bytesPerRow;
            int at = nextDot(rgb, start, start, end, white);
            while (at < end) {
                int whites = 0;
                while (at < end && whites < WORTH_A_JUMP) {
                    int to = Math.min(end, at + 8);
                    int dots = 0;
                    for (int i = at; i < to; i++) {
                        // The sign is the dot: what is black in a text is hard to foresee for a
                        // processor, and so is a branch on it.
                        dots = (dots << 1) | ((((rgb[i] >> 8) & 0xff) - below) >>> 31);
                    }
                    bits[row + ((at - start) >> 3)] |= (byte) (dots << (8 - (to - at)));
                    whites = dots == 0 ? whites + 1 : 0;
                    at = to;
                }
                at = nextDot(rgb, start, at, end, white);
            }
        }
    }

    // Almost all of a ticket is white, and this skips many pixels at a time: to the first of the
    // eight that are one byte with the next pixel that is not.
    private static int nextDot(int[] rgb, int start, int from, int end, int[] white) {
        int found = Arrays.mismatch(rgb, from, end, white, 0, end - from);
        return found < 0 ? end : start + ((from + found - start) & ~7);
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
        int from = Math.max(0, x);
        int to = Math.min(width, x + w);
        int top = Math.max(0, y);
        if (from >= to || top >= Math.min(height, y + h)) {
            return;
        }
        for (int at = from >> 3; at <= (to - 1) >> 3; at++) {
            int left = Math.max(0, from - 8 * at);
            int right = Math.max(0, 8 * (at + 1) - to);
            byte dots = (byte) ((0xff >> left) & (0xff << right));
            for (int j = top; j < Math.min(height, y + h); j++) {
                bits[j * bytesPerRow + at] |= dots;
            }
        }
    }

    /// Adds the black dots of another picture of the same width.
    ///
    /// @param top the row its first row goes to
    /// @throws IllegalArgumentException if it is of another width or does not fit
    public void stamp(Bitmap other, int top) {
        if (other.width != width || top < 0 || top + other.height > height) {
            throw new IllegalArgumentException(
                    other.width
                            + "x"
                            + other.height
                            + " at row "
                            + top
                            + " of "
                            + width
                            + "x"
                            + height);
        }
        int shift = top * bytesPerRow;
        for (int i = 0; i < other.bits.length; i++) {
            bits[shift + i] |= other.bits[i];
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
