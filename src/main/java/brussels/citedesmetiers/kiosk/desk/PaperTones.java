package brussels.citedesmetiers.kiosk.desk;

import java.awt.image.BufferedImage;

/// The grey tones of a picture on white paper: transparent parts count as white, so that a code
/// with black modules on a transparent background is black on white and not black on black.
public final class PaperTones {
    private static final int OPAQUE = 0xff;

    private PaperTones() {}

    /// Row by row from the top left, one unsigned byte a pixel, 0 = black.
    public static byte[] of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] grey = new byte[Math.multiplyExact(width, height)];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                grey[y * width + x] = (byte) tone(row[x]);
            }
        }
        return grey;
    }

    private static int tone(int argb) {
        int light =
                ((argb >> 16 & 0xff) * 299 + (argb >> 8 & 0xff) * 587 + (argb & 0xff) * 114) / 1000;
        int alpha = argb >>> 24;
        return (light * alpha + OPAQUE * (OPAQUE - alpha)) / OPAQUE;
    }
}
