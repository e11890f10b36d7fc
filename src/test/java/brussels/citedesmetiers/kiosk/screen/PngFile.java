package brussels.citedesmetiers.kiosk.screen;

import brussels.citedesmetiers.kiosk.ticket.Bitmap;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javax.imageio.ImageIO;

/// Pictures of the gallery as PNG files.
final class PngFile {
    private PngFile() {}

    static void write(Image image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        out.setRGB(0, 0, width, height, pixels, 0, width);
        ImageIO.write(out, "png", file.toFile());
    }

    static void write(Bitmap bitmap, Path file) throws IOException {
        BufferedImage out =
                new BufferedImage(bitmap.width(), bitmap.height(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < bitmap.height(); y++) {
            for (int x = 0; x < bitmap.width(); x++) {
                out.setRGB(x, y, bitmap.isBlack(x, y) ? 0x000000 : 0xffffff);
            }
        }
        ImageIO.write(out, "png", file.toFile());
    }
}
