package brussels.citedesmetiers.kiosk.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrivateFolderTest {
    @TempDir Path above;

    private static String mode(Path folder) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }

    @Test
    void newFolderIsItsOwnersAlone() throws IOException {
        Path folder = above.resolve("a").resolve("data");
        PrivateFolder.create(folder);
        assertEquals("rwx------", mode(folder));
    }

    @ParameterizedTest
    @CsvSource({"rwxr-xr-x, rwx------", "rwxr-x---, rwxr-x---", "rwx------, rwx------"})
    void folderOfAnEarlierVersionIsClosedAndOneThatSomebodySharedIsNot(String before, String after)
            throws IOException {
        Path folder = Files.createDirectory(above.resolve("data"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(before));
        PrivateFolder.create(folder);
        assertEquals(after, mode(folder));
    }
}
