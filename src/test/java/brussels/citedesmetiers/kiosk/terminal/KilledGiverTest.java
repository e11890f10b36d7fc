package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.hub.StandaloneHub;
import brussels.citedesmetiers.kiosk.store.DerbySite;
import brussels.citedesmetiers.kiosk.store.Victim;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at random instants of a joined terminal that counts, offers and gives to a real hub,
/// over a network that is cut. More of them: `-Dkiosk.kills=200`.
final class KilledGiverTest {
    private static final int KILLS = Integer.getInteger("kiosk.kills", LongForm.of(2, 30));
    private static final long SEED = Long.getLong("kiosk.seed", 20270101);

    @TempDir Path folder;
    private long visits;
    private int months;

    @Test
    void everyVisitIsAtTheHubOnceHoweverOftenTheTerminalIsKilled() throws Exception {
        JoinedHouse house = new JoinedHouse(folder, "bruxelles-b");
        Path data = house.data("bruxelles-b");
        String fingerprint = house.fingerprint();
        Random random = new Random(SEED);
        long offered;
        try (StandaloneHub hub = house.open(KilledHub.LATER);
                CuttingRelay network = new CuttingRelay(hub.desk().port(), SEED)) {
            String address = "https://localhost:" + network.port();
            for (int kill = 0; kill < KILLS; kill++) {
                try (Victim terminal = start(data, address, fingerprint)) {
                    found(terminal);
                    terminal.killAfter(
                            1 + random.nextInt(30), random.nextInt(20_000_000), this::note);
                }
            }
            network.heal();
            offered = end(data, address, fingerprint);
        }
        assertEquals(offered, house.onDisk(KilledGiverTest::visits));
        assertTrue(visits >= offered && offered > 0, offered + " of " + visits);
        assertTrue(months >= KILLS, "only " + months + " months");
    }

    private static Victim start(Path data, String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(data.toString()));
        all.addAll(List.of(arguments));
        return Victim.start(KilledGiver.class, all);
    }

    /// The visit in whose middle it was killed is there or not, whole.
    private void found(Victim terminal) throws Exception {
        String line = terminal.line();
        assertTrue(line.startsWith("counted "), line);
        long counted = Long.parseLong(line.substring(8));
        assertTrue(counted == visits || counted == visits + 1, counted + " of " + visits);
        visits = counted;
    }

    private void note(String line) {
        switch (line) {
            case "visit" -> visits++;
            case "month" -> months++;
            default -> fail("said: " + line);
        }
    }

    private long end(Path data, String address, String fingerprint) throws Exception {
        try (Victim terminal = start(data, address, fingerprint, "end")) {
            found(terminal);
            String line = terminal.line();
            assertTrue(line.startsWith("offered "), line);
            terminal.awaitEnd();
            return Long.parseLong(line.substring(8));
        }
    }

    /// The visits that the hub has sealed or holds.
    private static long visits(DerbySite site) throws Exception {
        long there = 0;
        for (Map<Cell, Long> day : site.counts().open().days().values()) {
            there += day.getOrDefault(new Cell("hour", List.of("10")), 0L);
        }
        for (SealedBatch batch : site.waiting(Integer.MAX_VALUE)) {
            there +=
                    batch.batch().tables().stream()
                            .filter(table -> table.measure().equals("hour"))
                            .mapToLong(Table::total)
                            .sum();
        }
        return there;
    }
}
