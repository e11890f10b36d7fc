package brussels.citedesmetiers.kiosk.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.sync.CentreBook;
import brussels.citedesmetiers.kiosk.sync.TestCentre;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Disks that go back in time and cards that are copied, with the real database and the real way to
/// a centre.
class CountsFaultsTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 9);

    @TempDir Path folder;
    private TestCentre centre;
    private CountedTerminal terminal;

    @BeforeEach
    void begin() throws Exception {
        centre = TestCentre.of(CountedTerminal.ID);
        terminal = new CountedTerminal(folder.resolve("data"), centre.url());
    }

    @AfterEach
    void end() {
        centre.close();
    }

    private static LocalDate day(int n) {
        return MONDAY.plusDays(n);
    }

    private void send(CountedTerminal from, int today) throws Exception {
        assertEquals(Optional.empty(), from.send(day(today)).trouble());
        assertEquals(List.of(), from.waiting());
    }

    private long arrived() {
        return centre.book().visits("hour");
    }

    /// No day's hours left twice.
    private void nothingDoubled() {
        Set<String> seen = new HashSet<>();
        for (Batch batch : centre.book().applied()) {
            for (Table table : batch.tables()) {
                assertTrue(
                        !table.measure().equals("hour") || seen.add(table.period()),
                        () -> "twice: " + table);
            }
        }
    }

    @Test
    void databaseRolledBackToAnOlderCopyLosesWhatItLostAndDoublesNothing() throws Exception {
        terminal.day(day(0), 7, "10");
        terminal.day(day(1), 8, "10");
        send(terminal, 2);
        CountedTerminal.copy(terminal.data.resolve("db"), folder.resolve("copy"));
        terminal.day(day(2), 9, "11");
        send(terminal, 3);
        CountedTerminal.delete(terminal.data.resolve("db"));
        CountedTerminal.copy(folder.resolve("copy"), terminal.data.resolve("db"));
        terminal.day(day(3), 6, "12");
        send(terminal, 4);
        assertEquals(7 + 8 + 9 + 6, arrived());
        assertEquals(2, centre.book().applied().getLast().epoch());
        assertEquals(1, centre.book().applied().getLast().touchedDays());
        nothingDoubled();
    }

    @Test
    void wholeCardRolledBackIsFoundOutByTheCentre() throws Exception {
        terminal.day(day(0), 7, "10");
        send(terminal, 1);
        CountedTerminal.copy(terminal.data, folder.resolve("copy"));
        terminal.day(day(1), 8, "10");
        terminal.day(day(2), 9, "10");
        send(terminal, 3);
        CountedTerminal old = new CountedTerminal(folder.resolve("copy"), centre.url());
        old.day(day(3), 6, "11");
        send(old, 4);
        // The fourth day fell into the batch with a used number: the centre has it not, and says
        // so.
        assertEquals(7 + 8 + 9, arrived());
        old.day(day(4), 5, "11");
        send(old, 5);
        assertEquals(7 + 8 + 9 + 5, arrived());
        assertTrue(centre.book().applied().getLast().touchedDays() > 0);
        nothingDoubled();
    }

    @Test
    void twoCopiesOfOneCardNeverCountADayTwice() throws Exception {
        terminal.day(day(0), 7, "10");
        send(terminal, 1);
        CountedTerminal.copy(terminal.data, folder.resolve("copy"));
        CountedTerminal clone = new CountedTerminal(folder.resolve("copy"), centre.url());
        for (int i = 1; i < 7; i++) {
            terminal.day(day(i), 6, "10");
            clone.day(day(i), 5, "11");
            CountedTerminal first = i % 2 == 0 ? terminal : clone;
            CountedTerminal second = i % 2 == 0 ? clone : terminal;
            send(first, i + 1);
            send(second, i + 1);
        }
        nothingDoubled();
        assertTrue(arrived() >= 7 + 5 * 3, () -> "arrived: " + arrived());
    }

    @Test
    void centreRestoredFromYesterdayGetsAgainWhatItLost() throws Exception {
        terminal.day(day(0), 7, "10");
        send(terminal, 1);
        CentreBook yesterday = centre.book().copy();
        terminal.day(day(1), 8, "10");
        send(terminal, 2);
        centre.restore(yesterday);
        assertEquals(7, arrived());
        terminal.day(day(2), 9, "10");
        send(terminal, 3);
        assertEquals(7 + 8 + 9, arrived());
        nothingDoubled();
    }

    @Test
    void centreRestoredAndTerminalRolledBackBothSayWhatIsMissing() throws Exception {
        terminal.day(day(0), 7, "10");
        send(terminal, 1);
        CentreBook yesterday = centre.book().copy();
        CountedTerminal.copy(terminal.data.resolve("db"), folder.resolve("copy"));
        terminal.day(day(1), 8, "10");
        send(terminal, 2);
        centre.restore(yesterday);
        CountedTerminal.delete(terminal.data.resolve("db"));
        CountedTerminal.copy(folder.resolve("copy"), terminal.data.resolve("db"));
        terminal.day(day(2), 9, "10");
        send(terminal, 3);
        assertEquals(7 + 9, arrived());
        Batch last = centre.book().applied().getLast();
        assertEquals(2, last.epoch());
        assertEquals(1, last.touchedDays());
    }
}
