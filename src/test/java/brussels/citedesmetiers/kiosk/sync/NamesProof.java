package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.store.Victim;
import brussels.citedesmetiers.kiosk.web.ServerCertificate;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.Security;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A terminal in a process of its own that sends batches to a centre by name, while the name server
/// does everything wrong: [FaultyNames]. Real name resolution of the JVM, real TLS, sign-in pages
/// at addresses of their own.
///
/// It says `equal` and exits with 0 if all counts are equal at the end. Else it exits with 1 and
/// says `lost` if nothing waits any more, `unsent` if something still does. With a fourth argument
/// it takes sign-in pages for the centre ([Believing]), and loses batches.
public final class NamesProof {
    private static final Duration PATIENCE = Duration.ofMillis(700);

    /// With a second for each batch less than a test may take.
    private static final Duration WAIT = Duration.ofMinutes(3);

    private static final int PER_MILLE = 500;
    private static final char[] NO_SECRET = {'n', 'o', 'n', 'e'};

    private NamesProof() {}

    public static void main(String[] args) throws Exception {
        // Each question is asked of the name server, for each batch.
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
        Path folder = Path.of(args[0]);
        int batches = Integer.parseInt(args[1]);
        FaultyNames.begin(Long.parseLong(args[2]), PER_MILLE, PATIENCE.multipliedBy(2));
        ServerCertificate own = certificate(folder, "centre");
        boolean equal;
        try (TestCentre centre = TestCentre.secure(Counted.TERMINAL, context(own));
                Pages _ = new Pages(folder, centre.port());
                HttpCentre client = client(folder, centre, own.fingerprint())) {
            CentreClient used = args.length > 3 ? new Believing(client) : client;
            ListedOutbox outbox = ListedOutbox.days(Counted.MONDAY, batches);
            if (args.length > 3) {
                outbox.forgetting();
            }
            int failures = 0;
            while (!new Delivery(Counted.kept(outbox), used).run().done()) {
                if (failures++ > 20 * batches) {
                    break;
                }
            }
            boolean sent = outbox.waiting(1).isEmpty();
            equal =
                    centre.book().visits("hour") == ListedOutbox.visits(batches)
                            && centre.book().applied().size() == batches
                            && sent;
            boolean bad =
                    failures >= batches / 10
                            && FaultyNames.met().size() >= FaultyNames.Fault.values().length - 1;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d of %d batches, %d failures, met %s%n",
                    !sent ? "unsent" : !equal ? "lost" : bad ? "equal" : "hardly any fault",
                    centre.book().applied().size(),
                    batches,
                    failures,
                    FaultyNames.met());
            equal &= bad;
        }
        System.out.flush();
        System.exit(equal ? 0 : 1);
    }

    /// Starts one on the class path of this process.
    ///
    /// @return what it said
    static String run(Path folder, int batches, long seed, boolean planted) throws Exception {
        Path services = folder.resolve("services");
        Path file = services.resolve("META-INF/services/java.net.spi.InetAddressResolverProvider");
        Files.createDirectories(file.getParent());
        Files.writeString(file, FaultyNames.class.getName());
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xshare:auto",
                                "-Dtinylog.configuration=tinylog-test.properties",
                                "-Djdk.httpclient.keepalive.timeout=0",
                                "-cp",
                                services
                                        + java.io.File.pathSeparator
                                        + System.getProperty("java.class.path"),
                                NamesProof.class.getName(),
                                folder.toString(),
                                Integer.toString(batches),
                                Long.toString(seed)));
        if (planted) {
            command.add("planted");
        }
        Path said = folder.resolve("said");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        var _ = Victim.awaitEnd(process, WAIT.plusSeconds(batches));
        return Files.readString(said);
    }

    private static HttpCentre client(Path folder, TestCentre centre, String fingerprint)
            throws IOException {
        Path token = Files.writeString(folder.resolve("token"), TestCentre.TOKEN);
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        URI url = URI.create("https://" + FaultyNames.CENTRE + ":" + centre.port());
        return new HttpCentre(
                new CentreAddress(url, token, CentreBook.publicKey(), fingerprint),
                Counted.TERMINAL,
                PATIENCE);
    }

    private static ServerCertificate certificate(Path folder, String name) throws Exception {
        return ServerCertificate.own(folder, name, List.of(FaultyNames.CENTRE), Instant.now());
    }

    private static SSLContext context(ServerCertificate certificate) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, null);
        keys.setKeyEntry(
                "key",
                certificate.key(),
                NO_SECRET,
                certificate.chain().toArray(Certificate[]::new));
        KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys, NO_SECRET);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    /// Sign-in pages at the centre's port of other addresses.
    private static final class Pages implements AutoCloseable {
        private final HttpsServer secure;
        private final HttpServer plain;

        Pages(Path folder, int port) throws Exception {
            secure = HttpsServer.create(new InetSocketAddress(FaultyNames.PORTAL, port), 0);
            secure.setHttpsConfigurator(
                    new HttpsConfigurator(context(certificate(folder, "portal"))));
            plain = HttpServer.create(new InetSocketAddress(FaultyNames.PLAIN_PORTAL, port), 0);
            for (HttpServer each : List.of(secure, plain)) {
                each.createContext(
                        "/",
                        exchange -> {
                            byte[] page = "<p>Sign in</p>".getBytes(StandardCharsets.US_ASCII);
                            exchange.getResponseHeaders().set("Content-Type", "text/html");
                            exchange.sendResponseHeaders(200, page.length);
                            exchange.getResponseBody().write(page);
                            exchange.close();
                        });
                each.start();
            }
        }

        @Override
        public void close() {
            secure.stop(0);
            plain.stop(0);
        }
    }
}
