package brussels.citedesmetiers.kiosk.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.desk.PhotoGenerator.Level;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A sample of the distorted photos; `deploy/check-desk.sh photos` tries 200 of each level. And
/// pictures that were made to keep the reader busy.
class PhotoTest {
    private static final int MODULE = 3;
    private static final int SIDE = 1_998;

    @TempDir Path folder;

    @Test
    void photosOfTheMiddleLevelAreRead() throws Exception {
        int photos = LongForm.of(3, 12);
        try (DeskFixture house = new DeskFixture(folder)) {
            assertEquals(photos, PhotoRates.read(house, Level.EASY, photos));
            assertEquals(photos, PhotoRates.read(house, Level.MIDDLE, photos));
        }
    }

    /// As large a picture as is taken, with nothing but corners of QR codes.
    private static byte[] corners() throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, SIDE, SIDE);
        int step = 9 * MODULE;
        for (int y = MODULE; y + step < SIDE; y += step) {
            for (int x = MODULE; x + step < SIDE; x += step) {
                square(pen, Color.BLACK, x, y, 7);
                square(pen, Color.WHITE, x + MODULE, y + MODULE, 5);
                square(pen, Color.BLACK, x + 2 * MODULE, y + 2 * MODULE, 3);
            }
        }
        pen.dispose();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageIO.write(image, "png", file);
        return file.toByteArray();
    }

    private static void square(Graphics2D pen, Color colour, int x, int y, int modules) {
        pen.setColor(colour);
        pen.fillRect(x, y, modules * MODULE, modules * MODULE);
    }

    /// Comparing all its corners with each other took longer than anybody waits.
    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void pictureOfNothingButCornersIsGivenUp() throws Exception {
        byte[] file = corners();
        try (Photo photo = new Photo()) {
            RefusedException refused =
                    assertThrows(RefusedException.class, () -> photo.read("session", file));
            assertEquals("no-code", refused.why());
        }
    }

    @Test
    void secondPictureOfASessionIsRefusedWhileTheFirstIsRead() throws Exception {
        byte[] file = corners();
        Semaphore begun = new Semaphore(0);
        CountDownLatch go = new CountDownLatch(1);
        try (Photo photo =
                new Photo(
                        (_, _) -> {
                            begun.release();
                            assertFalse(Thread.currentThread().isVirtual());
                            return Optional.of(waited(go));
                        })) {
            CompletableFuture<String> first = reading(photo, "one", file);
            assertTrue(begun.tryAcquire(30, TimeUnit.SECONDS));
            RefusedException busy =
                    assertThrows(RefusedException.class, () -> photo.read("one", file));
            assertEquals("busy", busy.why());
            CompletableFuture<String> other = reading(photo, "other", file);
            assertTrue(begun.tryAcquire(30, TimeUnit.SECONDS));
            go.countDown();
            assertEquals("read", first.get(30, TimeUnit.SECONDS));
            assertEquals("read", other.get(30, TimeUnit.SECONDS));
            assertEquals("read", photo.read("one", file));
        }
    }

    private static String waited(CountDownLatch go) {
        try {
            return go.await(30, TimeUnit.SECONDS) ? "read" : "too late";
        } catch (InterruptedException e) {
            return "interrupted";
        }
    }

    private static CompletableFuture<String> reading(Photo photo, String session, byte[] file) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return photo.read(session, file);
                    } catch (RefusedException e) {
                        return e.why();
                    }
                });
    }

    @Test
    void ticketOnATransparentGroundIsRead() throws Exception {
        try (DeskFixture house = new DeskFixture(folder)) {
            String token = house.print('A', "fr").token();
            try (Photo photo = new Photo()) {
                assertEquals(token, photo.read("session", PhotoGenerator.onClearGround(token)));
            }
        }
    }
}
