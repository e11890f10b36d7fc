package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.agenda.Agenda;
import brussels.citedesmetiers.kiosk.agenda.AgendaDate;
import brussels.citedesmetiers.kiosk.agenda.AgendaJson;
import brussels.citedesmetiers.kiosk.central.HandingCentre;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.AgendaReader;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.DeskReader;
import brussels.citedesmetiers.kiosk.config.Settings;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.desk.DeskServer;
import brussels.citedesmetiers.kiosk.hub.StandaloneHub;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.KeyFile;
import brussels.citedesmetiers.kiosk.sync.AgendaDownload;
import brussels.citedesmetiers.kiosk.sync.CentreKey;
import brussels.citedesmetiers.kiosk.sync.HubLink;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A terminal takes the dates of activities from its hub or the centre: real servers over TLS.
final class AgendaByNetworkTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    @TempDir Path folder;

    private final Content content = ConfigFolder.shippedContent();
    private final String known =
            content.recommendations().values().stream()
                    .flatMap(r -> r.activityId().stream())
                    .sorted()
                    .findFirst()
                    .orElseThrow();
    private final Quiet quiet = new Quiet();
    private final AtomicInteger taken = new AtomicInteger();
    private Path hubData;
    private Path data;
    private StandaloneHub hub;
    private int written;

    @BeforeEach
    void openHub() throws Exception {
        hubData = Files.createDirectory(folder.resolve("hub"));
        data = Files.createDirectory(folder.resolve("data"));
        Path config = ConfigFolder.shippedIn(folder).path();
        hub =
                StandaloneHub.open(
                        DataFolder.lock(hubData),
                        ConfigFolder.sound(SettingsReader.load(config)),
                        ConfigFolder.sound(DeskReader.load(ConfigFolder.SHIPPED)),
                        CountSettings.SHIPPED.measures(TerminalKind.BUILDING),
                        content,
                        clock(),
                        DeskAddress.on(0));
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private static WallClock clock() {
        return new WallClock(InstantSource.fixed(NOW), () -> true);
    }

    /// @param key that the site's settings say is the hub's
    private AgendaByNetwork terminal(String key) throws Exception {
        String fingerprint = DeskServer.keyFingerprint(hubData);
        String entry =
                String.format(
                        Locale.ROOT,
                        "[{'id': 'bruxelles-a', 'letter': 'A', 'hubFingerprint': '%s',"
                                + " 'publicKeys': [{'key': '%s', 'from': '2026-01-01'}]}]",
                        fingerprint,
                        key);
        Path config =
                ConfigFolder.shippedIn(folder.resolve("terminal"))
                        .put("site.json", "/terminals", entry)
                        .path();
        SiteSettings site = ConfigFolder.sound(SettingsReader.load(config)).site();
        URI address = URI.create("https://127.0.0.1:" + hub.desk().port() + "/");
        AgendaDownload download =
                AgendaDownload.fromHub(
                        new HubLink.Hub(address, fingerprint), Duration.ofSeconds(20));
        return takingFrom(AgendaByNetwork.Origin.hub(download, site, clock()));
    }

    private AgendaByNetwork takingFrom(AgendaByNetwork.Origin origin) {
        return new AgendaByNetwork(
                origin, BRUSSELS, () -> content, clock(), quiet, data, taken::incrementAndGet);
    }

    private String hubsKey() throws Exception {
        return KeyFile.loadOrCreate(hubData.resolve(KeyFile.NAME)).publicKey();
    }

    private void hubHas(Instant made, String... activities) throws IOException {
        hubHas(agenda(made, activities));
    }

    private static byte[] agenda(Instant made, String... activities) {
        List<AgendaDate> dates =
                List.of(activities).stream()
                        .map(
                                activity ->
                                        new AgendaDate(
                                                activity,
                                                NOW.plusSeconds(3600),
                                                NOW.plusSeconds(7200),
                                                Set.of("fr"),
                                                "Salle 3",
                                                false))
                        .toList();
        return AgendaJson.of(new Agenda(made, BRUSSELS, "https://calendar.example", dates));
    }

    /// The file's time tells the hub that it is another; two writes may be within one tick of it.
    private void hubHas(byte[] bytes) throws IOException {
        put(hubData, bytes);
    }

    private void put(Path whose, byte[] bytes) throws IOException {
        Path file = whose.resolve(AgendaJson.FILE);
        Files.write(file, bytes);
        Files.setLastModifiedTime(file, FileTime.from(NOW.plusSeconds(++written)));
    }

    private Agenda here() {
        return ConfigFolder.sound(AgendaReader.load(data));
    }

    @Test
    void datesOfKnownActivitiesAreTakenOnceAndNoOthers() throws Exception {
        try (AgendaByNetwork terminal = terminal(hubsKey())) {
            assertFalse(terminal.once());
            hubHas(NOW.minusSeconds(60), known, "judo");
            assertTrue(terminal.once());
            assertEquals(
                    List.of(known), here().dates().stream().map(AgendaDate::activity).toList());
            assertFalse(terminal.once());
            hubHas(NOW.minusSeconds(30), known, known);
            assertTrue(terminal.once());
            assertEquals(2, here().dates().size());
            assertEquals(2, taken.get());
        }
    }

    @Test
    void whatIsOlderOrMadeLaterThanNowIsNotTaken() throws Exception {
        try (AgendaByNetwork terminal = terminal(hubsKey())) {
            hubHas(NOW.minusSeconds(60), known);
            assertTrue(terminal.once());
            hubHas(NOW.minusSeconds(90), known, known);
            assertFalse(terminal.once());
            hubHas(NOW.plus(Duration.ofDays(2)), known, known);
            assertFalse(terminal.once());
            assertEquals(1, here().dates().size());
        }
    }

    @Test
    void whatTheHubDidNotSignIsNotTaken() throws Exception {
        String another = KeyFile.loadOrCreate(folder.resolve("another.key")).publicKey();
        try (AgendaByNetwork terminal = terminal(another)) {
            hubHas(NOW.minusSeconds(60), known);
            IOException refused = assertThrows(IOException.class, terminal::once);
            assertEquals("an agenda without the right signature", refused.getMessage());
            assertFalse(AgendaReader.isThere(data));
        }
    }

    @Test
    void whatIsNoAgendaOrTooLargeIsNotTaken() throws Exception {
        try (AgendaByNetwork terminal = terminal(hubsKey())) {
            hubHas("{\"made\": \"yesterday\"}".getBytes(StandardCharsets.UTF_8));
            assertFalse(terminal.once());
            hubHas(new byte[5 * 1024 * 1024]);
            assertFalse(terminal.once());
            assertEquals(0, taken.get());
        }
    }

    @Test
    void datesDoNotChangeInTheMiddleOfAVisit() throws Exception {
        try (AgendaByNetwork terminal = terminal(hubsKey())) {
            hubHas(NOW.minusSeconds(60), known);
            quiet.visiting(true);
            FutureTask<Boolean> round = new FutureTask<>(terminal::once);
            Thread asking = Thread.ofPlatform().start(round);
            Await.until(
                    "it waits", () -> asking.getState() == Thread.State.WAITING && waits(asking));
            assertFalse(AgendaReader.isThere(data));
            quiet.visiting(false);
            assertTrue(round.get());
            assertTrue(AgendaReader.isThere(data));
        }
    }

    private static boolean waits(Thread thread) {
        return List.of(thread.getStackTrace()).stream()
                .anyMatch(frame -> frame.getClassName().endsWith(".Quiet"));
    }

    private AgendaByNetwork.Origin centre(HandingCentre centre, String key) {
        return AgendaByNetwork.Origin.centre(
                AgendaDownload.fromCentre(
                        centre.address(), centre.terminal(), Duration.ofSeconds(20)),
                CentreKey.of(key));
    }

    @Test
    void datesOfItsSiteAreTakenFromTheCentreOnceAndNoOthers() throws Exception {
        Path folderOfCentre = Files.createDirectory(folder.resolve("centre"));
        try (HandingCentre centre = new HandingCentre(folderOfCentre);
                AgendaByNetwork terminal = takingFrom(centre(centre, centre.publicKey()))) {
            put(folderOfCentre, agenda(NOW.minusSeconds(60), known, "judo"));
            assertFalse(terminal.once(), "a centre without a calendar");
            centre.handAgenda("another-house");
            assertFalse(terminal.once(), "another house");
            centre.handAgenda("bruxelles");
            assertTrue(terminal.once());
            assertEquals(
                    List.of(known), here().dates().stream().map(AgendaDate::activity).toList());
            assertFalse(terminal.once());
            put(folderOfCentre, agenda(NOW.minusSeconds(30), known, known));
            assertTrue(terminal.once());
            assertEquals(2, here().dates().size());
        }
    }

    @Test
    void whatTheCentreDidNotSignIsNotTaken() throws Exception {
        Path folderOfCentre = Files.createDirectory(folder.resolve("centre"));
        String another = KeyFile.loadOrCreate(folder.resolve("another.key")).publicKey();
        try (HandingCentre centre = new HandingCentre(folderOfCentre);
                AgendaByNetwork terminal = takingFrom(centre(centre, another))) {
            put(folderOfCentre, agenda(NOW.minusSeconds(60), known));
            centre.handAgenda("bruxelles");
            IOException refused = assertThrows(IOException.class, terminal::once);
            assertEquals("an agenda without the right signature", refused.getMessage());
            assertFalse(AgendaReader.isThere(data));
        }
    }

    @Test
    void revokedTerminalIsToldNothing() throws Exception {
        Path folderOfCentre = Files.createDirectory(folder.resolve("centre"));
        try (HandingCentre centre = new HandingCentre(folderOfCentre);
                AgendaByNetwork terminal = takingFrom(centre(centre, centre.publicKey()))) {
            put(folderOfCentre, agenda(NOW.minusSeconds(60), known));
            centre.handAgenda("bruxelles");
            centre.revoke();
            IOException refused = assertThrows(IOException.class, terminal::once);
            assertEquals("an answer with status 403", refused.getMessage());
        }
    }

    /// @param hub of `terminal.json`, or empty for none
    private @Nullable String origin(String hub, String key, boolean calendar, boolean online)
            throws Exception {
        AgendaByNetwork.Origin origin =
                AgendaByNetwork.origin(settings(hub, key, calendar), data, clock(), online);
        return origin == null ? null : origin.name();
    }

    private Settings settings(String hub, String key, boolean calendar) throws Exception {
        Path place = Files.createTempDirectory(folder, "settings");
        ConfigFolder config = ConfigFolder.shippedIn(place);
        if (hub.isEmpty()) {
            config.remove("terminal.json", "/hub");
        } else {
            config.put("terminal.json", "/hub", hub);
        }
        config.put(
                "terminal.json",
                "/centre",
                "{'url': 'https://centre.example', 'tokenFile': 'centre.token'" + key + "}");
        if (calendar) {
            config.put("site.json", "/calendar", "'https://calendar.example/house.ics'");
        }
        return ConfigFolder.sound(SettingsReader.load(config.path()));
    }

    @Test
    void centreIsAskedWhereThereIsNoHubAndItsKeyIsKnown() throws Exception {
        String key = ", 'publicKey': '" + hubsKey() + "'";
        String own = "{'port': 8443}";
        assertEquals("centre", origin("", key, false, true));
        assertEquals("centre", origin("", key, true, true));
        assertNull(origin("", "", false, true), "the key of the centre is not known");
        assertNull(origin("", key, false, false), "a script");
        assertEquals("centre", origin(own, key, false, true));
        assertNull(origin(own, key, true, true), "it fetches the calendar itself");
    }

    @Test
    void staffAreToldOfAMissingKeyOnlyWhereTheAgendaWouldComeFromTheCentre() throws Exception {
        String own = "{'port': 8443}";
        assertTrue(settings("", "", false).missingForAgenda().isPresent());
        assertTrue(settings(own, "", false).missingForAgenda().isPresent());
        assertTrue(settings(own, "", true).missingForAgenda().isEmpty());
        String key = ", 'publicKey': '" + hubsKey() + "'";
        assertTrue(settings(own, key, false).missingForAgenda().isEmpty());
    }
}
