package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.store.BreakingConnector.Commit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Each visit counted exactly once, wherever its commit breaks.
final class DerbyVisitCountsTest extends OnATerminal {
    private static final Duration RETRY = Duration.ofSeconds(6);

    @Test
    void aVisitWhoseCommitWasLostIsCountedOnceWhenTheDatabaseIsBack() throws StoreException {
        assertCountedOnceAfter(Commit.LOST_BEFORE);
    }

    @Test
    void aVisitWhoseCommitGaveNoAnswerIsNotCountedAgain() throws StoreException {
        assertCountedOnceAfter(Commit.LOST_AFTER);
    }

    private void assertCountedOnceAfter(Commit how) throws StoreException {
        terminal.visit();
        terminal.connector.setNextCommit(how);
        terminal.visit();
        terminal.visit();
        assertTrue(terminal.faultKeys().contains("store.waiting-in-memory"));
        terminal.later(RETRY);
        assertEquals(
                Map.of(StoreUnderTest.CELL, 3L, StoreUnderTest.OTHER, 3L),
                terminal.counts().countsOf(StoreUnderTest.DAY));
        assertEquals(List.of(), terminal.faultKeys());
    }

    @Test
    void visitsThatWaitAreAddedUpAndCountedOnceEach() throws StoreException {
        terminal.connector.setNextCommit(Commit.LOST_AFTER);
        terminal.visit();
        terminal.connector.setRefusing(true);
        terminal.visit();
        terminal.visit();
        terminal.visit();
        terminal.connector.setRefusing(false);
        terminal.later(RETRY);
        assertEquals(
                Map.of(StoreUnderTest.CELL, 4L, StoreUnderTest.OTHER, 4L),
                terminal.counts().countsOf(StoreUnderTest.DAY));
        assertEquals(List.of(), terminal.faultKeys());
    }

    /// Derby reads a table in the order in which its rows lie.
    private List<String> rowsAsTheyLie() throws StoreException {
        return terminal.store()
                .with(
                        c -> {
                            List<String> rows = new ArrayList<>();
                            try (Statement s = c.createStatement();
                                    ResultSet r =
                                            s.executeQuery(
                                                    "select cell, n from counter --DERBY-PROPERTIES"
                                                            + " index=null\n")) {
                                while (r.next()) {
                                    rows.add(r.getString(1) + " " + r.getLong(2));
                                }
                            }
                            return rows;
                        });
    }

    @Test
    void orderInWhichVisitsCameIsForgottenAfterTheDay() throws StoreException {
        DerbyVisitCounts counts = terminal.counts();
        for (String visitor : List.of("m", "c", "x", "a")) {
            counts.add(
                    StoreUnderTest.DAY,
                    List.of(
                            new Cell("commune", List.of(visitor)),
                            new Cell("age", List.of(visitor)),
                            new Cell("all", List.of("all"))));
        }
        assertEquals("m 1", rowsAsTheyLie().getFirst());

        counts.forgetOrder(StoreUnderTest.DAY, StoreUnderTest.DAY);
        assertEquals("m 1", rowsAsTheyLie().getFirst());
        counts.forgetOrder(StoreUnderTest.DAY, StoreUnderTest.DAY.plusDays(1));

        assertEquals(
                List.of("a 1", "c 1", "m 1", "x 1", "all 4", "a 1", "c 1", "m 1", "x 1"),
                rowsAsTheyLie());
    }

    @Test
    void endedDaysOfAMonthAreAddedUpButForTheLatest() throws StoreException {
        DerbyVisitCounts counts = terminal.counts();
        LocalDate first = LocalDate.of(2027, 2, 26);
        for (int i = 0; i < 7; i++) {
            counts.add(
                    first.plusDays(i),
                    List.of(
                            new Cell("hour", List.of(i % 2 == 0 ? "11" : "10")),
                            new Cell("age", List.of("a" + (6 - i)))));
        }
        LocalDate today = first.plusDays(6);

        counts.joinDays(day -> Period.DAY, today);
        assertEquals(2, counts.countsOf(first).size());
        counts.joinDays(day -> Period.MONTH, today);

        LocalDate march = LocalDate.of(2027, 3, 1);
        assertEquals(
                Map.of(
                        new Cell("hour", List.of("11")), 2L,
                        new Cell("hour", List.of("10")), 1L,
                        new Cell("age", List.of("a6")), 1L,
                        new Cell("age", List.of("a5")), 1L,
                        new Cell("age", List.of("a4")), 1L),
                counts.countsOf(first));
        assertEquals(4, counts.countsOf(march).size());
        assertEquals(Map.of(), counts.countsOf(march.plusDays(1)));
        assertEquals(2, counts.countsOf(today.minusDays(1)).size(), "the latest ended day");
        assertEquals(2, counts.countsOf(today).size());
        assertEquals(today, counts.lastDay());
    }

    /// What was committed in a row stands in a row in Derby's log: little of it may stay.
    @Test
    void logOfOldVisitsIsDeleted() throws Exception {
        for (int i = 0; i < 600; i++) {
            terminal.visit();
        }
        terminal.later(Duration.ofMinutes(61));
        long bytes = 0;
        try (Stream<Path> files = Files.list(terminal.data.resolve("db/log"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".dat")).toList()) {
                bytes += Files.size(file);
            }
        }
        assertTrue(bytes < 350_000, bytes + " bytes of log are left");
    }

    @Test
    void powerLossBeforeTheCommitLeavesNoCellOfTheVisit() throws StoreException {
        terminal.visit();
        terminal.connector.setNextCommit(Commit.LOST_BEFORE);
        terminal.visit();
        terminal.switchOff();
        terminal.start();
        assertEquals(
                Map.of(StoreUnderTest.CELL, 1L, StoreUnderTest.OTHER, 1L),
                terminal.counts().countsOf(StoreUnderTest.DAY));
    }

    @Test
    void aVisitThatFailsInItsLastCellAddsToNone() throws StoreException {
        DerbyStore store = terminal.store();
        store.with(
                c -> {
                    try (var s = c.createStatement()) {
                        return s.execute(
                                "alter table counter add constraint no_fr check (cell <> 'fr')");
                    }
                });
        terminal.counts()
                .add(
                        StoreUnderTest.DAY,
                        List.of(StoreUnderTest.CELL, new Cell("language", List.of("fr"))));
        assertTrue(terminal.faultKeys().contains("store.waiting-in-memory"));
        terminal.switchOff();
        terminal.start();
        assertEquals(Map.of(), terminal.counts().countsOf(StoreUnderTest.DAY));
    }

    @Test
    void aVisitThatAddsTwiceToACellIsRefused() {
        List<Cell> twice = List.of(StoreUnderTest.CELL, StoreUnderTest.CELL);
        DerbyVisitCounts counts = terminal.counts();
        assertThrows(IllegalArgumentException.class, () -> counts.add(StoreUnderTest.DAY, twice));
    }

    @Test
    void aCellTooLongForTheTableIsRefusedAtOnce() {
        List<Cell> cells = List.of(new Cell("m", List.of("x".repeat(401))));
        DerbyVisitCounts counts = terminal.counts();
        assertThrows(IllegalArgumentException.class, () -> counts.add(StoreUnderTest.DAY, cells));
    }

    @Test
    void readingWhileTheDatabaseIsAwaySaysSo() {
        terminal.close();
        terminal.connector.setRefusing(true);
        terminal.start();
        DerbyVisitCounts counts = terminal.counts();
        assertThrows(StoreException.class, () -> counts.countsOf(StoreUnderTest.DAY));
        terminal.connector.setRefusing(false);
    }
}
