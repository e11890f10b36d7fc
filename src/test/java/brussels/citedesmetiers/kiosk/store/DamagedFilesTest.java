package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NoNumberException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bytes changed in any file of the database, then traffic: tickets and visits are in the database
/// afterwards or were told as lost, to the number, and the damaged database does not stay.
final class DamagedFilesTest {
    /// How many files are tried; all of them when it is more than there are.
    private static final int CASES = LongForm.of(3, 1_000);

    private static final Duration RETRY = Duration.ofSeconds(6);

    @TempDir Path folder;

    @Test
    void whateverIsDamagedNothingIsLostWithoutBeingTold() throws Exception {
        Path used = used();
        List<Path> files = files(used.resolve("data/db/seg0"));
        Random random = new Random(20261128);
        int step = Math.max(1, files.size() / CASES);
        List<String> wrong = new ArrayList<>();
        for (int i = random.nextInt(step); i < files.size(); i += step) {
            String name = files.get(i).getFileName().toString();
            Path copy = folder.resolve("case" + i);
            new RealDisk().copyTree(used, copy);
            flip(copy.resolve("data/db/seg0").resolve(name), random);
            try {
                try (StoreUnderTest terminal = StoreUnderTest.at(copy.resolve("data"))) {
                    goOn(terminal.start());
                }
            } catch (AssertionError | Exception e) {
                wrong.add(name + ": " + e);
            }
            new RealDisk().deleteTree(copy);
        }
        assertEquals(List.of(), wrong);
    }

    private Path used() throws Exception {
        Path used = folder.resolve("used");
        Files.createDirectory(used);
        try (StoreUnderTest terminal = StoreUnderTest.used(used).start()) {
            for (int i = 0; i < 10; i++) {
                terminal.ticket();
                terminal.visit();
            }
        }
        return used;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    /// Changes a byte in every 512, as a bad sector would.
    private static void flip(Path file, Random random) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int at = random.nextInt(200); at < bytes.length; at += 512) {
            bytes[at] ^= (byte) (1 + random.nextInt(255));
        }
        Files.write(file, bytes);
    }

    private static void goOn(StoreUnderTest terminal) throws Exception {
        Set<Integer> numbers = new HashSet<>();
        long tickets = 10;
        long visits = 10;
        for (int i = 0; i < 6; i++) {
            try {
                int number = terminal.number();
                assertTrue(number > 10 && numbers.add(number), "given again: " + number);
                tickets++;
            } catch (NoNumberException none) {
                // Allowed while the database comes back; not to the end.
                assertTrue(i < 5, "no number: " + terminal.faults.current());
            }
            terminal.visit();
            visits++;
            terminal.later(RETRY);
        }
        backedUp(terminal);
        StoreFault.DatabaseBehind lost = lost(terminal);
        assertEquals(tickets, terminal.queue().size() + lost.tickets(), "tickets, " + lost);
        assertEquals(
                visits,
                terminal.counts().countsOf(StoreUnderTest.DAY).getOrDefault(StoreUnderTest.CELL, 0L)
                        + lost.visits(),
                "visits, " + lost);
        assertTrue(
                !terminal.faultKeys().contains("store.database-away")
                        && !terminal.faultKeys().contains("store.waiting-in-memory"),
                terminal.faultKeys().toString());
    }

    /// A table that nobody used is looked through for the backup, which may be what finds the
    /// damage.
    private static void backedUp(StoreUnderTest terminal) throws StoreException {
        try {
            terminal.store().backup();
        } catch (StoreException damaged) {
            terminal.later(RETRY);
            terminal.store().backup();
        }
    }

    private static StoreFault.DatabaseBehind lost(StoreUnderTest terminal) {
        return terminal.faults.current().stream()
                .filter(StoreFault.DatabaseBehind.class::isInstance)
                .map(StoreFault.DatabaseBehind.class::cast)
                .findFirst()
                .orElse(new StoreFault.DatabaseBehind(0, 0, 0));
    }
}
