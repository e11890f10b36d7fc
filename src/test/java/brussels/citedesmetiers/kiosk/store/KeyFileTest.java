package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.files.BreakingDisk;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.files.PowerLoss;
import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyFileTest {
    private static final byte[] MESSAGE = {1, 2, 3};

    @TempDir Path folder;

    @Test
    void theFirstStartMakesAKeyThatOnlyItsOwnerCanRead() throws Exception {
        Path file = folder.resolve("terminal.key");
        KeyFile.loadOrCreate(file);
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void theSecondStartFindsTheSameKey() throws Exception {
        Path file = folder.resolve("terminal.key");
        TerminalKey first = KeyFile.loadOrCreate(file);
        TerminalKey second = KeyFile.loadOrCreate(file);
        assertEquals(first.publicKey(), second.publicKey());
        SiteKeys.Key entry = new SiteKeys.Key(first.publicKey(), Instant.EPOCH, null);
        assertTrue(entry.signed(MESSAGE, second.sign(MESSAGE)));
    }

    @Test
    void everyTerminalHasItsOwnKey() throws Exception {
        String one = KeyFile.loadOrCreate(folder.resolve("one")).publicKey();
        assertNotEquals(one, KeyFile.loadOrCreate(folder.resolve("two")).publicKey());
    }

    @Test
    void processesThatStartTogetherGetTheSameKey() throws Exception {
        Path file = folder.resolve("terminal.key");
        int starts = 4;
        CyclicBarrier together = new CyclicBarrier(starts);
        try (ExecutorService threads = Executors.newFixedThreadPool(starts)) {
            List<CompletableFuture<String>> keys =
                    IntStream.range(0, starts)
                            .mapToObj(
                                    i ->
                                            CompletableFuture.supplyAsync(
                                                    () -> start(file, together), threads))
                            .toList();
            String first = keys.getFirst().get(30, TimeUnit.SECONDS);
            for (CompletableFuture<String> key : keys) {
                assertEquals(first, key.get(30, TimeUnit.SECONDS));
            }
            assertEquals(first, KeyFile.loadOrCreate(file).publicKey());
        }
    }

    private static String start(Path file, CyclicBarrier together) {
        try {
            together.await(30, TimeUnit.SECONDS);
            return KeyFile.loadOrCreate(file).publicKey();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-", "rw------x"})
    void aKeyThatOthersCanUseIsRefusedInOneSentence(String permissions) throws Exception {
        Path file = folder.resolve("terminal.key");
        KeyFile.loadOrCreate(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        String message = refusal(file);
        assertTrue(message.contains("(" + permissions + ")"), message);
        assertTrue(message.contains("chmod 600 " + file), message);
        assertFalse(message.contains(". "), message);
    }

    @Test
    void aDamagedKeyIsRefusedAndLeftAsItIs() throws Exception {
        Path file = folder.resolve("terminal.key");
        KeyFile.loadOrCreate(file);
        String sound = Files.readString(file);
        String cut = sound.substring(0, sound.length() / 2);
        for (String damaged : List.of("", cut, sound.replaceAll("M", "="), "x".repeat(5000))) {
            Files.writeString(file, damaged);
            assertTrue(refusal(file).contains("damaged"));
            assertEquals(damaged, Files.readString(file));
        }
    }

    @Test
    void twoHalvesOfDifferentKeysAreRefused() throws Exception {
        Path file = folder.resolve("terminal.key");
        Path other = folder.resolve("other.key");
        KeyFile.loadOrCreate(file);
        KeyFile.loadOrCreate(other);
        String mark = "-----BEGIN PUBLIC";
        String mine = Files.readString(file);
        String others = Files.readString(other);
        Files.writeString(
                file,
                mine.substring(0, mine.indexOf(mark)) + others.substring(others.indexOf(mark)));
        assertTrue(refusal(file).contains("damaged"));
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        Path file = folder.resolve("missing").resolve("terminal.key");
        assertTrue(refusal(file).contains("cannot be read or written"));
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
    void powerLossAtAnyStepOfTheFirstStartLeavesAWholeKeyOrNone(
            int step, boolean half, boolean there) throws Exception {
        Path file = folder.resolve("terminal.key");
        Durable breaking = new Durable(BreakingDisk.losingPowerAt(step, half));
        assertThrows(PowerLoss.class, () -> KeyFile.loadOrCreate(file, breaking));
        assertEquals(there, Files.exists(file));
        String before = there ? Files.readString(file) : "";
        String key = KeyFile.loadOrCreate(file).publicKey();
        assertEquals(there, Files.readString(file).equals(before));
        assertEquals(key, KeyFile.loadOrCreate(file).publicKey());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aStepThatFailsIsToldAndTheNextStartHasAKey(int well) throws Exception {
        Path file = folder.resolve("terminal.key");
        Durable breaking = new Durable(BreakingDisk.failingAfter(well));
        KeyFileException told =
                assertThrows(KeyFileException.class, () -> KeyFile.loadOrCreate(file, breaking));
        assertEquals(KeyFileException.Why.UNREADABLE, told.why());
        assertTrue(String.valueOf(told.getMessage()).contains("refused by the test"));
        assertEquals(well >= 2, Files.exists(file));
        String before = well >= 2 ? Files.readString(file) : "";
        KeyFile.loadOrCreate(file);
        assertEquals(well >= 2, Files.readString(file).equals(before));
    }

    @Test
    void itNeverShowsItsPrivateHalf() throws Exception {
        TerminalKey key = KeyFile.loadOrCreate(folder.resolve("terminal.key"));
        assertEquals("TerminalKey[" + key.publicKey() + "]", key.toString());
    }

    private static String refusal(Path file) {
        String message =
                assertThrows(KeyFileException.class, () -> KeyFile.loadOrCreate(file)).getMessage();
        assertFalse(String.valueOf(message).contains("PRIVATE"));
        return String.valueOf(message);
    }
}
