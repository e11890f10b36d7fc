package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.files.BreakingDisk;
import brussels.citedesmetiers.kiosk.files.PowerLoss;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.store.BreakingConnector.Commit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The database made, refused, restored and backed up.
final class DerbyStoreTest extends OnATerminal {
    private static final Duration RETRY = Duration.ofSeconds(6);

    @TempDir Path folder;

    @Test
    void powerLossAtAnyStepOfTheFirstStartLeavesATerminalThatStarts() throws Exception {
        int steps = Integer.MAX_VALUE;
        for (int step = 0; step < steps; step++) {
            StoreUnderTest fresh = StoreUnderTest.on(folder.resolve("first" + step));
            BreakingDisk disk = BreakingDisk.losingPowerAt(step, step % 2 == 0);
            try {
                fresh.startWith(disk);
                disk.spare();
                steps = step;
            } catch (PowerLoss expected) {
                fresh.switchOff();
                fresh.start();
            }
            assertEquals(List.of(), fresh.faultKeys());
            assertEquals(1, fresh.number());
            fresh.close();
        }
        assertTrue(steps >= 6, "only " + steps + " steps were tried");
    }

    @Test
    void aDatabaseThatRefusesIsMovedAsideAndTheBackupRestored() throws Exception {
        terminal.ticket();
        terminal.visit();
        terminal.store().backup();
        terminal.ticket();
        terminal.ticket();
        terminal.visit();
        terminal.close();
        terminal.damageDatabase();
        terminal.start();
        assertEquals(List.of("C-A001"), terminal.queue());
        assertEquals(
                Map.of(StoreUnderTest.CELL, 1L, StoreUnderTest.OTHER, 1L),
                terminal.counts().countsOf(StoreUnderTest.DAY));
        assertEquals(4, terminal.number());
        assertEquals(
                List.of(
                        new StoreFault.DatabaseMovedAside(
                                terminal.data.resolve("db.refused-20261123-110000")),
                        new StoreFault.DatabaseBehind(2, 1, 0)),
                terminal.faults.current());
    }

    @Test
    void theFolderMovedAsideIsReportedUntilItIsTakenAway() throws Exception {
        terminal.close();
        terminal.damageDatabase();
        terminal.start();
        terminal.close();
        terminal.start();
        assertEquals(List.of("store.database-moved-aside"), terminal.faultKeys());
        terminal.close();
        new RealDisk().deleteTree(terminal.data.resolve("db.refused-20261123-110000"));
        terminal.start();
        assertEquals(List.of(), terminal.faultKeys());
    }

    @Test
    void withoutABackupANewDatabaseServesOnWithTheNextNumber() throws Exception {
        terminal.ticket();
        terminal.close();
        terminal.damageDatabase();
        terminal.start();
        assertEquals(2, terminal.number());
        assertEquals(List.of("C-A002"), terminal.queue());
    }

    @Test
    void aLinkThatLeadsNowhereIsMovedAsideLikeADamagedDatabase() throws Exception {
        terminal.ticket();
        terminal.store().backup();
        terminal.ticket();
        terminal.close();
        for (String name : List.of("db", "backup.old")) {
            new RealDisk().deleteTree(terminal.data.resolve(name));
            Files.createSymbolicLink(terminal.data.resolve(name), Path.of("nowhere"));
        }
        terminal.start();
        assertEquals(List.of("C-A001"), terminal.queue());
        assertEquals(3, terminal.number());
        assertEquals(
                List.of(
                        new StoreFault.DatabaseMovedAside(
                                terminal.data.resolve("db.refused-20261123-110000")),
                        new StoreFault.DatabaseBehind(1, 0, 0)),
                terminal.faults.current());
    }

    @Test
    void aLinkInPlaceOfTheBackupIsReplacedByTheNextOne() throws Exception {
        terminal.ticket();
        Path backup = terminal.data.resolve("backup");
        Files.createSymbolicLink(backup, Path.of("nowhere"));
        terminal.store().backup();
        assertTrue(Files.isDirectory(backup.resolve("db"), LinkOption.NOFOLLOW_LINKS));
        assertEquals(List.of(), terminal.faultKeys());
    }

    @Test
    void aBackupThatDoesNotOpenEitherIsNotUsed() throws Exception {
        terminal.ticket();
        terminal.store().backup();
        terminal.close();
        terminal.damageDatabase();
        Files.write(terminal.data.resolve("backup/db/service.properties"), new byte[0]);
        terminal.start();
        assertEquals(2, terminal.number());
    }

    @Test
    void aDatabaseWithoutATableIsDamaged() throws Exception {
        terminal.ticket();
        terminal.store().backup();
        terminal.store()
                .with(
                        c -> {
                            try (Statement s = c.createStatement()) {
                                return s.execute("drop table counter");
                            }
                        });
        terminal.close();
        terminal.start();
        assertEquals("store.database-moved-aside", terminal.faultKeys().getFirst());
        terminal.visit();
        assertEquals(1L, terminal.counts().countsOf(StoreUnderTest.DAY).get(StoreUnderTest.CELL));
    }

