package brussels.citedesmetiers.kiosk.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCentreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path folder;

    private Path token(String token) throws Exception {
        Path file = folder.resolve("centre.token");
        Files.writeString(file, token);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private HttpCentre client(URI url, String token, @Nullable String certificate)
            throws Exception {
        CentreAddress address =
                new CentreAddress(url, token(token), CentreBook.publicKey(), certificate);
        return new HttpCentre(address, Counted.TERMINAL, PATIENCE);
    }

    private static List<SealedBatch> batches(int n) throws Exception {
        return Counted.days(Counted.outbox(), Counted.MONDAY, n).waiting(n);
    }

    private static CentreTrouble trouble(Answer answer) {
        return assertInstanceOf(Answer.Failed.class, answer).trouble();
    }

    @Test
    void batchesGoThroughRealHttpAndComeBackAsReceipts() throws Exception {
        try (TestCentre centre = TestCentre.of(Counted.TERMINAL);
                HttpCentre client = client(centre.url(), TestCentre.TOKEN, null)) {
            List<SealedBatch> two = batches(2);
            assertEquals(new Answer.Expects(1, 1), client.put(two.getLast()));
            assertEquals(new Answer.Received(), client.put(two.getFirst()));
            assertEquals(new Answer.Received(), client.put(two.getFirst()));
            assertEquals(new Answer.Holds(1, 1, Counted.MONDAY), client.held());
            assertEquals(new Answer.Expects(1, 5), client.gone(1, 2, 4));
            assertEquals(
                    new Answer.Noted(),
                    client.beat(
                            new Heartbeat(
                                    "1",
                                    "0123456789ab",
                                    0,
                                    Heartbeat.Paper.OK,
                                    false,
                                    List.of(),
                                    true)));
            assertEquals(
                    List.of(
                            "PUT /v1/terminals/bruxelles-a/epochs/1/batches/2",
                            "PUT /v1/terminals/bruxelles-a/epochs/1/batches/1",
                            "PUT /v1/terminals/bruxelles-a/epochs/1/batches/1",
                            "GET /v1/terminals/bruxelles-a",
                            "POST /v1/terminals/bruxelles-a/epochs/1/gone",
                            "PUT /v1/terminals/bruxelles-a/heartbeat"),
                    centre.requests());
        }
    }

    @Test
    void wrongTokenAndUnusableTokenFileAreToldApart() throws Exception {
        try (TestCentre centre = TestCentre.of(Counted.TERMINAL);
                HttpCentre client = client(centre.url(), "wrong", null)) {
            assertEquals(CentreTrouble.TOKEN_REFUSED, trouble(client.put(batches(1).getFirst())));
            Files.setPosixFilePermissions(
                    folder.resolve("centre.token"), PosixFilePermissions.fromString("rw-r--r--"));
            assertEquals(CentreTrouble.TOKEN_FILE, trouble(client.held()));
            assertEquals(1, centre.requests().size());
            token(TestCentre.TOKEN);
            assertEquals(new Answer.Holds(0, 0, null), client.held());
        }
    }

    @Test
    void nobodyThereIsNoAnswer() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        try (HttpCentre client = client(URI.create("http://localhost:" + port), "a", null)) {
            assertEquals(CentreTrouble.NO_ANSWER, trouble(client.held()));
        }
    }

    @Test
    void serverThatNeverAnswersIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0);
                HttpCentre client =
                        new HttpCentre(
                                new CentreAddress(
                                        URI.create("http://localhost:" + silent.getLocalPort()),
                                        token("a"),
                                        null,
                                        null),
                                Counted.TERMINAL,
                                Duration.ofMillis(200))) {
            assertEquals(CentreTrouble.NO_ANSWER, trouble(client.held()));
        }
    }

    /// A key and a certificate as a house may have them.
    private record House(SSLContext context, String fingerprint) {}

    private House house(String name) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=somewhere.else",
                                "-validity",
                                "1",
                                "-storepass",
                                "changeit",
                                "-keystore",
                                store.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertTrue(keytool.waitFor(60, TimeUnit.SECONDS));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        byte[] certificate = keys.getCertificate("mykey").getEncoded();
        return new House(
                context,
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate)));
    }

    @Test
    void pinnedCertificateIsBelievedAndNoOther() throws Exception {
        House house = house("house");
        try (TestCentre centre = TestCentre.secure(Counted.TERMINAL, house.context());
                HttpCentre pinned = client(centre.url(), TestCentre.TOKEN, house.fingerprint());
                HttpCentre stranger = client(centre.url(), TestCentre.TOKEN, "ab".repeat(32));
                HttpCentre system = client(centre.url(), TestCentre.TOKEN, null)) {
            assertEquals(new Answer.Received(), pinned.put(batches(1).getFirst()));
            assertEquals(CentreTrouble.NOT_THE_CENTRE, trouble(stranger.held()));
            assertEquals(CentreTrouble.NOT_THE_CENTRE, trouble(system.held()));
            assertEquals(1, centre.requests().size());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://centre.example",
                "ftp://centre.example",
                "https://user@centre.example",
                "https://centre.example?x=1",
                "https://centre.example#x",
                "https:/path",
                "centre"
            })
    void addressesWithoutProtectionOrOfAnotherKindAreRefused(String url) {
        Path file = Path.of("t");
        assertThrows(
                IllegalArgumentException.class,
                () -> new CentreAddress(URI.create(url), file, null, null));
    }
}
