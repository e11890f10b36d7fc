package brussels.citedesmetiers.kiosk.robot;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import javax.imageio.ImageIO;

/// How far two pictures of one screen, painted in two ways, are apart. Edges are smoothed in either
/// way a little differently; nothing else may differ.
///
/// @param mean mean distance of a colour, of 255
/// @param worst share of the points of the square of 8 by 8 that is most apart, in which a colour
///   is more than a quarter of 255 away: a sign that is missing is small
public record PictureDifference(double mean, double worst) {
    private static final int QUARTER = 64;
    private static final int SQUARE = 8;
    private static final double MOST_MEAN = 0.5;
    private static final double MOST_OF_A_SQUARE = 0.2;

    /// Reads and compares two PNG files. Pictures of different sizes have nothing in common.
    public static PictureDifference between(Path one, Path other) throws IOException {
        BufferedImage a = read(one);
        BufferedImage b = read(other);
        if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
            return new PictureDifference(255, 1);
        }
        long sum = 0;
        int across = a.getWidth() / SQUARE + 1;
        int[] clear = new int[across * (a.getHeight() / SQUARE + 1)];
        for (int y = 0; y < a.getHeight(); y++) {
            for (int x = 0; x < a.getWidth(); x++) {
                int left = a.getRGB(x, y);
                int right = b.getRGB(x, y);
                sum += distance(left, right, Integer::sum);
                if (isFar(left, right) && !(isNear(left, b, x, y) && isNear(right, a, x, y))) {
                    clear[y / SQUARE * across + x / SQUARE]++;
                }
            }
        }
        double points = (double) a.getWidth() * a.getHeight();
        double worst = Arrays.stream(clear).max().orElse(0);
        return new PictureDifference(sum / points / 3, worst / (SQUARE * SQUARE));
    }

    private static int distance(int one, int other, IntBinaryOperator together) {
        int all = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int apart = Math.abs((one >> shift & 0xff) - (other >> shift & 0xff));
            all = together.applyAsInt(all, apart);
        }
        return all;
    }

    private static boolean isFar(int one, int other) {
        return distance(one, other, Math::max) > QUARTER;
    }

    /// Whether a colour is there or right beside: an edge may lie a point farther.
    private static boolean isNear(int colour, BufferedImage image, int x, int y) {
        for (int j = Math.max(0, y - 1); j <= Math.min(image.getHeight() - 1, y + 1); j++) {
            for (int i = Math.max(0, x - 1); i <= Math.min(image.getWidth() - 1, x + 1); i++) {
                if (!isFar(colour, image.getRGB(i, j))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static BufferedImage read(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        if (image == null) {
            throw new IOException("no picture in " + file);
        }
        return image;
    }

    /// Whether a person sees the same.
    public boolean isSmall() {
        return mean <= MOST_MEAN && worst <= MOST_OF_A_SQUARE;
    }
}
