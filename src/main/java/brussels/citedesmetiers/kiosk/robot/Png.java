package brussels.citedesmetiers.kiosk.robot;

import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/// Pictures as PNG files, for screenshots and printed tickets.
public final class Png {
    private static final int BLACK = 0x000000;
    private static final int WHITE = 0xffffff;

    private Png() {}

    /// Writes what was drawn.
    public static void write(Image image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        out.setRGB(0, 0, width, height, pixels, 0, width);
        save(out, file);
    }

    /// Writes what is printed.
    public static void write(Bitmap bitmap, Path file) throws IOException {
        BufferedImage out =
                new BufferedImage(bitmap.width(), bitmap.height(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < bitmap.height(); y++) {
            for (int x = 0; x < bitmap.width(); x++) {
                out.setRGB(x, y, bitmap.isBlack(x, y) ? BLACK : WHITE);
            }
        }
        save(out, file);
    }

    private static void save(BufferedImage image, Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IOException("no PNG writer for " + file);
        }
    }
}
