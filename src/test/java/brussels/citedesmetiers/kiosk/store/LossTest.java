package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.store.BreakingConnector.Commit;
import brussels.citedesmetiers.kiosk.store.StoreFault.DatabaseBehind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What damage or a power failure took away is told to the number, and until staff know.
final class LossTest extends OnATerminal {
    private static final int TICKETS = 3;
    private static final int VISITS = 7;
    private static final Duration RETRY = Duration.ofSeconds(6);

    @TempDir Path folder;

    @Test
    void whatACutLogLostIsToldToTheNumber() throws Exception {
        use();
        long whole = Files.size(lastLog(terminal.data));
        long told = 0;
        long[] cuts = {0, 100, whole / 200, whole / 150, whole / 100};
        for (int i = 0; i < cuts.length; i += LongForm.of(2, 1)) {
            long cut = cuts[i];
            Path copy = copied("cut" + cut);
            try (FileChannel log = FileChannel.open(lastLog(copy), StandardOpenOption.WRITE)) {
                log.truncate(cut);
            }
            told += lossOf(copy).visits();
        }
        assertTrue(told > 0, "nothing was lost, so nothing was tried");
    }

    @Test
    void whatAMissingLogLostIsToldToTheNumber() throws Exception {
        use();
        Path copy = copied("missing");
        Files.delete(lastLog(copy));
        lossOf(copy);
    }

    @Test
    void whatADatabaseRestoredFromTheBackupLacksIsToldToTheNumber() throws Exception {
        terminal.visit();
        terminal.ticket();
        terminal.store().backup();
        use();
        Path copy = copied("deleted");
        new RealDisk().deleteTree(copy.resolve("db"));
        try (StoreUnderTest damaged = StoreUnderTest.at(copy).start()) {
            assertEquals(new DatabaseBehind(TICKETS, VISITS, 0), behind(damaged));
        }
    }

    @Test
    void whatPowerTookFromMemoryIsToldToTheNumber() throws Exception {
        terminal.connector.setNextCommit(Commit.LOST_BEFORE);
        terminal.connector.setRefusing(true);
        use();
        terminal.switchOff();
        terminal.connector.setRefusing(false);
        terminal.start();
        assertEquals(new DatabaseBehind(TICKETS, VISITS, 0), behind(terminal));
    }

    @Test
    void whatIsLostWhileAWriteIsTriedIsToldToTheNumberAtOnce() throws Exception {
        use();
        terminal.later(RETRY);
        terminal.damageDatabase();
        terminal.connector.setNextCommit(Commit.LOST_BEFORE);
        assertEquals(TICKETS + 1, terminal.number());
        assertEquals(new DatabaseBehind(TICKETS, VISITS, 0), behind(terminal));
        assertEquals(List.of("C-A004"), terminal.queue());
        terminal.close();
        terminal.start();
        assertEquals(new DatabaseBehind(TICKETS, VISITS, 0), behind(terminal));
    }

    @ParameterizedTest
    @EnumSource(
            value = Commit.class,
            names = {"LOST_BEFORE", "LOST_AFTER"})
    void aWriteThatIsTriedAgainAtOnceIsNoLoss(Commit how) throws Exception {
        use();
        terminal.later(RETRY);
        terminal.connector.setNextCommit(how);
        terminal.ticket();
        terminal.later(RETRY);
        terminal.connector.setNextCommit(how);
        terminal.visit();
        terminal.close();
        terminal.start();
        assertEquals(new DatabaseBehind(0, 0, 0), behind(terminal));
        assertEquals(TICKETS + 1, terminal.queue().size());
        assertEquals(
                "written-" + (TICKETS + 1) + "-" + (VISITS + 1) + "-0",
                mark(terminal.data).getFileName().toString());
    }

    @Test
    void aLossIsToldOverRestartsUntilStaffKnow() throws Exception {
        use();
        terminal.close();
        new RealDisk().deleteTree(terminal.data.resolve("db"));
        terminal.start();
        terminal.visit();
        terminal.close();
        terminal.start();
        assertEquals(new DatabaseBehind(TICKETS, VISITS, 0), behind(terminal));
        terminal.store().confirmLoss();
        assertEquals(List.of(), terminal.faultKeys());
        terminal.close();
        terminal.start();
        assertEquals(List.of(), terminal.faultKeys());
    }

    @Test
    void aTicketThatPowerTookBetweenNumberAndRowIsNoLoss() throws Exception {
        terminal.visit();
        new HighWaterFile(terminal.data, new RealDisk())
                .raise(HighWater.NONE.next(StoreUnderTest.DAY, true).orElseThrow());
        terminal.switchOff();
        terminal.start();
        assertEquals(List.of(), terminal.faultKeys());
    }

    @Test
    void ticketsAreToldThoughTheCountIsBehindOrGone() throws Exception {
        use();
        terminal.close();
        new RealDisk().deleteTree(terminal.data.resolve("db"));
        Files.delete(mark(terminal.data));
        terminal.start();
        assertEquals(new DatabaseBehind(TICKETS, 0, 0), behind(terminal));
        terminal.close();
        terminal.start();
        assertEquals(new DatabaseBehind(TICKETS, 0, 0), behind(terminal));
    }

    @Test
    void visitsGoOnWhileTheCountCannotBeRaisedAndItCatchesUp() throws Exception {
        terminal.disk.setFailing(true);
        terminal.visit();
        terminal.visit();
        terminal.disk.setFailing(false);
        terminal.visit();
        assertEquals("written-0-3-0", mark(terminal.data).getFileName().toString());
    }

    private void use() throws Exception {
        for (int i = 0; i < VISITS; i++) {
            terminal.visit();
        }
        for (int i = 0; i < TICKETS; i++) {
            terminal.ticket();
        }
    }

    /// The folder as it is while the terminal runs: as after a power failure.
    private Path copied(String name) throws IOException {
        Path copy = folder.resolve(name);
        new RealDisk().copyTree(terminal.data, copy);
        return copy;
    }

    private static DatabaseBehind lossOf(Path copy) throws Exception {
        try (StoreUnderTest damaged = StoreUnderTest.at(copy).start()) {
            DatabaseBehind loss = behind(damaged);
            assertEquals(TICKETS, damaged.queue().size() + loss.tickets());
            long counted =
                    damaged.counts()
                            .countsOf(StoreUnderTest.DAY)
                            .getOrDefault(StoreUnderTest.CELL, 0L);
            assertEquals(VISITS, counted + loss.visits());
            assertEquals(TICKETS + 1, damaged.number());
            return loss;
        }
    }

    private static DatabaseBehind behind(StoreUnderTest terminal) {
        return terminal.faults.current().stream()
                .filter(DatabaseBehind.class::isInstance)
                .map(DatabaseBehind.class::cast)
                .findFirst()
                .orElse(new DatabaseBehind(0, 0, 0));
    }

    private static Path lastLog(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("db/log"))) {
            return files.filter(f -> f.getFileName().toString().matches("log[0-9]+\\.dat"))
                    .max(Comparator.comparingInt(f -> number(f.getFileName().toString())))
                    .orElseThrow();
        }
    }

    private static int number(String log) {
        return Integer.parseInt(log.replaceAll("\\D", ""));
    }

    private static Path mark(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.filter(f -> f.getFileName().toString().startsWith("written-"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
