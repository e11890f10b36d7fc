package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.files.RealDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThrows(java.io.IOException.class, file::read);
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
