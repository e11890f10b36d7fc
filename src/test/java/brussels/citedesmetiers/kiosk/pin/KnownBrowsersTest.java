package brussels.citedesmetiers.kiosk.pin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownBrowsersTest {
    @TempDir Path folder;

    @Test
    void browserIsKnownAfterARestartAndItsMarkIsNotInTheFile() throws Exception {
        KnownBrowsers browsers = new KnownBrowsers(folder, "desk");
        String mark = browsers.join();
        Path file = folder.resolve("desk-browsers");
        assertFalse(Files.readString(file).contains(mark));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(browsers.of(mark), new KnownBrowsers(folder, "desk").of(mark));
        assertTrue(browsers.of(mark).isPresent());
        assertEquals(Optional.empty(), browsers.of("another"));
    }

    @Test
    void damagedFileMakesThemStrangersAndNoMore() throws Exception {
        Files.writeString(folder.resolve("desk-browsers"), "damaged\n\n");
        KnownBrowsers browsers = new KnownBrowsers(folder, "desk");
        assertEquals(Optional.empty(), browsers.of("damaged"));
        String mark = browsers.join();
        assertTrue(new KnownBrowsers(folder, "desk").of(mark).isPresent());
    }

    @Test
    void ofTooManyTheFirstIsForgotten() {
        KnownBrowsers browsers = new KnownBrowsers(folder, "desk");
        String first = browsers.join();
        String last = "";
        for (int i = 0; i < 200; i++) {
            last = browsers.join();
        }
        assertEquals(Optional.empty(), browsers.of(first));
        assertTrue(browsers.of(last).isPresent());
    }
}