    @Test
    void powerLossAtAnyStepOfARepairLosesNoMoreThanTheDamageDid() throws Exception {
        terminal.ticket();
        terminal.store().backup();
        terminal.ticket();
        terminal.close();
        terminal.damageDatabase();
        int steps = Integer.MAX_VALUE;
        for (int step = 0; step < steps; step++) {
            Path copy = folder.resolve("repair" + step);
            new RealDisk().copyTree(terminal.data, copy);
            StoreUnderTest damaged = StoreUnderTest.on(copy);
            BreakingDisk disk = BreakingDisk.losingPowerAt(step, step % 2 == 1);
            try {
                damaged.startWith(disk);
                disk.spare();
                steps = step;
            } catch (PowerLoss expected) {
                damaged.switchOff();
                damaged.start();
            }
            assertEquals(List.of("C-A001"), damaged.queue());
            assertEquals(3, damaged.number());
            assertTrue(damaged.faultKeys().contains("store.database-moved-aside"));
            damaged.close();
        }
        assertTrue(steps >= 9, "only " + steps + " steps were tried");
    }

    @Test
    void powerLossAtAnyStepOfABackupLeavesAWholeOne() throws Exception {
        terminal.ticket();
        terminal.store().backup();
        terminal.ticket();
        terminal.close();
        BreakingDisk counting = BreakingDisk.whole();
        terminal.startWith(counting);
        terminal.close();
        int start = counting.steps().size();
        int steps = Integer.MAX_VALUE;
        for (int step = 0; step < steps; step++) {
            Path copy = folder.resolve("backup" + step);
            new RealDisk().copyTree(terminal.data, copy);
            StoreUnderTest copied = StoreUnderTest.on(copy);
            copied.startWith(BreakingDisk.losingPowerAt(start + step, step % 2 == 0));
            try {
                copied.store().backup();
                steps = step;
            } catch (PowerLoss expected) {
                copied.switchOff();
            }
            copied.close();
            copied.damageDatabase();
            copied.start();
            assertEquals("C-A001", copied.queue().getFirst());
            assertEquals(3, copied.number());
            assertFalse(copied.files().contains("backup.new"));
            assertFalse(copied.files().contains("backup.old"));
            copied.close();
        }
        assertTrue(steps >= 6, "only " + steps + " steps were tried");
    }

    @Test
    void aBackupReplacesTheOneBefore() throws Exception {
        terminal.store().backup();
        terminal.ticket();
        terminal.store().backup();
        terminal.close();
        terminal.damageDatabase();
        terminal.start();
        assertEquals(List.of("C-A001"), terminal.queue());
        assertEquals(List.of("store.database-moved-aside"), terminal.faultKeys());
    }

    @Test
    void aBackupThatFailsIsReportedAndTheOneBeforeKept() throws Exception {
        terminal.ticket();
        terminal.store().backup();
        DerbyStore store = terminal.store();
        terminal.disk.setFailing(true);
        assertThrows(StoreException.class, store::backup);
        assertEquals(List.of("store.backup-failed"), terminal.faultKeys());
        terminal.disk.setFailing(false);
        assertTrue(Files.exists(terminal.data.resolve("backup/db/service.properties")));
        store.backup();
        assertEquals(List.of(), terminal.faultKeys());
    }

    @Test
    void aBackupWhileTheDatabaseIsAwayIsReported() {
        terminal.close();
        terminal.connector.setRefusing(true);
        terminal.start();
        DerbyStore store = terminal.store();
        assertThrows(StoreException.class, store::backup);
        assertTrue(terminal.faultKeys().contains("store.backup-failed"));
    }

    @Test
    void aDatabaseThatIsOnlyRefusedForNowStaysWhereItIs() throws Exception {
        terminal.ticket();
        terminal.close();
        terminal.connector.setRefusing(true);
        terminal.start();
        assertEquals(List.of("store.database-away"), terminal.faultKeys());
        assertTrue(terminal.files().contains("db"));
        terminal.connector.setRefusing(false);
        terminal.later(RETRY);
        assertEquals(List.of(), terminal.faultKeys());
        assertEquals(List.of("C-A001"), terminal.queue());
    }

    @Test
    void aLostConnectionIsNotTriedAgainAtOnce() throws Exception {
        terminal.connector.setNextCommit(Commit.LOST_BEFORE);
        terminal.later(RETRY);
        terminal.visit();
        terminal.visit();
        int commits = terminal.connector.commits();
        terminal.later(Duration.ofSeconds(1));
        assertEquals(commits, terminal.connector.commits());
        terminal.later(RETRY);
        assertEquals(2L, terminal.counts().countsOf(StoreUnderTest.DAY).get(StoreUnderTest.CELL));
    }

    @Test
    void whatWaitsIsTriedOnceMoreBeforeTheStoreIsClosed() throws Exception {
        terminal.connector.setNextCommit(Commit.LOST_BEFORE);
        terminal.visit();
        terminal.close();
        terminal.start();
        assertEquals(1L, terminal.counts().countsOf(StoreUnderTest.DAY).get(StoreUnderTest.CELL));
    }

