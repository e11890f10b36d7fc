package brussels.citedesmetiers.kiosk.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class BitmapTest {

    @Property(tries = 300)
    void everyPixelUnderTheLimitIsBlackAndNoOther(
            @ForAll @IntRange(min = 1, max = 90) int width,
            @ForAll @IntRange(min = 1, max = 6) int rows,
            @ForAll int seed,
            @ForAll @IntRange(max = 255) int below) {
        Random random = new Random(seed);
        // Mostly white, in runs, as a paper is.
        int[] argb = new int[width * rows];
        for (int i = 0; i < argb.length; i++) {
            boolean again = i > 0 && random.nextInt(12) > 0;
            argb[i] =
                    again
                            ? argb[i - 1]
                            : random.nextInt(3) > 0 ? -1 : random.nextInt() | 0xff000000;
        }
        Bitmap bitmap = new Bitmap(width, rows + 2);
        bitmap.darken(1, rows, argb, below);
        for (int y = 0; y < rows + 2; y++) {
            for (int x = 0; x < width; x++) {
                boolean dark =
                        y > 0 && y <= rows && (argb[(y - 1) * width + x] >> 8 & 0xff) < below;
                assertEquals(dark, bitmap.isBlack(x, y), x + "," + y);
            }
        }
    }

    @Property(tries = 300)
    void aRectangleIsBlackInsideAndNowhereElse(
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = -12, max = 45) int x,
            @ForAll @IntRange(min = -5, max = 12) int y,
            @ForAll @IntRange(max = 30) int w,
            @ForAll @IntRange(max = 9) int h) {
        int height = 8;
        Bitmap bitmap = new Bitmap(width, height);
        bitmap.fillBlack(x, y, w, h);
        for (int j = 0; j < height; j++) {
            for (int i = 0; i < width; i++) {
                boolean inside = i >= x && i < x + w && j >= y && j < y + h;
                assertEquals(inside, bitmap.isBlack(i, j), i + "," + j);
            }
        }
    }

    @Test
    void aStampAddsItsDotsAndKeepsTheOthers() {
        Bitmap bitmap = new Bitmap(20, 4);
        bitmap.setBlack(3, 2);
        Bitmap stamp = new Bitmap(20, 2);
        stamp.setBlack(19, 1);
        bitmap.stamp(stamp, 1);
        assertTrue(bitmap.isBlack(3, 2) && bitmap.isBlack(19, 2));
        assertThrows(IllegalArgumentException.class, () -> bitmap.stamp(stamp, 3));
        assertThrows(IllegalArgumentException.class, () -> bitmap.stamp(new Bitmap(21, 1), 0));
    }

    @Test
    void pixelsThatAreNotThatManyAreRefused() {
        Bitmap bitmap = new Bitmap(3, 2);
        assertThrows(IllegalArgumentException.class, () -> bitmap.darken(0, 2, new int[5], 128));
        assertThrows(IllegalArgumentException.class, () -> bitmap.darken(1, 2, new int[6], 128));
    }
}
