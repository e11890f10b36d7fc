package brussels.citedesmetiers.kiosk.screen;

import java.util.Arrays;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// Compares pictures of one size, pixel for pixel.
final class PixelDifference {
    private PixelDifference() {}

    /// The smallest part outside of which both are the same; empty if they are the same.
    static Optional<Rectangle2D> different(Image a, Image b) {
        int width = (int) a.getWidth();
        int left = width;
        int right = -1;
        int top = -1;
        int bottom = -1;
        int[] one = new int[width];
        int[] other = new int[width];
        var format = PixelFormat.getIntArgbInstance();
        for (int y = 0; y < (int) a.getHeight(); y++) {
            a.getPixelReader().getPixels(0, y, width, 1, format, one, 0, width);
            b.getPixelReader().getPixels(0, y, width, 1, format, other, 0, width);
            int first = Arrays.mismatch(one, other);
            if (first < 0) {
                continue;
            }
            int last = width - 1;
            while (one[last] == other[last]) {
                last--;
            }
            left = Math.min(left, first);
            right = Math.max(right, last);
            top = top < 0 ? y : top;
            bottom = y;
        }
        return top < 0
                ? Optional.empty()
                : Optional.of(new Rectangle2D(left, top, right - left + 1.0, bottom - top + 1.0));
    }
}
