package brussels.citedesmetiers.kiosk.central;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.pin.PinGate.Caller;
import brussels.citedesmetiers.kiosk.pin.Secret;
import brussels.citedesmetiers.kiosk.pin.StaffPin;
import brussels.citedesmetiers.kiosk.report.YearSamples;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import brussels.citedesmetiers.kiosk.update.Bundles;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two centres on one PostgreSQL are one centre to terminals and staff.
final class TwoCentresTest {
    private static final String PASSWORD = "correct horse battery";
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final CentreServerAddress BEHIND_PROXY =
            new CentreServerAddress(0, true, List.of(), null, null);
    private static final CentreServerAddress OWN_TLS =
            new CentreServerAddress(0, false, List.of("centre.example"), null, null);

    @TempDir Path folder;

    private final CentreFixture fixture = new CentreFixture();
    private final SendingTerminal a = new SendingTerminal("bruxelles-a");
    private final String url = Postgres.database();

    private Path machine(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    private CentreStore store(String machine) throws Exception {
        return CentreStore.open(machine(machine), url);
    }

    /// Opens a centre as the command does.
    ///
    /// @return its key
    private String opened(String machine, @Nullable String own) throws Exception {
        CentreStore store = store(machine);
        try (Centre centre = store.centre(fixture.authority())) {
            assertEquals(List.of(), centre.handouts().all());
            return store.key(own, () -> TerminalKey.generate().pem());
        }
    }

    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<T>> begun =
                    List.of(both.submit(after(together, one)), both.submit(after(together, other)));
            return List.of(begun.getFirst().get(), begun.getLast().get());
        }
    }

    private static <T> Callable<T> after(CyclicBarrier together, Callable<T> work) {
        return () -> {
            together.await();
            return work.call();
        };
    }

    @Test
    void bothStartAtOnceOnAnEmptyDatabaseWithOneKey() throws Exception {
        List<String> keys = atOnce(() -> opened("one", null), () -> opened("two", null));
        assertEquals(keys.getFirst(), keys.getLast());
        assertEquals(keys.getFirst(), opened("three", keys.getFirst()));
    }

    /// Puts the database back to when a centre was alone on it, with its key in its folder.
    private void makeOld() throws Exception {
        try (Connection c = DriverManager.getConnection(url);
                Statement s = c.createStatement()) {
            for (String table :
                    List.of(
                            "shared",
                            "shared_piece",
                            "shared_bundle",
                            "sign_in_lane",
                            "sign_in_turn")) {
                s.execute("drop table " + table);
            }
            s.execute("update schema_version set version = 5");
        }
    }

    @Test
    void bothStartAtOnceOnAnOldDatabaseWithTheKeyAndPasswordOfTheFirst() throws Exception {
        try (Centre centre = Centre.at(url, fixture.authority())) {
            CentreFixture.enroll(centre, a);
        }
        makeOld();
        String key = TerminalKey.generate().pem();
        StaffPin.password(machine("one")).set(PASSWORD.toCharArray());
        List<Optional<String>> keys =
                atOnce(() -> Optional.of(opened("one", key)), () -> openedIfItMay("two"));
        assertEquals(Optional.of(key), keys.getFirst());
        // The second may have come too early; the service starts it again.
        assertEquals(key, keys.getLast().orElse(opened("two", null)));
        try (CentreStore two = store("two")) {
            assertEquals(
                    Secret.Match.RIGHT,
                    StaffPin.password(two.kept(StaffPin.PASSWORD)).compare(PASSWORD.toCharArray()));
            assertThrows(
                    CentreException.class,
                    () -> two.key(TerminalKey.generate().pem(), () -> "no other"));
        }
    }

    @Test
    void aMachineWithAnotherKeyBringsNothing() throws Exception {
        String key = opened("one", null);
        StaffPin.password(machine("wrong")).set(PASSWORD.toCharArray());
        assertThrows(CentreException.class, () -> opened("wrong", TerminalKey.generate().pem()));
        try (CentreStore store = store("one")) {
            assertEquals(Optional.empty(), store.kept(StaffPin.PASSWORD).read());
        }
        assertEquals(key, opened("wrong", null));
        try (CentreStore store = store("one")) {
            assertTrue(store.kept(StaffPin.PASSWORD).read().isPresent());
        }
    }

    @Test
    void aClockSetBackKeepsNobodyWaitingForLong() throws Exception {
        try (CentreStore store = store("one");
                Connection c = DriverManager.getConnection(url);
                Statement s = c.createStatement()) {
            s.execute("update sign_in_turn set fresh = 9000000000000000");
            var _ = new SharedLanes(store.database()).reserve(new Caller.Stranger("192.0.2.1"));
            try (ResultSet r = s.executeQuery("select fresh from sign_in_turn")) {
                assertTrue(r.next());
                assertTrue(r.getLong(1) < 9_000_000_000_000_000L);
            }
        }
    }

    private Optional<String> openedIfItMay(String machine) throws Exception {
        try {
            return Optional.of(opened(machine, null));
        } catch (CentreException e) {
            assertTrue(
                    String.valueOf(e.getMessage()).contains("start the centre there first"),
                    e::getMessage);
            return Optional.empty();
        }
    }

    /// One of the two, with its pages.
    private final class Running implements AutoCloseable {
        final Centre centre;
        final CentreServer server;
        final HttpClient client = HttpClient.newHttpClient();

        Running(String machine, CentreServerAddress address) throws Exception {
            CentreStore store = store(machine);
            centre = store.centre(fixture.authority());
            CentrePages pages =
                    new CentrePages(
                            centre,
                            new CentrePages.PageSettings(
                                    YearSamples.CONTENT,
                                    YearSamples.settings(5),
                                    store.gate(new FastSecret()),
                                    machine(machine)));
            server = CentreServer.start(centre, address, machine(machine), pages);
        }

        private HttpRequest.Builder request(String path, String cookie) {
            return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                    .timeout(Duration.ofSeconds(40))
                    .header("X-Forwarded-For", "203.0.113.5")
                    .header("Cookie", cookie);
        }

        HttpResponse<String> get(String path, String cookie) throws Exception {
            return client.send(request(path, cookie).build(), BodyHandlers.ofString());
        }

        HttpResponse<String> post(String path, String cookie, String form) throws Exception {
            return client.send(
                    request(path, cookie)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Origin", "https://localhost:" + server.port())
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
        }

        HttpResponse<String> signIn(String password) throws Exception {
            return post(
                    FleetPage.SIGN_IN,
                    "",
                    "password=" + URLEncoder.encode(password, StandardCharsets.UTF_8));
        }

        @Override
        public void close() {
            server.close();
            client.close();
            centre.close();
        }
    }

    private static final class FastSecret implements Secret {
        @Override
        public Match compare(char[] tried) {
            return Arrays.equals(tried, PASSWORD.toCharArray()) ? Match.RIGHT : Match.WRONG;
        }

        @Override
        public String stamp() {
            return "stamp";
        }
    }

    @Test
    void whoSignsInAtOnePostsAtTheOtherAndASignOutHoldsAtBoth() throws Exception {
        try (Running one = new Running("one", BEHIND_PROXY);
                Running two = new Running("two", BEHIND_PROXY)) {
            CentreFixture.enroll(one.centre, a);
            CentreFixture.apply(one.centre, a.day(1));
            CentreFixture.apply(two.centre, a.day(1, 1, 1, 9));
            HttpResponse<String> in = one.signIn(PASSWORD);
            String set = in.headers().firstValue("Set-Cookie").orElseThrow();
            String cookie = set.substring(0, set.indexOf(';'));
            Matcher token = TOKEN.matcher(one.get(FleetPage.FLEET, cookie).body());
            assertTrue(token.find());
            String form = "token=" + token.group(1);
            String seen = form + "&terminal=" + a.id + "&until=" + fixture.now.toEpochMilli();
            HttpResponse<String> posted = two.post(FleetPage.SEEN, cookie, seen);
            assertEquals(303, posted.statusCode(), posted::body);
            assertEquals(List.of(), one.centre.fleet().states().getFirst().flags());
            assertEquals(303, two.post(FleetPage.SIGN_OUT, cookie, form).statusCode());
            assertEquals(303, one.get(FleetPage.FLEET, cookie).statusCode());
            assertEquals(303, two.get(FleetPage.FLEET, cookie).statusCode());
        }
    }

    @Test
    void wrongPasswordsAtEitherCountAtBoth() throws Exception {
        try (Running one = new Running("one", BEHIND_PROXY);
                Running two = new Running("two", BEHIND_PROXY)) {
            assertEquals(403, one.signIn("a wrong password").statusCode());
            assertEquals(403, two.signIn("another wrong one").statusCode());
            assertEquals(429, one.signIn("a third wrong one").statusCode());
            assertEquals(429, two.signIn(PASSWORD).statusCode());
        }
    }

    @Test
    void aRightPasswordAtOneForgetsWhatWasWrongAtTheOther() throws Exception {
        try (Running one = new Running("one", BEHIND_PROXY);
                Running two = new Running("two", BEHIND_PROXY)) {
            assertEquals(403, one.signIn("a wrong password").statusCode());
            assertEquals(403, one.signIn("another wrong one").statusCode());
            assertEquals(303, two.signIn(PASSWORD).statusCode());
            assertEquals(403, one.signIn("a wrong password").statusCode());
        }
    }

    @Test
    void bothShowOneCertificate() throws Exception {
        List<String> prints =
                atOnce(() -> fingerprint("one", OWN_TLS), () -> fingerprint("two", OWN_TLS));
        assertEquals(prints.getFirst(), prints.getLast());
        assertEquals(prints.getFirst(), fingerprint("three", OWN_TLS));
    }

    private String fingerprint(String machine, CentreServerAddress address) throws Exception {
        try (Running running = new Running(machine, address)) {
            return running.server.fingerprint().orElseThrow();
        }
    }

    @Test
    void whatOneLearntOfNewContentTheOtherTakesToo() throws Exception {
        try (Centre old = Centre.at(url, fixture.authority())) {
            CentreFixture.enroll(old, a);
            Map<Dimension, Set<String>> values = new HashMap<>(CentreFixture.CODES.values());
            values.put(Dimension.THEME, Set.of("C", "A", "Z"));
            fixture.codes = new Codes(CentreFixture.CODES.measures(), values);
            Table newTheme =
                    new Table(
                            "theme-language",
                            SendingTerminal.FIRST_DAY.toString(),
                            List.of(new Table.Count(List.of("Z", "fr"), 9)),
                            0,
                            false);
            var batch = a.sealed(a.batch(1, 1, SendingTerminal.FIRST_DAY, List.of(newTheme)));
            assertInstanceOf(Outcome.UnknownCode.class, CentreFixture.apply(old, batch));
            try (Centre young = Centre.at(url, fixture.authority())) {
                assertEquals(1, young.terminals().all().size());
            }
            assertInstanceOf(Outcome.Applied.class, CentreFixture.apply(old, batch));
        }
    }

    @Test
    void oneOfTwoMakesTheNightsBackupAndBothKnowOfIt() throws Exception {
        try (Centre centre = Centre.at(url, fixture.authority())) {
            CentreFixture.enroll(centre, a);
            CentreBackup one = new CentreBackup(machine("one"), url, () -> fixture.now);
            CentreBackup two = new CentreBackup(machine("two"), url, () -> fixture.now);
            // A place that is none: the other one's turn comes.
            Path none = Files.createFile(folder.resolve("none"));
            assertThrows(IOException.class, () -> one.nightly(none, 0));
            assertNull(centre.backup().lastOrNull());
            List<Optional<Path>> made =
                    atOnce(
                            () -> one.nightly(one.usualPlace(), 0),
                            () -> two.nightly(two.usualPlace(), 0));
            assertEquals(1, made.stream().filter(Optional::isPresent).count());
            assertEquals(fixture.now, centre.backup().lastOrNull());
            fixture.pass(Duration.ofDays(1));
            assertTrue(two.nightly(two.usualPlace(), 0).isPresent());
        }
    }

    @Test
    void theCalendarIsFetchedByOneAndHandedOutByBoth() throws Exception {
        try (CentreStore store = store("one")) {
            CalendarTurn one = new CalendarTurn(store, machine("one"), () -> fixture.now);
            CalendarTurn two = new CalendarTurn(store, machine("two"), () -> fixture.now);
            List<Boolean> taken = atOnce(one::take, two::take);
            assertEquals(1, taken.stream().filter(mine -> mine).count());
            Files.writeString(machine("one").resolve("agenda.json"), "the dates");
            one.fetched();
            two.share();
            Path copy = machine("two").resolve("agenda.json");
            assertEquals("the dates", Files.readString(copy));
            assertEquals(fixture.now, Files.getLastModifiedTime(copy).toInstant());
            assertFalse(two.take());
            fixture.pass(Duration.ofHours(1));
            assertTrue(two.take());
        }
    }

    @Test
    void aBundleOfOneIsOnTheShelfOfTheOther() throws Exception {
        Path made = Bundles.in(folder.resolve("made")).small(12);
        String sha256 = new BundleShelf(machine("one")).add(made).sha256();
        try (CentreStore store = store("one");
                SharedBundles one = new SharedBundles(store, machine("one"));
                SharedBundles two = new SharedBundles(store, machine("two"))) {
            one.settle();
            two.settle();
            one.settle();
            BundleShelf.OnShelf there = new BundleShelf(machine("two")).of(sha256).orElseThrow();
            assertEquals(-1, Files.mismatch(made, there.file()));
        }
    }

    @Test
    void aBadBundleIsInNoOthersWay() throws Exception {
        Path made = Bundles.in(folder.resolve("made")).small(12);
        String sha256 = new BundleShelf(machine("one")).add(made).sha256();
        Path unreadable = machine("two").resolve("bundles").resolve(sha256);
        Files.createDirectories(unreadable);
        try (CentreStore store = store("one");
                Connection c = DriverManager.getConnection(url);
                Statement s = c.createStatement();
                SharedBundles one = new SharedBundles(store, machine("one"));
                SharedBundles two = new SharedBundles(store, machine("two"))) {
            // Some come before the good one in whatever order.
            for (int i = 0; i < 9; i++) {
                s.execute(
                        "insert into shared_bundle (sha256, part, piece) values ('"
                                + Integer.toString(i).repeat(64)
                                + "', 0, 'no bundle')");
            }
            one.settle();
            two.settle();
            BundleShelf.OnShelf there = new BundleShelf(machine("two")).of(sha256).orElseThrow();
            assertEquals(-1, Files.mismatch(made, there.file()));
        }
        Path dump = folder.resolve("dump");
        new PostgresTools(url).dump(dump);
        String other = Postgres.database();
        new PostgresTools(other).restore(dump);
        try (Connection c = DriverManager.getConnection(other);
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select count(*) from shared_bundle")) {
            assertTrue(r.next());
            assertEquals(0, r.getLong(1), "bundles are in the folder");
        }
    }

    @Test
    void aLongTextAndNoneAreKept() throws Exception {
        try (CentreStore store = store("one")) {
            // Wherever it is cut, a character of two halves is there at one time.
            String text = "0123456789é".repeat(9_000) + "x" + "\uD83D\uDE00".repeat(40_000);
            assertEquals(Optional.empty(), store.kept("long").read());
            store.kept("long").write(text);
            assertEquals(Optional.of(text), store.kept("long").read());
            store.kept("long").write("");
            assertEquals(Optional.of(""), store.kept("long").read());
            assertNotNull(store.kept("long").change(_ -> Optional.empty()));
            assertEquals(Optional.empty(), store.kept("long").read());
        }
    }
}
