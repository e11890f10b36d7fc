package brussels.citedesmetiers.kiosk.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import brussels.citedesmetiers.kiosk.desk.PhotoGenerator.Level;
import java.nio.file.Path;
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

    @Test
    void ticketOnATransparentGroundIsRead() throws Exception {
        try (DeskFixture house = new DeskFixture(folder)) {
            String token = house.print('A', "fr").token();
            assertEquals(token, new Photo().read(PhotoGenerator.onClearGround(token)));
        }
    }
}
