package brussels.citedesmetiers.kiosk.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.central.Centre;
import brussels.citedesmetiers.kiosk.central.CentreServer;
import brussels.citedesmetiers.kiosk.central.CentreServerAddress;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.CountReader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import brussels.citedesmetiers.kiosk.sync.FaultyProxy;
import brussels.citedesmetiers.kiosk.sync.Sender;
import brussels.citedesmetiers.kiosk.tally.CountedTerminal;
import brussels.citedesmetiers.kiosk.tally.CountsFolder;
import brussels.citedesmetiers.kiosk.web.Reply;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real terminal's way to the real centre: commands, keys, TLS, databases and sticks.
class TerminalAndCentreTest {
    private static final int VISITS = LongForm.of(200, 500);

    @TempDir Path folder;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();
    private ConfigFolder config;
    private Path centreData;

    @BeforeEach
    void name() {
        config = ConfigFolder.shippedIn(folder);
        centreData = folder.resolve("centre-data");
    }

    private int run(Path data, String... args) {
        out = new StringWriter();
        err = new StringWriter();
        return new Main(
                        Map.of(
                                "KIOSK_CONFIG",
                                config.path().toString(),
                                "KIOSK_DATA",
                                data.toString()),
                        new PinEntry.Piped(new BufferedReader(new StringReader(""))),
                        new PrintWriter(out),
                        new PrintWriter(err))
                .run(args);
    }

    private Path terminal(int n) {
        return folder.resolve("terminals").resolve("bruxelles-a" + (n == 0 ? "" : "-" + n));
    }

    /// Makes a terminal known to the centre and gives it its token.
    private void enroll(int n) throws Exception {
        Path data = Files.createDirectories(terminal(n));
        String id = data.getFileName().toString();
        assertEquals(0, run(data, "key", "show"), err::toString);
        String shown = out.toString().replace("bruxelles-a", id);
        Path entry = Files.writeString(folder.resolve("entry"), shown);
        assertEquals(
                0,
                run(centreData, "central", "enroll", id, "--entry", entry.toString()),
                err::toString);
        Path token = Files.writeString(data.resolve("centre.token"), out.toString());
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    }

    private Centre centre() throws Exception {
        CountSettings counts = ConfigFolder.sound(CountReader.load(config.path()));
        Content content = ConfigFolder.sound(ContentLoader.load(config.path()));
        return new CentreFolder(centreData, null).open(CentreFolder.codes(counts, content));
    }

    private CentreServer serve(Centre centre, boolean behindProxy) throws Exception {
        return CentreServer.start(
                centre,
                new CentreServerAddress(0, behindProxy, List.of(), null, null),
                centreData,
                request -> Reply.refused(404, "no pages in this test"));
    }

    /// Visits the centre has, of one measure. Its database must be open in this process.
    private long arrived(String measure) throws Exception {
        try (Connection c =
                        DriverManager.getConnection(
                                "jdbc:derby:" + centreData.resolve("db").toAbsolutePath());
                Statement s = c.createStatement()) {
            return sum(s, "select sum(n) from cell where measure = '" + measure + "'")
                    + sum(
                            s,
                            "select sum(not_shown) from batch_table where measure = '"
                                    + measure
                                    + "'");
        }
    }

    private static long sum(Statement s, String query) throws Exception {
        try (ResultSet r = s.executeQuery(query)) {
            return r.next() ? r.getLong(1) : 0;
        }
    }

    private String[] simulate(int visits, int terminals, URI url, Optional<String> certificate) {
        List<String> args =
                new ArrayList<>(
                        List.of(
                                "simulate",
                                "--visits",
                                "" + visits,
                                "--days",
                                "62",
                                "--terminals",
                                "" + terminals,
                                "--to",
                                url.toString()));
        certificate.ifPresent(print -> args.addAll(List.of("--certificate", print)));
        return args.toArray(new String[0]);
    }

