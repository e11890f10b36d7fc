package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.DeskReader;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.Gathering;
import brussels.citedesmetiers.kiosk.counts.Joining;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.desk.DeskServer;
import brussels.citedesmetiers.kiosk.hub.StandaloneHub;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.DerbySite;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.KeyFile;
import brussels.citedesmetiers.kiosk.store.StoreFaults;
import brussels.citedesmetiers.kiosk.sync.CountsToHub;
import brussels.citedesmetiers.kiosk.sync.GivingStatus;
import brussels.citedesmetiers.kiosk.sync.GivingTrouble;
import brussels.citedesmetiers.kiosk.sync.HubLink;
import brussels.citedesmetiers.kiosk.tally.CountedTerminal;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two terminals that give their counts to the hub of their site: real databases, the real server,
/// and a network between them that is cut.
class JoinedTerminalsAndHubTest {
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 12);
    private static final LocalDate FEBRUARY = LocalDate.of(2027, 2, 2);

    private static final int MONTHS = 5;

    static final Measures MEASURES = CountSettings.SHIPPED.measures(TerminalKind.BUILDING);

    @TempDir Path folder;
    private final AtomicReference<Instant> now = new AtomicReference<>();
    private Settings settings;
    private StandaloneHub hub;

    @BeforeEach
    void prepare() throws Exception {
        String entries =
                "[{'id': 'bruxelles-a', 'letter': 'A', 'joinsCounts': false, 'hubFingerprint':"
                        + " '%s'},".formatted(DeskServer.keyFingerprint(folder.resolve("hub")))
                        + entry("bruxelles-b", 'B')
                        + ","
                        + entry("bruxelles-d", 'D')
                        + "]";
        Path config =
                ConfigFolder.shippedIn(folder)
                        .put("site.json", "/terminals", entries)
                        .put("site.json", "/joinsCounts", "true")
                        .path();
        settings = ConfigFolder.sound(SettingsReader.load(config));
        today(FEBRUARY);
        openHub();
    }

    private String entry(String id, char letter) throws Exception {
        Path data = folder.resolve(id);
        Files.createDirectories(data);
        String key = KeyFile.loadOrCreate(data.resolve(KeyFile.NAME)).publicKey();
        return "{'id': '%s', 'letter': '%s', 'publicKeys': [{'key': '%s', 'from': '2026-01-01'}]}"
                .formatted(id, letter, key);
    }

    private void today(LocalDate day) {
        now.set(day.atTime(9, 0).atZone(settings.site().zone()).toInstant());
    }

    private void openHub() throws Exception {
        hub =
                StandaloneHub.open(
                        DataFolder.lock(folder.resolve("hub")),
                        settings,
                        ConfigFolder.sound(DeskReader.load(ConfigFolder.SHIPPED)),
                        MEASURES,
                        ConfigFolder.shippedContent(),
                        new WallClock(now::get, () -> true),
                        DeskAddress.on(0));
    }

    @AfterEach
    void close() {
        hub.close();
    }

    /// A terminal's counts, and its way to the hub.
    private final class Joined implements AutoCloseable {
        private final CountsFolder counts;
        private final CountsToHub toHub;

        Joined(String id, int port) throws Exception {
            counts = CountsFolder.open(folder.resolve(id), id, MEASURES, List.of(), true);
            OneAtATime turns = OneAtATime.locking();
            toHub =
                    CountsToHub.over(
                            new HubLink.Hub(
                                    URI.create("https://localhost:" + port),
                                    hub.desk().keyFingerprint()),
                            counts.key()::sign,
                            counts.outbox().offers(),
                            turns);
        }

        void visits(LocalDate day, int n) {
            for (int i = 0; i < n; i++) {
                counts.counts().add(day, CountedTerminal.visit("10"));
            }
        }

        void close(LocalDate today) throws OutboxException {
            counts.outbox().seal(today);
        }

        @Override
        public void close() {
            toHub.close();
            counts.close();
        }
    }

    private LocalDate through(String terminal) {
        try {
            return hub.gathering().orElseThrow().standing().members().stream()
                    .filter(member -> member.terminal().equals(terminal))
                    .map(Gathering.Member::through)
                    .findFirst()
                    .orElseThrow();
        } catch (OutboxException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatTwoTerminalsCountIsAtTheHubOnceAndLeavesTogether() throws Exception {
        try (CuttingRelay network = new CuttingRelay(hub.desk().port(), 20270202);
                Joined one = new Joined("bruxelles-b", network.port());
                Joined two = new Joined("bruxelles-d", network.port())) {
            one.toHub.start();
            two.toHub.start();
            for (int month = 0; month < MONTHS; month++) {
                one.visits(JANUARY.plusMonths(month), 3);
                two.visits(JANUARY.plusMonths(month).plusDays(7), 4);
                LocalDate ended = FEBRUARY.plusMonths(month);
                today(ended);
                one.close(ended);
                two.close(ended);
                LocalDate last = ended.withDayOfMonth(1).minusDays(1);
                Await.until(
                        "both at the hub",
                        () -> {
                            one.toHub.hurry();
                            two.toHub.hurry();
                            return through("bruxelles-b").equals(last)
                                    && through("bruxelles-d").equals(last);
                        });
            }
            assertTrue(network.cuts() > 3, "only " + network.cuts());
            network.heal();
            one.toHub.hurry();
            two.toHub.hurry();
            Await.until("nothing to give", () -> one.toHub.status().waiting() == 0);
            assertEquals(Optional.empty(), one.toHub.status().trouble());
            assertEquals(List.of(), one.counts.outbox().waiting(10));
        }
        Await.until("the months to be closed", this::isClosed);
        hub.close();
        assertEquals(Collections.nCopies(MONTHS, 7L), hoursOfSite());
        openHub();
    }

    private boolean isClosed() {
        try {
            return hub.gathering().orElseThrow().standing().waiting() == MONTHS;
        } catch (OutboxException e) {
            throw new AssertionError(e);
        }
    }

    /// The visits in each batch of the site.
    private List<Long> hoursOfSite() throws Exception {
        Path data = folder.resolve("hub");
        try (DataFolder locked = DataFolder.lock(data);
                DerbyStore store =
                        DerbyStore.open(
                                locked,
                                new StoreFaults(),
                                InstantSource.system(),
                                System::nanoTime)) {
            List<SealedBatch> batches = site(store, settings, data).waiting(10);
            return batches.stream().map(JoinedTerminalsAndHubTest::hours).toList();
        }
    }

    /// The joined counts on a hub's disk.
    static DerbySite site(DerbyStore store, Settings settings, Path data) {
        return new DerbySite(
                store,
                new Joining(
                        settings.site().sender(),
                        MEASURES,
                        DerbySite.key(data)::sign,
                        Joining.USUAL_PATIENCE),
                settings.site().joined());
    }

    private static long hours(SealedBatch sealed) {
        try {
            return sealed.batch().tables().stream()
                    .filter(table -> table.measure().equals("hour"))
                    .mapToLong(Table::total)
                    .sum();
        } catch (BatchFormatException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aHubThatIsAwayForWeeksIsWaitedForAndAStrangerIsToldToStaff() throws Exception {
        int port = hub.desk().port();
        hub.desk().close();
        try (Joined one = new Joined("bruxelles-b", port)) {
            one.visits(JANUARY, 6);
            one.close(LocalDate.of(2027, 4, 2));
            one.toHub.start();
            GivingStatus away = new GivingStatus(true, 3, null, GivingTrouble.NO_ANSWER);
            Await.until("it to notice", () -> one.toHub.status().equals(away));
        }
        hub.close();
        today(LocalDate.of(2027, 4, 2));
        openHub();
        try (Joined one = new Joined("bruxelles-b", hub.desk().port())) {
            one.toHub.start();
            LocalDate march = LocalDate.of(2027, 3, 31);
            GivingStatus given = new GivingStatus(true, 0, march, null);
            Await.until("it to be given", () -> one.toHub.status().equals(given));
            assertEquals(LocalDate.of(2027, 3, 31), through("bruxelles-b"));
        }
        Files.move(folder.resolve("bruxelles-d/key"), folder.resolve("bruxelles-d/key.old"));
        try (Joined two = new Joined("bruxelles-d", hub.desk().port())) {
            two.close(FEBRUARY);
            two.toHub.start();
            Await.until(
                    "it to be refused",
                    () -> two.toHub.status().trouble().equals(Optional.of(GivingTrouble.REFUSED)));
            assertTrue(GivingTrouble.REFUSED.needsStaff());
        }
    }
}
