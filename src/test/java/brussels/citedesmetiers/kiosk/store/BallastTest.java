package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The room kept for a full disk is there, is given up when it is needed, and comes back.
final class BallastTest {
    private static final int PIECES = 17;

    private SmallDisk disk;
    private StoreUnderTest terminal;
    private Path ballast;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        disk = SmallDisk.mounted(folder, 64);
        terminal = StoreUnderTest.used(folder).start();
        ballast = terminal.data.resolve(Ballast.NAME);
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

    private void manyTicks() {
        for (int i = 0; i < PIECES; i++) {
            terminal.later(Duration.ofSeconds(6));
        }
    }

    @Test
    void ticketsAndVisitsGoOnOnAFullDiskAndStaffAreTold() throws Exception {
        manyTicks();
        assertEquals(Ballast.WHOLE_BYTES, Files.size(ballast));
        assertEquals(List.of(), terminal.faultKeys());

        Path filler = disk.fill();
        terminal.later(Duration.ofSeconds(6));
        assertFalse(Files.exists(ballast));
        for (int i = 0; i < 60; i++) {
            terminal.visit();
        }
        assertTrue(terminal.ticket().committed());
        assertEquals(List.of("store.disk-full"), terminal.faultKeys());

        Files.delete(filler);
        manyTicks();
        assertEquals(Ballast.WHOLE_BYTES, Files.size(ballast));
        terminal.later(Duration.ofSeconds(6));
        assertEquals(List.of(), terminal.faultKeys());
        assertEquals(
                Map.of(StoreUnderTest.CELL, 60L, StoreUnderTest.OTHER, 60L),
                terminal.counts().countsOf(StoreUnderTest.DAY));
    }

    @Test
    void lastOfTheRoomIsLeftToOthers() throws Exception {
        Path other = terminal.data.resolve("other");
        Files.write(other, new byte[28 << 20]);

        manyTicks();

        long room = Files.getFileStore(terminal.data).getUsableSpace();
        assertTrue(room >= Ballast.WHOLE_BYTES, room + " bytes are left");
        assertEquals(List.of(), terminal.faultKeys());
    }
}
