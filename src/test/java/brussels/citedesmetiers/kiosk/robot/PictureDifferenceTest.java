package brussels.citedesmetiers.kiosk.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PictureDifferenceTest {
    @TempDir Path folder;

    private Path picture(String name, int width, Consumer<Graphics2D> more) throws IOException {
        BufferedImage image = new BufferedImage(width, 100, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, 100);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(20, 20, 60, 30);
        more.accept(graphics);
        graphics.dispose();
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private boolean isSame(Consumer<Graphics2D> change) throws IOException {
        return PictureDifference.between(
                        picture("a.png", 200, g -> {}), picture("b.png", 200, change))
                .isSmall();
    }

    @Test
    void theSamePictureHasNoDifference() throws IOException {
        assertEquals(
                new PictureDifference(0, 0),
                PictureDifference.between(
                        picture("a.png", 200, g -> {}), picture("b.png", 200, g -> {})));
    }

    @Test
    void anEdgeThatIsSmoothedOtherwiseIsTheSame() throws IOException {
        assertTrue(
                isSame(
                        g -> {
                            g.setColor(new Color(50, 50, 255));
                            g.drawLine(20, 20, 79, 20);
                        }));
    }

    @Test
    void aShapeThatIsMissingAndAColourThatIsOffAreFound() throws IOException {
        assertFalse(
                isSame(
                        g -> {
                            g.setColor(Color.WHITE);
                            g.fillRect(20, 20, 60, 30);
                        }));
        assertFalse(
                isSame(
                        g -> {
                            g.setColor(new Color(250, 250, 250));
                            g.fillRect(0, 50, 200, 50);
                        }));
    }

    @Test
    void aSignThatIsMissingIsFoundHoweverSmall() throws IOException {
        assertFalse(
                isSame(
                        g -> {
                            g.setColor(Color.BLACK);
                            g.fillRect(150, 72, 24, 4);
                            g.fillRect(160, 62, 4, 24);
                        }));
    }

    @Test
    void picturesOfTwoSizesHaveNothingInCommon() throws IOException {
        assertFalse(
                PictureDifference.between(
                                picture("a.png", 200, g -> {}), picture("b.png", 100, g -> {}))
                        .isSmall());
    }
}