    @Test
    void everyFiftiethCommitMakesACheckpoint() {
        int before = terminal.connector.commits();
        for (int i = 0; i < 49; i++) {
            terminal.visit();
        }
        assertEquals(before + 49, terminal.connector.commits());
        terminal.visit();
        assertEquals(before + 51, terminal.connector.commits());
    }

    @Test
    void aQuietHourMakesOneCheckpoint() {
        terminal.visit();
        int before = terminal.connector.commits();
        terminal.later(Duration.ofMinutes(59));
        assertEquals(before, terminal.connector.commits());
        terminal.later(Duration.ofMinutes(1));
        assertEquals(before + 1, terminal.connector.commits());
        terminal.later(Duration.ofHours(10));
        assertEquals(before + 1, terminal.connector.commits());
    }

    @Test
    void afterACheckpointADamagedLogLosesNothing() throws Exception {
        // The first checkpoint may begin a new log; the second leaves fifty tickets in it.
        for (int i = 0; i < 100; i++) {
            terminal.ticket();
        }
        Path copy = folder.resolve("copy");
        new RealDisk().copyTree(terminal.data, copy);
        flipOneByteOfTheLog(oldestLog(copy.resolve("db/log")));
        StoreUnderTest damaged = StoreUnderTest.on(copy);
        damaged.start();
        assertEquals(100, damaged.queue().size());
        damaged.close();
    }

    // Making the tables may have filled the first log, which is deleted then.
    private static Path oldestLog(Path logs) throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            return files.filter(f -> f.getFileName().toString().matches("log[0-9]+\\.dat"))
                    .min(Comparator.comparing(Path::toString))
                    .orElseThrow();
        }
    }

    private static void flipOneByteOfTheLog(Path log) throws IOException {
        byte[] bytes = Files.readAllBytes(log);
        // Past the header, among the records of the first tickets.
        bytes[4000] ^= 1;
        Files.write(log, bytes);
    }

    @Test
    void aDatabaseThatOpensButFailsAgainAndAgainIsMovedAside() throws Exception {
        for (int i = 0; i < 40; i++) {
            terminal.counts().add(StoreUnderTest.DAY, List.of(longCell(i)));
        }
        Path rows = terminal.data.resolve("db/seg0").resolve(fileOfCounters());
        terminal.close();
        byte[] bytes = Files.readAllBytes(rows);
        // The last page only: the first is read when the database opens.
        Arrays.fill(bytes, bytes.length - 4096, bytes.length, (byte) 7);
        Files.write(rows, bytes);
        terminal.start();
        assertEquals(List.of(), terminal.faultKeys());
        terminal.counts().add(StoreUnderTest.DAY, List.of(longCell(39)));
        for (int i = 0; i < 4; i++) {
            terminal.later(RETRY);
        }
        assertEquals(Map.of(longCell(39), 1L), terminal.counts().countsOf(StoreUnderTest.DAY));
        assertTrue(
                terminal.faults.current().contains(new StoreFault.DatabaseBehind(0, 40, 0)),
                terminal.faultKeys().toString());
    }

    private static Cell longCell(int i) {
        return new Cell("m", List.of("x".repeat(390) + i));
    }

    private String fileOfCounters() throws StoreException {
        String sql =
                "select conglomeratenumber from sys.sysconglomerates c join sys.systables t"
                        + " on c.tableid = t.tableid where tablename = 'COUNTER' and not isindex";
        return terminal.store()
                .with(
                        c -> {
                            try (Statement s = c.createStatement();
                                    ResultSet r = s.executeQuery(sql)) {
                                assertTrue(r.next());
                                return "c" + Long.toHexString(r.getLong(1)) + ".dat";
                            }
                        });
    }

    @Test
    void onADiskWhereEverythingFailsNoMoreThanThreeAreMovedAside() throws Exception {
        terminal.connector.setBooting(false);
        terminal.connector.setNextCommit(Commit.LOST_BEFORE);
        terminal.visit();
        for (int i = 0; i < 6; i++) {
            terminal.later(RETRY);
        }
        assertEquals(3, refused());
        assertTrue(terminal.faultKeys().contains("store.database-away"));
        terminal.connector.setBooting(true);
        terminal.later(RETRY);
        assertEquals(1L, terminal.counts().countsOf(StoreUnderTest.DAY).get(StoreUnderTest.CELL));
    }

    private long refused() throws IOException {
        return terminal.files().stream().filter(f -> f.startsWith("db.refused-")).count();
    }

    @Test
    void nothingIsWrittenBesideTheDataFolder() throws Exception {
        terminal.ticket();
        assertFalse(Files.exists(Path.of("derby.log")));
        List<String> files = new ArrayList<>(terminal.files());
        // Derby opens its log once in a process, so here in the folder of the first test.
        files.remove("derby.log");
        assertEquals(
                List.of("db", "numbers", "numbers.copy", "terminal.lock", "written-1-0-0"), files);
    }
}
