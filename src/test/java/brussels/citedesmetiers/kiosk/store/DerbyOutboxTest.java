package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.Sealer;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.files.BreakingDisk;
import brussels.citedesmetiers.kiosk.files.PowerLoss;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.store.BreakingConnector.Commit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A batch is made exactly once, wherever its making breaks and whatever the database goes back to.
final class DerbyOutboxTest {
    private static final Duration RETRY = Duration.ofSeconds(6);
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final LocalDate WEDNESDAY = MONDAY.plusDays(2);
    private static final Measures MEASURES =
            new Measures(
                    List.of(
                            new Measure("hour", List.of(Dimension.HOUR), Period.DAY, 5),
                            new Measure("theme", List.of(Dimension.THEME), Period.MONTH, 5)));

    private StoreUnderTest terminal;
    private DerbyOutbox outbox;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        terminal = StoreUnderTest.used(data);
        restart();
    }

    @AfterEach
    void stop() {
        terminal.close();
    }

    private void restart() {
        terminal.start();
        outbox =
                new DerbyOutbox(
                        terminal.store(),
                        new Sealer("bruxelles-a", MEASURES, message -> new byte[64]));
    }

    private void powerLoss() {
        terminal.switchOff();
        restart();
    }

    private static List<Cell> cells(String hour) {
        return List.of(new Cell("hour", List.of(hour)), new Cell("theme", List.of("C")));
    }

    private void visits(LocalDate day, int n) {
        for (int i = 0; i < n; i++) {
            terminal.counts().add(day, cells("10"));
        }
    }

    private static long hours(SealedBatch batch) throws Exception {
        return batch.batch().tables().stream()
                .filter(t -> t.measure().equals("hour"))
                .mapToLong(Table::total)
                .sum();
    }

    @ParameterizedTest
    @EnumSource(
            value = Commit.class,
            names = {"LOST_BEFORE", "LOST_AFTER"})
    void aBatchWhoseCommitBreaksIsMadeOnce(Commit how) throws Exception {
        visits(MONDAY, 7);
        failCommitOfBatch(how);
        assertThrows(OutboxException.class, () -> outbox.seal(TUESDAY));
        terminal.later(RETRY);
        outbox.seal(TUESDAY);
        assertMadeOnce();
    }

    @ParameterizedTest
    @EnumSource(
            value = Commit.class,
            names = {"LOST_BEFORE", "LOST_AFTER"})
    void powerLossAtTheCommitLeavesTheBatchOrItsCounts(Commit how) throws Exception {
        visits(MONDAY, 7);
        failCommitOfBatch(how);
        assertThrows(OutboxException.class, () -> outbox.seal(TUESDAY));
        powerLoss();
        outbox.seal(TUESDAY);
        assertMadeOnce();
    }

    // The two reads before it commit as well.
    private void failCommitOfBatch(Commit how) {
        terminal.connector.setCommitAfter(2, how);
    }

    private void assertMadeOnce() throws Exception {
        List<SealedBatch> waiting = outbox.waiting(10);
        assertEquals(1, waiting.size());
        assertEquals(7, hours(waiting.getFirst()));
        assertEquals(1, outbox.mark().seq());
        assertEquals(List.of(), terminal.faultKeys());
    }

    @Test
    void aBatchDoesNotLeaveBeforeTheFileKnowsIt() throws Exception {
        visits(MONDAY, 7);
        terminal.disk.setFailing(true);
        assertThrows(OutboxException.class, () -> outbox.seal(TUESDAY));
        assertEquals(List.of(), outbox.waiting(10));
        assertTrue(terminal.faultKeys().contains("store.seal-not-saved"));
        terminal.disk.setFailing(false);
        assertEquals(0, outbox.seal(TUESDAY));
        assertMadeOnce();
    }

    @Test
    void powerLossInAnyStepOfTheFileLeavesOneBatch(@TempDir Path folder) throws Exception {
        visits(MONDAY, 7);
        terminal.switchOff();
        Path used = terminal.data;
        terminal = copied(used, folder.resolve("counted"));
        int before = stepsOfAStart();
        for (int step = 0; step < 3; step++) {
            for (boolean half : new boolean[] {false, true}) {
                terminal.close();
                terminal = copied(used, folder.resolve(step + "-" + half));
                terminal.disk = BreakingDisk.losingPowerAt(before + step, half);
                restart();
                assertThrows(PowerLoss.class, () -> outbox.seal(TUESDAY));
                powerLoss();
                outbox.seal(TUESDAY);
                assertMadeOnce();
            }
        }
    }

    private static StoreUnderTest copied(Path used, Path copy) throws IOException {
        new RealDisk().copyTree(used, copy);
        return StoreUnderTest.at(copy);
    }

    private int stepsOfAStart() {
        restart();
        int steps = terminal.disk.steps().size();
        terminal.switchOff();
        return steps;
    }

    private void keepCopy(Path copy) throws IOException {
        terminal.close();
        new RealDisk().copyTree(terminal.data.resolve("db"), copy);
        restart();
    }

    private void goBackTo(Path copy) throws IOException {
        terminal.close();
        new RealDisk().deleteTree(terminal.data.resolve("db"));
        new RealDisk().copyTree(copy, terminal.data.resolve("db"));
        restart();
    }

    @Test
    void aDatabaseThatWentBackStartsANewEpochAndSealsNothingTwice(@TempDir Path folder)
            throws Exception {
        Path copy = folder.resolve("copy");
        visits(MONDAY, 7);
        keepCopy(copy);
        visits(TUESDAY, 8);
        assertEquals(2, outbox.seal(WEDNESDAY));
        goBackTo(copy);
        assertEquals(2, outbox.mark().epoch());
        assertTrue(terminal.faultKeys().contains("store.counts-restarted"));
        assertEquals(0, outbox.seal(WEDNESDAY));
        visits(WEDNESDAY, 9);
        assertEquals(1, outbox.seal(WEDNESDAY.plusDays(1)));
        SealedBatch sealed = outbox.waiting(10).getFirst();
        Batch batch = sealed.batch();
        assertEquals(9, hours(sealed));
        assertEquals(WEDNESDAY, batch.from());
        assertEquals(1, batch.seq());
        assertEquals(2, batch.touchedDays());
    }

    @Test
    void countsOfARunningMonthSurviveADatabaseThatWentBack(@TempDir Path folder) throws Exception {
        Path copy = folder.resolve("copy");
        visits(MONDAY, 7);
        outbox.seal(TUESDAY);
        keepCopy(copy);
        visits(TUESDAY, 8);
        outbox.seal(WEDNESDAY);
        goBackTo(copy);
        visits(WEDNESDAY, 9);
        outbox.seal(LocalDate.of(2026, 12, 1));
        Table november = outbox.waiting(10).getLast().batch().tables().getFirst();
        assertEquals("theme", november.measure());
        assertEquals(16, november.total(), "Monday's and Wednesday's; Tuesday's are lost");
    }

    @Test
    void anEmptyDatabaseBesideTheFileStartsANewEpoch() throws Exception {
        visits(MONDAY, 7);
        outbox.seal(TUESDAY);
        terminal.close();
        new RealDisk().deleteTree(terminal.data.resolve("db"));
        restart();
        assertEquals(2, outbox.mark().epoch());
        visits(MONDAY, 6);
        visits(TUESDAY, 6);
        outbox.seal(WEDNESDAY);
        SealedBatch batch = outbox.waiting(10).getFirst();
        assertTrue(batch.batch().late(), "Monday is sealed");
        assertEquals(12, hours(batch));
    }

    @Test
    void aDatabaseThatStillKnowsTheLastBatchGoesOnInItsEpoch(@TempDir Path folder)
            throws Exception {
        Path copy = folder.resolve("copy");
        visits(MONDAY, 7);
        outbox.seal(TUESDAY);
        keepCopy(copy);
        visits(TUESDAY, 8);
        goBackTo(copy);
        assertEquals(1, outbox.mark().epoch());
        assertEquals(0, outbox.seal(WEDNESDAY));
    }

    @Test
    void aLostFileIsMadeAnewFromTheDatabase() throws Exception {
        visits(MONDAY, 7);
        outbox.seal(TUESDAY);
        terminal.close();
        Files.write(terminal.data.resolve(MarkFile.SEALED), new byte[3]);
        restart();
        assertTrue(terminal.faultKeys().contains("store.seal-file-unreadable"));
        assertEquals(1, outbox.mark().seq());
        assertEquals(1, outbox.waiting(10).size());
    }

    @Test
    void nothingIsSealedWhileVisitsWaitInMemory() throws Exception {
        visits(MONDAY, 5);
        terminal.connector.setNextCommit(Commit.LOST_BEFORE);
        visits(MONDAY, 1);
        assertThrows(OutboxException.class, () -> outbox.seal(TUESDAY));
        terminal.later(RETRY);
        outbox.seal(TUESDAY);
        assertEquals(6, hours(outbox.waiting(10).getFirst()));
    }

    @Test
    void visitsBeforeTheClockIsSetTakeTheDayAndHourTheyHad() throws Exception {
        DerbyVisitCounts counts = terminal.counts();
        for (int i = 0; i < 5; i++) {
            counts.addUndated("boot-1", Duration.ofMinutes(20), cells(Dimension.UNKNOWN));
        }
        counts.timeKnown("boot-1", Duration.ofHours(3), MONDAY.atTime(12, 0));
        outbox.seal(TUESDAY);
        Batch batch = outbox.waiting(10).getFirst().batch();
        assertEquals(
                List.of(new Table.Count(List.of("09"), 5)), batch.tables().getFirst().released());
        assertFalse(batch.undated());
        assertFalse(batch.late());
    }

    @Test
    void visitsOfAnUnknownBootTakeTheDayStaffConfirmedOrAreUndated() throws Exception {
        DerbyVisitCounts counts = terminal.counts();
        counts.addUndated("boot-1", Duration.ZERO, cells(Dimension.UNKNOWN));
        counts.confirmDay("boot-1", MONDAY.minusDays(1));
        counts.confirmDay("boot-1", MONDAY);
        powerLoss();
        terminal.counts().addUndated("boot-2", Duration.ZERO, cells(Dimension.UNKNOWN));
        powerLoss();
        terminal.counts().timeKnown("boot-3", Duration.ZERO, WEDNESDAY.atTime(9, 0));
        visits(MONDAY, 6);
        visits(WEDNESDAY, 6);
        outbox.seal(WEDNESDAY.plusDays(1));
        List<SealedBatch> batches = outbox.waiting(10);
        assertEquals(7, hours(batches.getFirst()));
        assertFalse(batches.getFirst().batch().undated());
        assertEquals(7, hours(batches.getLast()));
        assertTrue(batches.getLast().batch().undated());
    }

    @ParameterizedTest
    @EnumSource(
            value = Commit.class,
            names = {"LOST_BEFORE", "LOST_AFTER"})
    void aNewEpochWhoseCommitBreaksBeginsOnceItIsAskedForAgain(Commit how) throws Exception {
        visits(MONDAY, 7);
        visits(TUESDAY, 8);
        terminal.connector.setNextCommit(how);
        assertThrows(OutboxException.class, () -> outbox.startAfter(3, MONDAY));
        terminal.later(RETRY);
        if (how == Commit.LOST_BEFORE) {
            outbox.startAfter(3, MONDAY);
        }
        assertEquals(4, outbox.mark().epoch());
        outbox.seal(WEDNESDAY);
        SealedBatch batch = outbox.waiting(10).getFirst();
        assertEquals(1, batch.batch().touchedDays());
        assertEquals(8, hours(batch));
    }

    @Test
    void undatedVisitsWaitInMemoryWhileTheDatabaseIsAway() throws Exception {
        terminal.connector.setNextCommit(Commit.LOST_BEFORE);
        for (int i = 0; i < 6; i++) {
            terminal.counts().addUndated("boot-1", Duration.ZERO, cells(Dimension.UNKNOWN));
        }
        assertTrue(terminal.faults.current().contains(new StoreFault.WaitingInMemory(0, 6, 0)));
        terminal.later(RETRY);
        terminal.counts().timeKnown("boot-1", Duration.ofHours(1), MONDAY.atTime(10, 0));
        outbox.seal(TUESDAY);
        assertEquals(6, hours(outbox.waiting(10).getFirst()));
    }

    @Test
    void whatIsKeptForAQuarterIsUnderNamesThatOlderProgramsPassOver() throws Exception {
        Measures quarterly =
                new Measures(
                        List.of(
                                new Measure("hour", List.of(Dimension.HOUR), Period.MONTH, 5),
                                new Measure("theme", List.of(Dimension.THEME), Period.QUARTER, 5)));
        outbox =
                new DerbyOutbox(
                        terminal.store(), new Sealer("bruxelles-a", quarterly, m -> new byte[64]));
        visits(MONDAY, 7);
        outbox.seal(LocalDate.of(2026, 12, 1));
        assertEquals(Set.of(".quarter..visits", ".quarter.theme", ".visits"), keptMeasures());
        assertEquals(7L, outbox.open().kept().get(new Cell("theme", List.of("C"))));
        visits(LocalDate.of(2026, 12, 7), 8);
        outbox.seal(LocalDate.of(2027, 1, 2));
        Table themes =
                outbox.waiting(10).getLast().batch().tables().stream()
                        .filter(t -> t.measure().equals("theme"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(15, themes.total());
        assertEquals(Set.of(), keptMeasures());
    }

    private Set<String> keptMeasures() throws StoreException {
        return terminal.store()
                .with(
                        c -> {
                            Set<String> names = new TreeSet<>();
                            try (Statement s = c.createStatement();
                                    ResultSet r =
                                            s.executeQuery("select measure from kept_count")) {
                                while (r.next()) {
                                    names.add(r.getString(1));
                                }
                            }
                            return names;
                        });
    }

    /// By month, the days that a database held stand under the first of them.
    @Test
    void daysThatWereAddedUpAreToldAsDaysWhenANewEpochDropsThem() throws Exception {
        for (int day = 0; day < 4; day++) {
            visits(MONDAY.plusDays(day), 6);
        }
        terminal.counts().joinDays(day -> Period.MONTH, MONDAY.plusDays(4));
        outbox.startAfter(3, MONDAY.plusDays(3));
        visits(MONDAY.plusDays(4), 6);
        outbox.seal(MONDAY.plusDays(5));
        assertEquals(4, outbox.waiting(10).getLast().batch().touchedDays());
    }
}
