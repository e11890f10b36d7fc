package brussels.citedesmetiers.kiosk.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.sync.FaultyNames.Fault;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real sockets and real HTTP behind name servers that do everything wrong, and a sign-in page that
/// answers on the centre's port. `deploy/prove.sh network` runs it with more batches.
class FaultyNamesTest {
    private static final int BATCHES = Math.max(20, Integer.getInteger("kiosk.batches", 20) / 20);
    private static final long SEED = Long.getLong("kiosk.seed", 20261130);
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    @TempDir Path folder;
    private final Map<Fault, Integer> met = new EnumMap<>(Fault.class);
    private int asked;

    private HttpCentre client(Fault fault, int port) throws Exception {
        Path token = folder.resolve("token");
        if (!Files.exists(token)) {
            Files.writeString(token, TestCentre.TOKEN);
            Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        }
        URI url = URI.create("http://" + fault.name(asked++) + ":" + port);
        met.merge(fault, 1, Integer::sum);
        return new HttpCentre(
                new CentreAddress(url, token, CentreBook.publicKey(), null),
                Counted.TERMINAL,
                PATIENCE);
    }

    private static HttpServer portal(int port) throws Exception {
        HttpServer portal =
                HttpServer.create(
                        new InetSocketAddress(
                                InetAddress.getByAddress(new byte[] {127, 0, 0, 2}), port),
                        0);
        portal.createContext(
                "/",
                exchange -> {
                    byte[] page = "<p>Sign in</p>".getBytes(StandardCharsets.US_ASCII);
                    exchange.getRequestBody().readAllBytes();
                    exchange.sendResponseHeaders(200, page.length);
                    exchange.getResponseBody().write(page);
                    exchange.close();
                });
        portal.start();
        return portal;
    }

    private static boolean isDone(ListedOutbox outbox, HttpCentre centre) {
        return new Delivery(Counted.kept(outbox), centre).run().done();
    }

    @Test
    void countsAreEqualWhateverTheNameServersSay() throws Exception {
        Random random = new Random(SEED);
        try (TestCentre centre = TestCentre.of(Counted.TERMINAL)) {
            HttpServer portal = portal(centre.port());
            ListedOutbox outbox = ListedOutbox.days(Counted.MONDAY, BATCHES);
            for (int day = 1; day <= BATCHES; day++) {
                outbox.show(day);
                boolean done = false;
                while (!done) {
                    Fault fault = Fault.values()[random.nextInt(Fault.values().length)];
                    // What costs a time-out comes more rarely.
                    if (fault == Fault.SLOW && random.nextInt(10) > 0) {
                        fault = Fault.UNKNOWN;
                    }
                    try (HttpCentre client = client(fault, centre.port())) {
                        done = isDone(outbox, client);
                    }
                    boolean reached = fault == Fault.RIGHT || fault == Fault.NOBODY_FIRST;
                    assertEquals(reached, done, fault + " at " + day + ", seed " + SEED);
                }
            }
            portal.stop(0);
            assertEquals(ListedOutbox.visits(BATCHES), centre.book().visits("hour"));
            assertEquals(BATCHES, centre.book().applied().size());
            assertTrue(met.size() >= Fault.values().length - 1, () -> "only " + met);
        }
    }
}
