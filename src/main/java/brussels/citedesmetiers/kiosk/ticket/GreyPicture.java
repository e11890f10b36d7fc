package brussels.citedesmetiers.kiosk.ticket;

import com.google.zxing.LuminanceSource;
import com.google.zxing.PlanarYUVLuminanceSource;
import java.util.Arrays;

/// A grey picture, with ways to make it easier to read. Immutable.
final class GreyPicture {
    private final int width;
    private final int height;
    private final byte[] pixels;

    /// @param pixels row by row from the top left, one unsigned byte each, 0 = black; not copied
    /// @throws IllegalArgumentException if there are not `width` times `height` of them
    GreyPicture(int width, int height, byte[] pixels) {
        if (width < 1 || height < 1 || pixels.length != (long) width * height) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels of " + width + " x " + height);
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    static GreyPicture of(Bitmap picture) {
        int width = picture.width();
        byte[] pixels = new byte[Math.multiplyExact(width, picture.height())];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (picture.isBlack(i % width, i / width) ? 0 : 0xFF);
        }
        return new GreyPicture(width, picture.height(), pixels);
    }

    int size() {
        return pixels.length;
    }

    int shorterSide() {
        return Math.min(width, height);
    }

    LuminanceSource source() {
        return new PlanarYUVLuminanceSource(pixels, width, height, 0, 0, width, height, false);
    }

    /// Rotated clockwise by 90 degrees.
    GreyPicture turned() {
        byte[] turned = new byte[pixels.length];
        int across = height;
        int down = width;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[x * across + across - 1 - y] = pixels[y * width + x];
            }
        }
        return new GreyPicture(across, down, turned);
    }

    /// At half the width and height: each pixel is the mean of four. At least two pixels wide and
    /// high.
    GreyPicture halved() {
        int w = width / 2;
        int h = height / 2;
        byte[] half = new byte[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int sum =
                        pixel(2 * x, 2 * y)
                                + pixel(2 * x + 1, 2 * y)
                                + pixel(2 * x, 2 * y + 1)
                                + pixel(2 * x + 1, 2 * y + 1);
                half[y * w + x] = (byte) (sum / 4);
            }
        }
        return new GreyPicture(w, h, half);
    }

    /// Without single specks: each pixel is the median of the nine around it.
    GreyPicture despeckled() {
        byte[] clean = new byte[pixels.length];
        int[] around = new int[9];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int i = 0; i < around.length; i++) {
                    around[i] =
                            pixel(
                                    Math.clamp(x + i % 3 - 1, 0, width - 1),
                                    Math.clamp(y + i / 3 - 1, 0, height - 1));
                }
                Arrays.sort(around);
                clean[y * width + x] = (byte) around[4];
            }
        }
        return new GreyPicture(width, height, clean);
    }

    /// With white lines of up to `2 * reach` pixels inside the dark filled, as dead dots of a print
    /// head leave them. What is dark keeps its outline, and wider white is untouched.
    GreyPicture closed(int reach) {
        GreyPicture darker = spread(reach, 1, true).spread(reach, width, true);
        return darker.spread(reach, 1, false).spread(reach, width, false);
    }

    /// Each pixel is the darkest or the lightest of those up to `reach` away in one direction.
    ///
    /// @param step between two pixels in that direction: 1 across, the width down
    private GreyPicture spread(int reach, int step, boolean dark) {
        byte[] spread = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int at = step == 1 ? i % width : i / width;
            int last = step == 1 ? width - 1 : height - 1;
            int found = pixels[i] & 0xFF;
            for (int d = -Math.min(reach, at); d <= Math.min(reach, last - at); d++) {
                int other = pixels[i + d * step] & 0xFF;
                found = dark ? Math.min(found, other) : Math.max(found, other);
            }
            spread[i] = (byte) found;
        }
        return new GreyPicture(width, height, spread);
    }

    private int pixel(int x, int y) {
        return pixels[y * width + x] & 0xFF;
    }
}