    @Test
    void twoTerminalsReachTheCentreOverTlsWithItsOwnCertificate() throws Exception {
        enroll(1);
        enroll(2);
        try (Centre centre = centre();
                CentreServer server = serve(centre, false)) {
            URI url = URI.create("https://localhost:" + server.port());
            int status =
                    run(
                            folder.resolve("terminals"),
                            simulate(VISITS, 2, url, server.fingerprint()));
            assertEquals(0, status, err::toString);
            String year =
                    out.toString()
                            .lines()
                            .filter(l -> l.startsWith("channel"))
                            .findFirst()
                            .orElseThrow();
            assertTrue(year.contains(VISITS + " visits given"), year);
            assertTrue(arrived("channel") > VISITS * 9 / 10, () -> "arrived");
            assertTrue(arrived("hour") >= arrived("channel"));
        }
    }

    @Test
    void simulatedCountsArriveThroughABadNetworkOnceEach() throws Exception {
        enroll(0);
        try (Centre centre = centre();
                CentreServer server = serve(centre, true);
                FaultyProxy proxy =
                        new FaultyProxy(URI.create("http://localhost:" + server.port()), 9, 200)) {
            int status =
                    run(
                            folder.resolve("terminals"),
                            simulate(VISITS, 1, proxy.url(), Optional.empty()));
            for (int i = 0; status != 0 && i < 60; i++) {
                status =
                        run(
                                folder.resolve("terminals"),
                                simulate(0, 1, proxy.url(), Optional.empty()));
            }
            assertEquals(0, status, err::toString);
        }
        try (CountsFolder held =
                        CountsFolder.open(terminal(0), "bruxelles-a", CountedTerminal.MEASURES);
                Centre _ = centre()) {
            assertEquals(VISITS, arrived("hour") + CountedTerminal.held(held));
        }
    }

    @Test
    void stickBringsBatchesThereAndReceiptsBack() throws Exception {
        enroll(0);
        Path stick = Files.createDirectory(folder.resolve("stick"));
        assertEquals(0, run(centreData, "central", "key", "show"), err::toString);
        config.put(
                "terminal.json",
                "/centre",
                "{'url': 'https://centre.example', 'tokenFile': 'centre.token', 'publicKey': '"
                        + out.toString().strip()
                        + "'}");
        assertEquals(
                0, run(folder.resolve("terminals"), "simulate", "--visits", "300", "--days", "31"));
        assertEquals(0, run(terminal(0), "counts", "export", stick.toString()), err::toString);
        assertEquals(0, run(centreData, "central", "import", stick.toString()), err::toString);
        assertEquals(0, run(centreData, "central", "import", stick.toString()), err::toString);
        assertEquals(0, run(terminal(0), "counts", "export", stick.toString()), err::toString);
        assertTrue(out.toString().contains("The centre has everything"), out.toString());
        try (CountsFolder held =
                        CountsFolder.open(terminal(0), "bruxelles-a", CountedTerminal.MEASURES);
                Centre _ = centre()) {
            assertEquals(300, arrived("hour") + CountedTerminal.held(held));
        }
    }

    @Test
    void senderOfATerminalThatRunsBringsEverythingByItself() throws Exception {
        enroll(0);
        try (Centre centre = centre();
                CentreServer server = serve(centre, true);
                CountsFolder terminal =
                        CountsFolder.open(terminal(0), "bruxelles-a", CountedTerminal.MEASURES)) {
            LocalDate day = LocalDate.of(2026, 11, 23);
            for (int i = 0; i < 7; i++) {
                terminal.counts().add(day, CountedTerminal.visit("10"));
            }
            try (Sender sender =
                    new Sender(
                            new brussels.citedesmetiers.kiosk.sync.CentreAddress(
                                            URI.create("http://localhost:" + server.port()),
                                            Path.of("centre.token"),
                                            null,
                                            null)
                                    .in(terminal.path()),
                            "bruxelles-a",
                            terminal.outbox(),
                            OneAtATime.locking(),
                            CountedTerminal.clock(day.plusDays(1)),
                            waiting ->
                                    new Heartbeat(
                                            "1.0.0",
                                            "0123456789ab",
                                            waiting,
                                            Heartbeat.Paper.LOW,
                                            false,
                                            List.of("printer-cover-open"),
                                            true))) {
                sender.start();
                Await.until("the batch", () -> sender.lastSent().isPresent());
                assertEquals(day, sender.lastSent().orElseThrow().through());
            }
            assertEquals(7, arrived("hour"));
        }
    }
}
