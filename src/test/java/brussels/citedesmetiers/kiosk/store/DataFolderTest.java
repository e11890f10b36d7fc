package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.files.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DataFolderTest {

    @Test
    void aFolderIsMadeAndGetsItsNumbersFirst(@TempDir Path parent) throws Exception {
        Path folder = parent.resolve("new/data");
        try (DataFolder held = DataFolder.lock(folder)) {
            assertEquals(HighWater.NONE, new HighWaterFile(held.path(), new RealDisk()).read());
        }
    }

    @Test
    void aFolderWithADatabaseButNoNumbersKeepsThemLost(@TempDir Path folder) throws Exception {
        Files.createDirectory(folder.resolve("db"));
        DataFolder.lock(folder).close();
        HighWaterFile file = new HighWaterFile(folder, new RealDisk());
        assertThrows(IOException.class, file::read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sealed",
                "content",
                "derby.log",
                "ballast",
                "written-10-4-0",
                "db.refused-20261123-110000",
                "backup.old"
            })
    void whateverATerminalOnceMadeSaysThatTheNumbersAreLost(String left, @TempDir Path folder)
            throws Exception {
        Files.writeString(folder.resolve("key"), "a key");
        Files.createDirectory(folder.resolve(left));
        DataFolder.lock(folder).close();
        HighWaterFile file = new HighWaterFile(folder, new RealDisk());
        assertThrows(IOException.class, file::read);
    }

    @Test
    void aFolderThatWasOnlyPreparedIsNew(@TempDir Path folder) throws Exception {
        for (String prepared :
                List.of(
                        "key",
                        "pin",
                        "centre.token",
                        "desk-key.pem",
                        "lost+found",
                        "terminal.lock",
                        // A first start that was killed before it was renamed.
                        "numbers.copy.new",
                        "numbers.new")) {
            Files.writeString(folder.resolve(prepared), "");
        }
        DataFolder.lock(folder).close();
        assertEquals(HighWater.NONE, new HighWaterFile(folder, new RealDisk()).read());
        Files.delete(folder.resolve("numbers"));
        Files.delete(folder.resolve("numbers.copy"));
        DataFolder.lock(folder).close();
        HighWaterFile file = new HighWaterFile(folder, new RealDisk());
        assertThrows(IOException.class, file::read, "it ran once");
    }

    @Test
    void aLockFileThatWasTakenAwayIsTakenAgain(@TempDir Path folder) throws Exception {
        try (DataFolder held = DataFolder.lock(folder)) {
            assertTrue(held.stillOurs());
            Files.delete(folder.resolve("terminal.lock"));
            assertTrue(held.stillOurs());
            try (Victim other = Victim.start(Locking.class, List.of(folder.toString()))) {
                assertEquals("busy", other.line());
            }
        }
    }

    @Test
    void aLockFileThatAnotherProgramHasIsNotOurs(@TempDir Path folder) throws Exception {
        try (DataFolder held = DataFolder.lock(folder)) {
            Files.delete(folder.resolve("terminal.lock"));
            try (Victim other = Victim.start(Locking.class, List.of(folder.toString()))) {
                assertEquals("locked", other.line());
                assertFalse(held.stillOurs());
            }
            assertTrue(held.stillOurs(), "the other one has ended");
        }
    }

    @Test
    void aDatabaseThatAnotherProgramHasOpenMakesTheFolderBusy(@TempDir Path folder)
            throws Exception {
        try (Victim other = Victim.start(KilledWriter.class, List.of(folder.toString()))) {
            other.line();
            Files.delete(folder.resolve("terminal.lock"));
            assertThrows(DataFolderBusyException.class, () -> DataFolder.lock(folder));
        }
        DataFolder.lock(folder).close();
    }

    @Test
    void aFolderIsHeldOnce(@TempDir Path folder) throws Exception {
        try (DataFolder held = DataFolder.lock(folder)) {
            Path other = folder.resolve("..").resolve(folder.getFileName());
            DataFolderBusyException e =
                    assertThrows(DataFolderBusyException.class, () -> DataFolder.lock(other));
            assertEquals(
                    "Another kiosk program is using the data folder "
                            + held.path()
                            + ": stop that one first, or start this one with a data folder of its"
                            + " own.",
                    e.getMessage());
        }
        DataFolder.lock(folder).close();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() {
        DataFolderException e =
                assertThrows(
                        DataFolderException.class,
                        () -> DataFolder.lock(Path.of("/proc/kiosk-data")));
        assertEquals(
                "The data folder /proc/kiosk-data cannot be written: give the kiosk's user the"
                        + " right to write there, or name another folder in terminal.json.",
                e.getMessage());
    }

    @Test
    void aReadOnlyFolderIsNamed(@TempDir Path folder) throws Exception {
        try (SmallDisk disk = SmallDisk.mounted(folder)) {
            DataFolder.lock(folder).close();
            disk.makeReadOnly();
            DataFolderException e =
                    assertThrows(DataFolderException.class, () -> DataFolder.lock(folder));
            String said = String.valueOf(e.getMessage());
            assertTrue(said.startsWith("The data folder " + folder + " cannot be written"), said);
        }
    }
}
