package brussels.citedesmetiers.kiosk.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Power that goes, and a disk that refuses, at every step of a write.
final class DurableTest {
    @TempDir Path folder;

    @Test
    void aFileIsForcedRenamedAndItsNameForced() throws IOException {
        BreakingDisk disk = BreakingDisk.whole();
        new Durable(disk).write(folder.resolve("file"), bytes("new"));
        assertEquals(
                List.of("write file.new", "move file.new to file", "force folder"), disk.steps());
        assertEquals("new", Files.readString(folder.resolve("file")));
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, old",
        "0, true, old",
        "1, false, old",
        "1, true, new",
        "2, false, new",
        "2, true, new"
    })
    void powerLossAtAnyStepLeavesTheOldFileOrTheNewOneWhole(int step, boolean half, String left)
            throws IOException {
        Path file = folder.resolve("file");
        Durable.onDisk().write(file, bytes("old"));
        Durable breaking = new Durable(BreakingDisk.losingPowerAt(step, half));
        assertThrows(PowerLoss.class, () -> breaking.write(file, bytes("new")));
        assertEquals(left, Files.readString(file));
        Durable.onDisk().write(file, bytes("later"));
        assertEquals("later", Files.readString(file));
        assertFalse(Files.exists(folder.resolve("file.new")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aStepThatFailsIsToldAndLeavesAWholeFile(int well) throws IOException {
        Path file = folder.resolve("file");
        Durable.onDisk().write(file, bytes("old"));
        BreakingDisk disk = BreakingDisk.failingAfter(well);
        assertThrows(IOException.class, () -> new Durable(disk).write(file, bytes("new")));
        assertEquals(well < 2 ? "old" : "new", Files.readString(file));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, false", "1, true", "2, true"})
    void powerLossAtAnyStepLeavesAFolderWholeOrNotThere(int step, boolean there)
            throws IOException {
        Path fresh = Files.createDirectories(folder.resolve("db.new"));
        Files.writeString(fresh.resolve("table"), "rows");
        Path place = folder.resolve("db");
        // A rename is done or not done, so half of it is all of it.
        Durable breaking = new Durable(BreakingDisk.losingPowerAt(step, there));
        assertThrows(PowerLoss.class, () -> breaking.place(fresh, place));
        assertEquals(there, Files.exists(place));
        if (there) {
            assertEquals("rows", Files.readString(place.resolve("table")));
        }
    }

    @Test
    void aFolderIsForcedWithAllInItBeforeItIsRenamed() throws IOException {
        BreakingDisk disk = BreakingDisk.whole();
        Path fresh = Files.createDirectories(folder.resolve("db.new"));
        new Durable(disk).place(fresh, folder.resolve("db"));
        assertEquals(List.of("force db.new", "move db.new to db", "force folder"), disk.steps());
    }

    @Test
    void ofSeveralFilesEachIsWholeAndTheFolderIsForcedOnce() throws IOException {
        BreakingDisk disk = BreakingDisk.whole();
        new Durable(disk).writeAll(folder, Map.of("a", bytes("1"), "b", bytes("2")));
        assertEquals(1, disk.steps().stream().filter("force folder"::equals).count());
        assertEquals("force folder", disk.steps().getLast());
        assertEquals("1", Files.readString(folder.resolve("a")));
        assertEquals("2", Files.readString(folder.resolve("b")));
    }

    @Test
    void aPrivateFileIsItsOwnersAloneWhateverWasLeft() throws IOException {
        Path left = Files.writeString(folder.resolve("secret.new"), "readable by all");
        Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rw-rw-rw-"));
        Durable.onDisk().writePrivate(folder.resolve("secret"), "1234");
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("secret"))));
    }

    @Test
    void aNewPrivateFileIsForcedLinkedToItsNameAndItsNameForced() throws IOException {
        BreakingDisk disk = BreakingDisk.whole();
        assertTrue(new Durable(disk).createPrivate(folder.resolve("key"), "new"));
        String beside = disk.steps().getFirst().substring("write ".length());
        assertTrue(beside.startsWith("key.") && beside.endsWith(".tmp"), beside);
        assertEquals(
                List.of("write " + beside, "link key", "force folder", "delete " + beside),
                disk.steps());
        assertEquals(Map.of("key", "new"), contents());
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("key"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "folder", "link to nothing"})
    void whatHasTheNameOfANewPrivateFileIsNeverReplaced(String what) throws IOException {
        Path taken = folder.resolve("key");
        switch (what) {
            case "file" -> Files.writeString(taken, "old");
            case "folder" -> Files.createDirectory(taken);
            default -> Files.createSymbolicLink(taken, Path.of("nothing"));
        }
        Object before = Files.readAttributes(taken, "fileKey", LinkOption.NOFOLLOW_LINKS);
        assertFalse(Durable.onDisk().createPrivate(taken, "new"));
        assertEquals(before, Files.readAttributes(taken, "fileKey", LinkOption.NOFOLLOW_LINKS));
        assertEquals(what.equals("file") ? Map.of("key", "old") : Map.of(), contents());
    }

    @ParameterizedTest
    @CsvSource({
        "0, false, false",
        "0, true, false",
        "1, false, false",
        "1, true, true",
        "2, false, true",
        "2, true, true",
        "3, false, true",
        "3, true, true"
    })
    void powerLossAtAnyStepLeavesANewPrivateFileWholeOrNotThere(
            int step, boolean half, boolean there) throws IOException {
        Path file = folder.resolve("key");
        Durable breaking = new Durable(BreakingDisk.losingPowerAt(step, half));
        assertThrows(PowerLoss.class, () -> breaking.createPrivate(file, "new"));
        assertEquals(there, "new".equals(contents().get("key")));
        assertEquals(there, Files.exists(file));
        assertEquals(!there, Durable.onDisk().createPrivate(file, "later"));
        assertEquals(there ? "new" : "later", Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aNewPrivateFileIsWholeOrNotThereWhenAStepFails(int well) throws IOException {
        Path file = folder.resolve("key");
        Durable breaking = new Durable(BreakingDisk.failingAfter(well));
        IOException told =
                assertThrows(IOException.class, () -> breaking.createPrivate(file, "new"));
        assertEquals(well >= 2, "new".equals(contents().get("key")));
        assertEquals(well >= 2, Files.exists(file));
        // The disk refuses to remove what is left as well.
        assertEquals(well < 3 ? 1 : 0, told.getSuppressed().length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aNewPrivateFileThatFailedLeavesNothingBeside(int step) throws IOException {
        Durable breaking = new Durable(BreakingDisk.failingOnceAfter(step));
        assertThrows(IOException.class, () -> breaking.createPrivate(folder.resolve("key"), "new"));
        assertEquals(step == 1 ? Map.of() : Map.of("key", "new"), contents());
    }

    /// The regular files of the folder.
    private Map<String, String> contents() throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(
                        folder, each -> Files.isRegularFile(each, LinkOption.NOFOLLOW_LINKS))) {
            for (Path file : files) {
                contents.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return contents;
    }

    @Test
    void aLinkUnderTheOtherNameIsNotFollowed() throws IOException {
        Path foreign = Files.writeString(folder.resolve("foreign"), "untouched");
        Files.createSymbolicLink(folder.resolve("file.new"), foreign);
        Files.createSymbolicLink(folder.resolve("file"), foreign);
        Durable.onDisk().write(folder.resolve("file"), bytes("new"));
        assertEquals("untouched", Files.readString(foreign));
        assertEquals("new", Files.readString(folder.resolve("file")));
        assertTrue(Files.isRegularFile(folder.resolve("file")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
