package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.files.BreakingDisk;
import brussels.citedesmetiers.kiosk.files.PowerLoss;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.IssuedTicket;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NoNumberException;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.TicketRequest;
import brussels.citedesmetiers.kiosk.store.BreakingConnector.Commit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DerbyTicketRegisterTest extends OnATerminal {
    private static final Duration RETRY = Duration.ofSeconds(6);

    @Test
    void theQueueKeepsCodeThemeLanguageTimeAndStateOfATicket() throws Exception {
        terminal.ticket();
        String row =
                terminal.store()
                        .with(
                                c -> {
                                    try (Statement s = c.createStatement();
                                            ResultSet r = s.executeQuery("select * from queue")) {
                                        assertTrue(r.next());
                                        assertEquals(7, r.getMetaData().getColumnCount());
                                        Calendar utc =
                                                Calendar.getInstance(
                                                        TimeZone.getTimeZone("UTC"), Locale.ROOT);
                                        return r.getLong("serial")
                                                + " "
                                                + r.getString("code")
                                                + " "
                                                + r.getString("theme")
                                                + " "
                                                + r.getString("language")
                                                + " "
                                                + r.getTimestamp("issued_at", utc).toInstant()
                                                + " "
                                                + r.getString("state");
                                    }
                                });
        assertEquals("1 C-A001 C fr " + StoreUnderTest.NOON + " waiting", row);
    }

    @Test
    void numbersGoOnAfterARestart() throws Exception {
        terminal.ticket();
        terminal.close();
        terminal.start();
        IssuedTicket second = terminal.ticket();
        assertEquals("C-A002", second.code().toString());
        assertEquals(2, second.serial());
    }

    @Test
    void powerLossAtAnyStepOfTheFileSkipsANumberAtMost() throws Exception {
        terminal.ticket();
        terminal.close();
        int start = stepsOfAStart();
        terminal.start();
        for (int step = 0; step < 3; step++) {
            for (boolean halfDone : new boolean[] {false, true}) {
                int before = terminal.number();
                terminal.close();
                terminal.startWith(BreakingDisk.losingPowerAt(start + step, halfDone));
                assertThrows(PowerLoss.class, terminal::ticket);
                terminal.switchOff();
                terminal.start();
                assertEquals(List.of(), terminal.faultKeys());
                int next = terminal.number();
                assertTrue(next == before + 1 || next == before + 2, before + ", " + next);
            }
        }
    }

    private int stepsOfAStart() {
        BreakingDisk disk = BreakingDisk.whole();
        terminal.startWith(disk);
        terminal.close();
        return disk.steps().size();
    }

    @Test
    void powerLossBetweenFileAndCommitSkipsTheNumber() throws Exception {
        terminal.ticket();
        terminal.connector.setNextCommit(Commit.LOST_BEFORE);
        assertFalse(terminal.ticket().committed());
        terminal.switchOff();
        terminal.start();
        assertEquals(3, terminal.number());
        assertEquals(List.of("C-A001", "C-A003"), terminal.queue());
    }

    @Test
    void aTicketWhoseCommitGaveNoAnswerIsInTheQueueOnce() throws Exception {
        terminal.connector.setNextCommit(Commit.LOST_AFTER);
        assertFalse(terminal.ticket().committed());
        terminal.later(RETRY);
        assertEquals(List.of("C-A001"), terminal.queue());
    }

    @Test
    void whileTheDatabaseIsAwayTicketsWaitAndAreCommittedWhenItIsBack() throws Exception {
        terminal.ticket();
        terminal.connector.setNextCommit(Commit.LOST_BEFORE);
        terminal.connector.setRefusing(true);
        assertFalse(terminal.ticket().committed());
        assertFalse(terminal.ticket().committed());
        terminal.visit();
        terminal.later(RETRY);
        assertTrue(
                terminal.faults.current().contains(new StoreFault.WaitingInMemory(2, 1, 0)),
                terminal.faultKeys().toString());
        assertTrue(terminal.faultKeys().contains("store.database-away"));
        terminal.connector.setRefusing(false);
        terminal.later(RETRY);
        assertEquals(List.of("C-A001", "C-A002", "C-A003"), terminal.queue());
        assertEquals(List.of(), terminal.faultKeys());
        assertTrue(terminal.ticket().committed());
    }

    @Test
    void ticketsThatPowerTookFromMemoryAreReported() throws Exception {
        terminal.connector.setNextCommit(Commit.LOST_BEFORE);
        terminal.connector.setRefusing(true);
        terminal.ticket();
        terminal.ticket();
        terminal.ticket();
        terminal.switchOff();
        terminal.connector.setRefusing(false);
        terminal.start();
        assertEquals(List.of(new StoreFault.DatabaseBehind(3, 0, 0)), terminal.faults.current());
        assertEquals(4, terminal.number());
    }

    @Test
    void aDamagedFileMakesNumbersGoOnAThousandHigher() throws Exception {
        terminal.ticket();
        terminal.close();
        for (Path each : files()) {
            Files.write(each, new byte[] {0}, StandardOpenOption.APPEND);
        }
        terminal.start();
        assertEquals(List.of(new StoreFault.HighWaterUnreadable(1002)), terminal.faults.current());
        IssuedTicket next = terminal.ticket();
        assertEquals("C-A1002", next.code().toString());
        assertEquals(1002, next.serial());
        terminal.close();
        terminal.start();
        assertEquals(List.of(), terminal.faultKeys());
        assertEquals(1003, terminal.number());
    }

    @ParameterizedTest
    @ValueSource(strings = {HighWaterFile.NAME, HighWaterFile.COPY})
    void whenOneOfFileAndCopyIsDamagedNumbersGoOn(String damaged) throws Exception {
        terminal.ticket();
        terminal.ticket();
        terminal.switchOff();
        Files.write(terminal.data.resolve(damaged), new byte[] {0}, StandardOpenOption.APPEND);
        new RealDisk().deleteTree(terminal.data.resolve("db"));
        terminal.start();
        assertEquals(3, terminal.number());
        terminal.close();
        HighWaterFile whole = new HighWaterFile(terminal.data, new RealDisk());
        Files.delete(terminal.data.resolve(damaged));
        assertEquals(3, whole.read().number());
    }

    @Test
    void aFolderOfAnEarlierVersionGetsItsCopyWithTheNextNumber() throws Exception {
        terminal.ticket();
        terminal.close();
        Files.delete(files().getLast());
        terminal.start();
        assertEquals(2, terminal.number());
        assertEquals(Files.readString(files().getFirst()), Files.readString(files().getLast()));
        assertEquals(List.of(), terminal.faultKeys());
    }

    @Test
    void aMissingFileIsALostOne() throws Exception {
        terminal.ticket();
        terminal.close();
        deleteNumbers();
        terminal.start();
        assertEquals(1002, terminal.number());
    }

    @Test
    void aFileBehindTheDatabaseIsNotBelieved() throws Exception {
        terminal.ticket();
        byte[] old = Files.readAllBytes(files().getFirst());
        terminal.ticket();
        terminal.close();
        for (Path each : files()) {
            Files.write(each, old);
        }
        terminal.start();
        assertEquals(1003, terminal.number());
        assertEquals(List.of("store.high-water-unreadable"), terminal.faultKeys());
    }

    @Test
    void withoutFileAndDatabaseThereIsNoNumberUntilStaffConfirmOne() throws Exception {
        terminal.ticket();
        terminal.close();
        deleteNumbers();
        new RealDisk().deleteTree(terminal.data.resolve("db"));
        terminal.start();
        assertThrows(NoNumberException.class, terminal::ticket);
        assertEquals(
                List.of("store.database-behind", "store.start-number-needed"),
                terminal.faultKeys());
        terminal.register().confirmStart(200);
        terminal.store().confirmLoss();
        IssuedTicket ticket = terminal.ticket();
        assertEquals("C-A200", ticket.code().toString());
        assertEquals(StoreUnderTest.NOON.getEpochSecond() + 1, ticket.serial());
        assertEquals(List.of(), terminal.faultKeys());
        terminal.close();
        terminal.start();
        assertEquals(201, terminal.number());
        assertEquals(List.of("C-A200", "C-A201"), terminal.queue());
    }

    @Test
    void aConfirmedStartIsRememberedByAFreshDatabase() throws Exception {
        terminal.close();
        deleteNumbers();
        new RealDisk().deleteTree(terminal.data.resolve("db"));
        terminal.start();
        terminal.register().confirmStart(200);
        terminal.close();
        deleteNumbers();
        terminal.start();
        assertEquals(1200, terminal.number());
    }

    @Test
    void aSecondConfirmationIsRefused() throws Exception {
        DerbyTicketRegister register = terminal.register();
        assertThrows(IllegalStateException.class, () -> register.confirmStart(5));
        assertEquals(1, terminal.number());
    }

    @Test
    void aLostFileWaitsForTheDatabaseToComeBack() throws Exception {
        terminal.ticket();
        terminal.close();
        deleteNumbers();
        terminal.connector.setRefusing(true);
        terminal.start();
        assertThrows(NoNumberException.class, terminal::ticket);
        terminal.connector.setRefusing(false);
        terminal.later(RETRY);
        assertEquals(1002, terminal.number());
    }

    @Test
    void noNumberIsGivenThatCouldNotBeSaved() throws Exception {
        terminal.ticket();
        terminal.disk.setFailing(true);
        assertThrows(NoNumberException.class, terminal::ticket);
        assertEquals(List.of("store.number-not-saved"), terminal.faultKeys());
        terminal.disk.setFailing(false);
        assertEquals(2, terminal.number());
        assertEquals(List.of(), terminal.faultKeys());
        assertEquals(List.of("C-A001", "C-A002"), terminal.queue());
    }

    @Test
    void aFileThatCannotBeMadeAnewIsMadeAtTheNextTicket() throws Exception {
        terminal.ticket();
        terminal.close();
        deleteNumbers();
        terminal.start();
        terminal.close();
        deleteNumbers();
        BreakingDisk disk = BreakingDisk.whole();
        disk.setFailing(true);
        terminal.startWith(disk);
        assertThrows(NoNumberException.class, terminal::ticket);
        disk.setFailing(false);
        terminal.later(RETRY);
        assertTrue(terminal.number() > 1001);
    }

    @Test
    void after9999ThereIsNoNumberUntilStaffConfirmOne() throws Exception {
        new HighWaterFile(terminal.data, new RealDisk())
                .raise(HighWater.startingAt(9999, 50).next(StoreUnderTest.DAY, true).orElseThrow());
        terminal.close();
        terminal.start();
        assertThrows(NoNumberException.class, terminal::ticket);
        assertTrue(terminal.faultKeys().contains("store.numbers-used-up"));
        terminal.register().confirmStart(1);
        IssuedTicket ticket = terminal.ticket();
        assertEquals("C-A001", ticket.code().toString());
        assertEquals(52, ticket.serial());
    }

    @Test
    void aClockThatIsTenYearsAheadMovesNoDay() throws Exception {
        terminal.ticket();
        terminal.clock.set(StoreUnderTest.DAY.plusYears(10), true);
        assertEquals(2, terminal.number());
        assertEquals(
                List.of(
                        new StoreFault.DateDoubted(
                                StoreUnderTest.DAY.plusYears(10), StoreUnderTest.DAY)),
                terminal.faults.current());
        terminal.clock.set(StoreUnderTest.DAY.plusDays(1), true);
        terminal.register().tick();
        assertEquals(List.of(), terminal.faultKeys());
        assertEquals(1, terminal.number());
    }

    @Test
    void afterAJumpOfTenYearsAndBackStaffConfirmTheDayAndNumbersBeginAnewEachDay()
            throws Exception {
        LocalDate wrong = StoreUnderTest.DAY.plusYears(10);
        terminal.clock.set(wrong, true);
        assertEquals(1, terminal.number());
        terminal.clock.set(StoreUnderTest.DAY, true);
        assertEquals(2, terminal.number());
        assertEquals(
                List.of(new StoreFault.DateDoubted(StoreUnderTest.DAY, wrong)),
                terminal.faults.current());
        terminal.register().confirmDay(StoreUnderTest.DAY);
        assertEquals(List.of(), terminal.faultKeys());
        terminal.close();
        terminal.start();
        assertEquals(3, terminal.number());
        terminal.clock.set(StoreUnderTest.DAY.plusDays(1), true);
        assertEquals(1, terminal.number());
        assertEquals(List.of("C-A001", "C-A002", "C-A003", "C-A001"), terminal.queue());
        assertEquals(List.of(), terminal.faultKeys());
    }

    @Test
    void aDayThatIsNotInDoubtIsConfirmedWithoutEffect() throws Exception {
        terminal.ticket();
        terminal.register().confirmDay(StoreUnderTest.DAY.plusDays(3));
        assertEquals(2, terminal.number());
    }

    @Test
    void noNumberIsGivenWhileAnotherProgramHasTheFolder() throws Exception {
        terminal.ticket();
        terminal.close();
        AtomicBoolean ours = new AtomicBoolean();
        terminal.ours = ours::get;
        terminal.start();
        assertThrows(NoNumberException.class, terminal::ticket);
        assertEquals(List.of("store.held-elsewhere"), terminal.faultKeys());
        ours.set(true);
        assertEquals(2, terminal.number());
        assertEquals(List.of(), terminal.faultKeys());
    }

    @Test
    void noNumberIsGivenWhileAnotherProgramHasTheDatabase() throws Exception {
        terminal.ticket();
        terminal.close();
        terminal.connector.setHeldElsewhere(true);
        terminal.start();
        assertThrows(NoNumberException.class, terminal::ticket);
        assertTrue(terminal.faultKeys().contains("store.held-elsewhere"));
        terminal.connector.setHeldElsewhere(false);
        terminal.later(RETRY);
        assertEquals(2, terminal.number());
        assertEquals(List.of(), terminal.faultKeys());
    }

    @Test
    void numbersThatAnotherProgramGaveFromTheFileAreNotGivenAgain() throws Exception {
        terminal.ticket();
        HighWaterFile file = new HighWaterFile(terminal.data, new RealDisk());
        file.raise(file.read().next(StoreUnderTest.DAY, true).orElseThrow());
        assertThrows(NoNumberException.class, terminal::ticket);
        assertEquals(List.of("store.held-elsewhere"), terminal.faultKeys());
        assertEquals(3, terminal.number());
    }

    @Test
    void aTicketThatCannotBeWrittenTakesNoNumber() throws Exception {
        DerbyTicketRegister register = terminal.register();
        TicketRequest noTheme = new TicketRequest('?', "fr", StoreUnderTest.NOON);
        TicketRequest noLanguage = new TicketRequest('C', "", StoreUnderTest.NOON);
        assertThrows(IllegalArgumentException.class, () -> register.issue(noTheme));
        assertThrows(IllegalArgumentException.class, () -> register.issue(noLanguage));
        assertEquals(1, terminal.number());
    }

    private List<Path> files() {
        return List.of(
                terminal.data.resolve(HighWaterFile.NAME),
                terminal.data.resolve(HighWaterFile.COPY));
    }

    private void deleteNumbers() throws IOException {
        for (Path each : files()) {
            Files.delete(each);
        }
    }
}
