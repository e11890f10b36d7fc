package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.queue.TicketRegister.NoNumberException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is really full: nothing is lost, and all goes on when there is room.
final class FullDiskTest {
    private static final Duration RETRY = Duration.ofSeconds(6);

    private SmallDisk disk;
    private StoreUnderTest terminal;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        disk = SmallDisk.mounted(folder);
        terminal = StoreUnderTest.used(folder).start();
    }

    @AfterEach
    void stop() throws Exception {
        if (terminal != null) {
            terminal.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void noVisitAndNoTicketIsLostOnAFullDisk() throws Exception {
        assertEquals(1, terminal.number());
        Path filler = disk.fill();
        long visits = 0;
        // The first that finds no room waits.
        while (!terminal.faultKeys().contains("store.waiting-in-memory")) {
            terminal.visit();
            visits++;
            assertTrue(visits < 20_000, "the disk never got full");
        }
        List<String> given = new ArrayList<>(List.of("C-A001"));
        for (int i = 0; i < 10; i++) {
            terminal.visit();
            visits++;
            given.addAll(tickets());
            terminal.later(RETRY);
        }
        assertTrue(terminal.faultKeys().contains("store.disk-full"));
        Files.delete(filler);
        terminal.later(RETRY);
        assertEquals(
                Map.of(StoreUnderTest.CELL, visits, StoreUnderTest.OTHER, visits),
                terminal.counts().countsOf(StoreUnderTest.DAY));
        given.addAll(tickets());
        assertTrue(given.size() > 1);
        assertEquals(given, terminal.queue());
        assertEquals(List.of(), terminal.faultKeys());
    }

    /// One ticket, or none if its number could not be saved.
    private List<String> tickets() {
        try {
            return List.of(terminal.ticket().code().toString());
        } catch (NoNumberException noRoom) {
            return List.of();
        }
    }

    @Test
    void nightsWorkWaitsForRoom() throws Exception {
        terminal.visit();
        Path filler = disk.fill();
        assertThrows(
                StoreException.class,
                () ->
                        terminal.counts()
                                .forgetOrder(StoreUnderTest.DAY, StoreUnderTest.DAY.plusDays(1)));
        Files.delete(filler);
        terminal.later(RETRY);
        terminal.counts().forgetOrder(StoreUnderTest.DAY, StoreUnderTest.DAY.plusDays(1));
        assertEquals(
                Map.of(StoreUnderTest.CELL, 1L, StoreUnderTest.OTHER, 1L),
                terminal.counts().countsOf(StoreUnderTest.DAY));
        assertEquals(List.of(), terminal.faultKeys());
    }

    @Test
    void aTerminalStartsOnAFullDiskAndKeepsItsDatabase() throws Exception {
        terminal.ticket();
        terminal.close();
        Path filler = disk.fill();
        DataFolder.lock(terminal.data).close();
        terminal.start();
        terminal.later(RETRY);
        Files.delete(filler);
        terminal.later(RETRY);
        assertEquals(List.of(), terminal.faultKeys());
        assertEquals(List.of("C-A001"), terminal.queue());
    }
}
