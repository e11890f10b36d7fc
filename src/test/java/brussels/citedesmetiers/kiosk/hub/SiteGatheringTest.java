package brussels.citedesmetiers.kiosk.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.DeskReader;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Gathering;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.desk.StaffBrowser;
import brussels.citedesmetiers.kiosk.queue.HubRequest;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.GivingTerminal;
import brussels.citedesmetiers.kiosk.store.KeyFile;
import brussels.citedesmetiers.kiosk.store.UsedFolder;
import brussels.citedesmetiers.kiosk.sync.CentreBook;
import brussels.citedesmetiers.kiosk.sync.TestCentre;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two terminals give to a hub, and it to the centre: a real database, the real server and the real
/// sender.
final class SiteGatheringTest {
    private static final String SITE = "site-bruxelles";
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 10);
    private static final LocalDate FEBRUARY = LocalDate.of(2027, 2, 2);

    @TempDir Path folder;

    private final TerminalKey key = TerminalKey.generate();
    private final GivingTerminal b = new GivingTerminal("bruxelles-b");
    private final GivingTerminal d = new GivingTerminal("bruxelles-d");
    private Instant now = Instant.parse("2027-02-02T09:00:00Z");
    private TestCentre centre;
    private Path config;
    private Path data;
    private StandaloneHub hub;

    @BeforeEach
    void open() throws Exception {
        data = folder.resolve("hub");
        UsedFolder.into(data);
        centre = TestCentre.of(SITE);
        String other = TerminalKey.generate().publicKey();
        String entries =
                """
                [{'id': 'bruxelles-a', 'letter': 'A', 'publicKeys': [], 'joinsCounts': false,
                  'hubFingerprint': '%s'},
                 {'id': 'bruxelles-b', 'letter': 'B', 'publicKeys': [{'key': '%s', 'from': '2026-01-01'}]},
                 {'id': 'bruxelles-d', 'letter': 'D', 'publicKeys': [{'key': '%s', 'from': '2026-01-01'}]}]
                """
                        .formatted("0f".repeat(32), key.publicKey(), other);
        config =
                ConfigFolder.shippedIn(folder)
                        .put("site.json", "/terminals", entries)
                        .put("site.json", "/joinsCounts", "true")
                        .put(
                                "terminal.json",
                                "/centre",
                                "{'url': '%s', 'tokenFile': 'centre.token', 'publicKey': '%s'}"
                                        .formatted(centre.url(), CentreBook.publicKey()))
                        .path();
        start();
    }

    private void start() throws Exception {
        hub =
                StandaloneHub.open(
                        DataFolder.lock(data),
                        ConfigFolder.sound(SettingsReader.load(config)),
                        ConfigFolder.sound(DeskReader.load(ConfigFolder.SHIPPED)),
                        GivingTerminal.MEASURES,
                        ConfigFolder.shippedContent(),
                        new WallClock(() -> now, () -> true),
                        DeskAddress.on(0));
    }

    private void enroll() throws Exception {
        Path token = data.resolve("site/centre.token");
        Files.writeString(token, TestCentre.TOKEN);
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    }

    @AfterEach
    void close() {
        hub.close();
        centre.close();
    }

    private Giving.Answer give(Giving giving) throws Exception {
        byte[] body = giving.bytes();
        String signature =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(key.sign(Giving.signed(body)));
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(StaffBrowser.trusting()).build()) {
            HttpResponse<byte[]> answer =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "https://localhost:"
                                                            + hub.desk().port()
                                                            + Giving.PATH))
                                    .header(HubRequest.SIGNATURE_HEADER, signature)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(200, answer.statusCode());
            return Giving.Answer.read(answer.body());
        }
    }

    private int waiting() {
        try {
            return hub.gathering().orElseThrow().standing().waiting();
        } catch (OutboxException e) {
            throw new AssertionError(e);
        }
    }

    private static long total(List<Batch> batches) {
        return batches.stream()
                .flatMap(batch -> batch.tables().stream())
                .mapToLong(Table::total)
                .sum();
    }

    @Test
    void whatTheTerminalsGiveLeavesAsOneByTheSitesOwnKeyAndToken() throws Exception {
        enroll();
        hub.gathering().orElseThrow().hurry();
        b.visits(2, JANUARY, "10").giveAll(this::give, FEBRUARY);
        d.visits(2, JANUARY, "10").giveAll(hub.gathering().orElseThrow()::take, FEBRUARY);
        Await.until("the batch at the centre", () -> !centre.book().applied().isEmpty());
        Batch batch = centre.book().applied().getFirst();
        assertEquals(SITE, batch.terminal());
        assertEquals(4, total(List.of(batch)));
        assertEquals(2, batch.site().given().size());
        String site = KeyFile.loadOrCreate(data.resolve("site/key")).publicKey();
        assertNotEquals(site, KeyFile.loadOrCreate(data.resolve("key")).publicKey());
        Await.until("the receipt", () -> waiting() == 0);
        assertEquals(
                List.of(
                        new Gathering.Member("bruxelles-b", LocalDate.of(2027, 1, 31), false),
                        new Gathering.Member("bruxelles-d", LocalDate.of(2027, 1, 31), false)),
                hub.gathering().orElseThrow().standing().members());
    }

    @Test
    void whatWasGivenSurvivesARestartAndLeavesOnceTheSiteIsEnrolled() throws Exception {
        b.visits(4, JANUARY, "10").giveAll(this::give, FEBRUARY);
        hub.close();
        start();
        d.giveAll(hub.gathering().orElseThrow()::take, FEBRUARY);
        assertTrue(centre.book().applied().isEmpty(), "it has no token");
        enroll();
        hub.gathering().orElseThrow().hurry();
        Await.until("the batch at the centre", () -> !centre.book().applied().isEmpty());
        assertEquals(4, total(centre.book().applied()));
        hub.close();
        start();
        now = Instant.parse("2027-03-02T09:00:00Z");
        b.visits(5, FEBRUARY, "11").giveAll(this::give, LocalDate.of(2027, 3, 2));
        d.giveAll(hub.gathering().orElseThrow()::take, LocalDate.of(2027, 3, 2));
        Await.until("the next batch", () -> centre.book().applied().size() == 2);
        assertEquals(9, total(centre.book().applied()));
    }
}
