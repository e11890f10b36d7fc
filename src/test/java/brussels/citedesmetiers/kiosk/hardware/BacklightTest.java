package brussels.citedesmetiers.kiosk.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacklightTest {
    @TempDir Path folder;

    private Path light(int most, int now) throws IOException {
        Path device = Files.createDirectories(folder.resolve("10-0045"));
        Files.writeString(device.resolve("max_brightness"), most + "\n");
        return Files.writeString(device.resolve("brightness"), now + "\n");
    }

    @Test
    void screenIsDimmedAndIsAsBrightAsBeforeAfterwards() throws IOException {
        Path file = light(255, 200);
        Backlight light = Backlight.find(folder).orElseThrow();
        light.dim(true);
        assertEquals("25", Files.readString(file));
        light.dim(false);
        assertEquals("200", Files.readString(file));
    }

    @Test
    void closingLeavesTheScreenBright() throws IOException {
        Path file = light(31, 31);
        Backlight light = Backlight.find(folder).orElseThrow();
        light.dim(true);
        assertEquals("3", Files.readString(file));
        light.close();
        assertEquals("31", Files.readString(file));
    }

    @Test
    void screenLeftDimByAKilledRunBecomesBright() throws IOException {
        Path file = light(255, 25);
        Backlight light = Backlight.find(folder).orElseThrow();
        light.dim(true);
        light.dim(false);
        assertEquals("255", Files.readString(file));
    }

    @Test
    void nothingIsFoundWhereThereIsNone() throws IOException {
        assertEquals(Optional.empty(), Backlight.find(folder));
        assertEquals(Optional.empty(), Backlight.find(folder.resolve("absent")));
        Files.writeString(light(255, 1).resolveSibling("max_brightness"), "bright");
        assertEquals(Optional.empty(), Backlight.find(folder));
    }

    @Test
    void lightThatGoesAwayIsTold() throws IOException {
        Path file = light(255, 200);
        Backlight light = Backlight.find(folder).orElseThrow();
        Files.delete(file);
        Files.createDirectory(file);
        assertThrows(IOException.class, () -> light.dim(true));
    }
}
