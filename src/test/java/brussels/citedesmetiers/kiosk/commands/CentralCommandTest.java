package brussels.citedesmetiers.kiosk.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.StickFile;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.pin.Secret;
import brussels.citedesmetiers.kiosk.pin.StaffPin;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kiosk central` from the command line, on Derby.
final class CentralCommandTest {
    private static final String ID = "bruxelles-b";

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int kiosk(String input, String... args) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Main main =
                new Main(
                        Map.of("KIOSK_DATA", folder.resolve("centre").toString()),
                        PinEntry.of(null, new BufferedReader(new StringReader(input))),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true));
        return main.run(args);
    }

    private int central(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "central";
        System.arraycopy(args, 0, all, 1, args.length);
        return kiosk("", all);
    }

    private Path entry(TerminalKey key) throws Exception {
        return Files.writeString(
                folder.resolve("entry.json"),
                "{\"id\": \"%s\", \"letter\": \"B\", \"publicKeys\": [{\"key\": \"%s\"}]}"
                        .formatted(ID, key.publicKey()));
    }

    @Test
    void aTerminalIsEnrolledRotatedAndRevoked() throws Exception {
        TerminalKey key = TerminalKey.generate();
        String entry = entry(key).toString();
        assertEquals(ExitStatus.FAULTS, central("enroll", ID));
        assertTrue(err.toString().contains("kiosk key show"), err::toString);
        assertEquals(
                ExitStatus.OK, central("enroll", ID, "--entry", entry, "--kind", "truck"), said());
        String token = out.toString().strip();
        assertEquals(43, token.length(), token);
        assertEquals(ExitStatus.FAULTS, central("enroll", ID, "--entry", entry));
        assertTrue(err.toString().contains("--again"), err::toString);
        assertEquals(ExitStatus.OK, central("enroll", ID, "--entry", entry, "--again"));
        assertEquals(ExitStatus.OK, central("rotate", ID));
        assertNotEquals(token, out.toString().strip());
        assertEquals(ExitStatus.OK, central("revoke", ID));
        assertEquals(ExitStatus.FAULTS, central("revoke", "nobody"));
        assertEquals(ExitStatus.FAULTS, central("rotate", "nobody"));
        assertEquals(ExitStatus.USAGE, central("enroll", "x", "--entry", entry, "--kind", "boat"));
    }

    @Test
    void aSiteIsEnrolledByWhatItsHubPrintedAndStaysASite() throws Exception {
        String entry = entry(TerminalKey.generate()).toString();
        assertEquals(ExitStatus.USAGE, central("enroll", ID, "--kind", "site"));
        assertTrue(err.toString().contains("--entry"), err::toString);
        assertEquals(
                ExitStatus.OK, central("enroll", ID, "--entry", entry, "--kind", "site"), said());
        assertEquals(ExitStatus.FAULTS, central("enroll", ID, "--entry", entry, "--again"));
        assertTrue(err.toString().contains("say --kind site"), err::toString);
        assertEquals(
                ExitStatus.OK,
                central("enroll", ID, "--entry", entry, "--kind", "site", "--again"),
                said());
    }

    @Test
    void aCentreIsBackedUpAndRestoredWithItsKeyAndItsTerminals() throws Exception {
        assertEquals(ExitStatus.FAULTS, central("backup"));
        assertTrue(err.toString().contains("--data"), err::toString);
        central("key", "show");
        String key = out.toString();
        central("enroll", ID, "--entry", entry(TerminalKey.generate()).toString());
        assertEquals(ExitStatus.USAGE, central("backup", "--keep", "-1"));
        assertEquals(ExitStatus.OK, central("backup", "--keep", "3"), said());
        String made = out.toString().strip();
        assertTrue(made.startsWith(folder.resolve("centre/backups/centre-2") + ""), made);
        String other = folder.resolve("other").toString();
        assertEquals(ExitStatus.OK, central("restore", made, "--data", other), said());
        assertTrue(out.toString().contains("1 terminals, 0 batches"), out::toString);
        assertEquals(ExitStatus.FAULTS, central("restore", made, "--data", other));
        assertTrue(err.toString().contains("nothing is overwritten"), err::toString);
        assertEquals(ExitStatus.OK, central("key", "show", "--data", other));
        assertEquals(key, out.toString());
        assertEquals(ExitStatus.OK, central("rotate", ID, "--data", other), said());
    }

    @Test
    void aTrialOfTheAlertsSaysWhatWentOutAndNamesNoAddress() throws Exception {
        Path data = Files.createDirectories(folder.resolve("centre"));
        assertEquals(ExitStatus.FAULTS, central("alert-test"));
        assertTrue(err.toString().contains("alerts.json"), err::toString);
        List<String> posted = new ArrayList<>();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    posted.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(posted.size() == 1 ? 200 : 500, -1);
                    exchange.close();
                });
        server.start();
        Path file =
                Files.writeString(
                        data.resolve("alerts.json"),
                        "{\"language\": \"en\", \"webhook\": {\"url\": \"http://127.0.0.1:"
                                + server.getAddress().getPort()
                                + "/T0P\"}}");
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            assertEquals(ExitStatus.FAULTS, central("alert-test"));
            assertTrue(err.toString().contains("chmod 600"), err::toString);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            assertEquals(ExitStatus.OK, central("alert-test"), said());
            assertEquals("webhook: sent", out.toString().strip());
            assertTrue(posted.getFirst().contains("This is a trial"), posted::toString);
            assertEquals(ExitStatus.FAULTS, central("alert-test"));
            assertTrue(err.toString().contains("500"), err::toString);
            assertFalse(err.toString().contains("T0P"), err::toString);
        } finally {
            server.stop(0);
        }
    }

    private String said() {
        return out.toString() + err;
    }

    @Test
    void aStickIsImportedOnceHoweverOften() throws Exception {
        TerminalKey key = TerminalKey.generate();
        central("enroll", ID, "--entry", entry(key).toString());
        LocalDate day = LocalDate.of(2026, 3, 2);
        Batch batch =
                new Batch(
                        ID,
                        1,
                        1,
                        day,
                        day,
                        List.of("0123456789ab"),
                        false,
                        false,
                        0,
                        0,
                        List.of(
                                new Table(
                                        "hour",
                                        day.toString(),
                                        List.of(new Table.Count(List.of("10"), 7)),
                                        0,
                                        false)));
        Path stick = Files.createDirectories(folder.resolve("stick").resolve(StickFile.FOLDER));
        SealedBatch sealed = SealedBatch.seal(batch, key::sign);
        Files.write(stick.resolve(StickFile.batchName(ID, 1, 1)), StickFile.write(sealed));
        assertEquals(ExitStatus.OK, central("import", folder.resolve("stick").toString()), said());
        assertTrue(out.toString().contains("1 counted, 0 known"), out::toString);
        assertTrue(Files.exists(stick.resolve(ID + "-1-1.receipt")));
        assertEquals(ExitStatus.OK, central("import", folder.resolve("stick").toString()));
        assertTrue(out.toString().contains("0 counted, 1 known"), out::toString);
        Files.writeString(stick.resolve("other.batch"), "no batch");
        assertEquals(ExitStatus.FAULTS, central("import", folder.resolve("stick").toString()));

        Path report = folder.resolve("report");
        assertEquals(
                ExitStatus.OK,
                central("report", "--year", "2026", "--lang", "nl", "--out", report.toString()),
                said());
    }

    @Test
    void theCentresKeyStaysTheSame() {
        assertEquals(ExitStatus.OK, central("key", "show"), said());
        String key = out.toString();
        assertEquals(ExitStatus.OK, central("key", "show"));
        assertEquals(key, out.toString());
    }

    @Test
    void aPasswordHasTwelveCharacters() {
        assertEquals(ExitStatus.FAULTS, kiosk("short\n", "central", "password"));
        assertEquals(ExitStatus.OK, kiosk("long enough for it\n", "central", "password"), said());
        assertEquals(
                Secret.Match.RIGHT,
                StaffPin.password(folder.resolve("centre"))
                        .compare("long enough for it".toCharArray()));
    }
}
