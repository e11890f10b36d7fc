package brussels.citedesmetiers.kiosk.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.desk.PhotoGenerator.Level;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sample of the distorted photos; `deploy/check-desk.sh photos` tries 200 of each level.
class PhotoTest {
    @TempDir Path folder;

    @Test
    void photosOfTheMiddleLevelAreRead() throws Exception {
        try (DeskFixture house = new DeskFixture(folder)) {
            assertEquals(6, PhotoRates.read(house, Level.EASY, 6));
            assertEquals(12, PhotoRates.read(house, Level.MIDDLE, 12));
        }
    }

    /// As a screenshot or a picture out of an office program may be.
    private static byte[] onClearGround(String token) throws IOException, WriterException {
        BitMatrix code = new QRCodeWriter().encode(token, BarcodeFormat.QR_CODE, 400, 400);
        BufferedImage image = new BufferedImage(400, 400, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 400; y++) {
            for (int x = 0; x < 400; x++) {
                image.setRGB(x, y, code.get(x, y) ? 0xff000000 : 0);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, "png", png));
        return png.toByteArray();
    }

    @Test
    void ticketOnATransparentGroundIsRead() throws Exception {
        try (DeskFixture house = new DeskFixture(folder)) {
            String token = house.print('A', "fr").token();
            assertEquals(token, new Photo().read(onClearGround(token)));
        }
    }
}
