package brussels.citedesmetiers.kiosk.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.files.KeptFile;
import brussels.citedesmetiers.kiosk.files.KeptText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever changes `alerts.json` at one centre changes it for all, at the next start of each.
final class SharedSettingsTest {
    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private KeptText shared;

    @BeforeEach
    void begin() throws IOException {
        shared = new KeptFile(folder.resolve("shared"));
        Files.createDirectory(folder.resolve("one"));
        Files.createDirectory(folder.resolve("two"));
    }

    private Path file(String machine) {
        return folder.resolve(machine).resolve("alerts.json");
    }

    private boolean started(String machine) throws IOException {
        return SharedSettings.alike(shared, folder.resolve(machine));
    }

    @Test
    void aChangeAtEitherReachesTheOther() throws IOException {
        Files.writeString(file("one"), "the first");
        assertTrue(started("one"));
        assertTrue(started("two"));
        assertEquals("the first", Files.readString(file("two")));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(file("two"))));
        Files.writeString(file("two"), "the second");
        assertTrue(started("two"));
        assertTrue(started("one"));
        assertEquals("the second", Files.readString(file("one")));
        Files.writeString(file("one"), "the first");
        assertTrue(started("one"));
        assertTrue(started("two"));
        assertEquals("the first", Files.readString(file("two")));
    }

    @Test
    void aFileTakenAwayAtOneIsTakenAwayAtTheOther() throws IOException {
        Files.writeString(file("one"), "the first");
        assertTrue(started("one"));
        assertTrue(started("two"));
        Files.delete(file("one"));
        assertTrue(started("one"));
        assertTrue(started("two"));
        assertFalse(Files.exists(file("two")));
    }

    @Test
    void whatWasChangedAtBothIsOverwrittenAtNeither() throws IOException {
        Files.writeString(file("one"), "the first");
        assertTrue(started("one"));
        assertTrue(started("two"));
        Files.writeString(file("one"), "one way");
        Files.writeString(file("two"), "another way");
        assertTrue(started("one"));
        assertFalse(started("two"));
        assertEquals("another way", Files.readString(file("two")));
        Files.writeString(file("two"), "one way");
        assertTrue(started("two"));
    }

    @Test
    void aMachineThatJoinsWithAnotherFileKeepsIt() throws IOException {
        Files.writeString(file("one"), "the first");
        Files.writeString(file("two"), "its own");
        assertTrue(started("one"));
        assertFalse(started("two"));
        assertEquals("its own", Files.readString(file("two")));
    }
}
