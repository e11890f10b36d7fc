package brussels.citedesmetiers.kiosk.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class BitmapTest {

    @Property(tries = 200)
    void everyPixelUnderTheLimitIsBlackAndNoOther(
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 1, max = 12) int height,
            @ForAll int seed,
            @ForAll @IntRange(max = 256) int below) {
        int[] rgb = new java.util.Random(seed).ints((long) width * height).toArray();
        Bitmap bitmap = Bitmap.ofDark(width, height, rgb, below);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int green = rgb[y * width + x] >> 8 & 0xff;
                assertEquals(green < below, bitmap.isBlack(x, y), x + "," + y);
            }
        }
    }

    @Test
    void pixelsThatAreNotThatManyAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Bitmap.ofDark(3, 2, new int[5], 128));
    }
}
