package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.DeskReader;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.desk.DeskServer;
import brussels.citedesmetiers.kiosk.hub.StandaloneHub;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.DerbySite;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.KeyFile;
import brussels.citedesmetiers.kiosk.store.StoreFaults;
import brussels.citedesmetiers.kiosk.store.Victim;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at random instants of a joined terminal that counts, offers and gives to a real hub,
/// over a network that is cut. More of them: `-Dkiosk.kills=200`.
final class KilledGiverTest {
    private static final int KILLS = Integer.getInteger("kiosk.kills", 4);
    private static final long SEED = Long.getLong("kiosk.seed", 20270101);
    private static final Instant LATER = Instant.parse("2190-01-01T09:00:00Z");

    @TempDir Path folder;
    private long visits;
    private int months;

    @Test
    void everyVisitIsAtTheHubOnceHoweverOftenTheTerminalIsKilled() throws Exception {
        Path data = Files.createDirectory(folder.resolve("bruxelles-b"));
        Path site = folder.resolve("hub");
        String fingerprint = DeskServer.keyFingerprint(site);
        Settings settings =
                prepare(fingerprint, KeyFile.loadOrCreate(data.resolve(KeyFile.NAME)).publicKey());
        Random random = new Random(SEED);
        long offered;
        try (StandaloneHub hub = open(site, settings);
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
        assertEquals(offered, atHub(site, settings));
        assertTrue(visits >= offered && offered > 0, offered + " of " + visits);
        assertTrue(months >= KILLS, "only " + months + " months");
    }

    private Settings prepare(String fingerprint, String key) {
        String entries =
                "[{'id': 'bruxelles-a', 'letter': 'A', 'joinsCounts': false, 'hubFingerprint': '"
                        + fingerprint
                        + "'}, {'id': 'bruxelles-b', 'letter': 'B', 'publicKeys': [{'key': '"
                        + key
                        + "', 'from': '2026-01-01'}]}]";
        Path config =
                ConfigFolder.shippedIn(folder)
                        .put("site.json", "/terminals", entries)
                        .put("site.json", "/joinsCounts", "true")
                        .path();
        return ConfigFolder.sound(SettingsReader.load(config));
    }

    private StandaloneHub open(Path site, Settings settings) throws Exception {
        return StandaloneHub.open(
                DataFolder.lock(site),
                settings,
                ConfigFolder.sound(DeskReader.load(ConfigFolder.SHIPPED)),
                JoinedTerminalsAndHubTest.MEASURES,
                ConfigFolder.shippedContent(),
                new WallClock(InstantSource.fixed(LATER), () -> true),
                DeskAddress.on(0));
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
    private long atHub(Path data, Settings settings) throws Exception {
        try (DataFolder locked = DataFolder.lock(data);
                DerbyStore store =
                        DerbyStore.open(
                                locked,
                                new StoreFaults(),
                                InstantSource.system(),
                                System::nanoTime)) {
            DerbySite site = JoinedTerminalsAndHubTest.site(store, settings, data);
            OpenCounts open = site.counts().open();
            long there = 0;
            for (Map<Cell, Long> day : open.days().values()) {
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
}
