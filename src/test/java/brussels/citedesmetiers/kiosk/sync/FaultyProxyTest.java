package brussels.citedesmetiers.kiosk.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.counts.Outbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real sockets and real HTTP through a network that does everything wrong. `deploy/prove.sh
/// network` runs it with 10,000 batches.
class FaultyProxyTest {
    private static final int BATCHES = Integer.getInteger("kiosk.batches", LongForm.of(240, 600));
    private static final long SEED = Long.getLong("kiosk.seed", 20261123);
    private static final Duration PATIENCE = Duration.ofMillis(1500);

    @TempDir Path folder;

    private HttpCentre client(FaultyProxy proxy) throws Exception {
        Path token = Files.writeString(folder.resolve("token"), TestCentre.TOKEN);
        Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
        CentreAddress address = new CentreAddress(proxy.url(), token, CentreBook.publicKey(), null);
        return new HttpCentre(address, Counted.TERMINAL, PATIENCE);
    }

    /// @return how often it failed before it was done
    private static int deliver(Outbox outbox, CentreClient centre) {
        int failures = 0;
        while (!new Delivery(Counted.kept(outbox), centre).run().done()) {
            failures++;
            assertTrue(failures < 10 * BATCHES, "it never ends");
        }
        return failures;
    }

    @Test
    void countsAreEqualWhateverTheNetworkDoes() throws Exception {
        ListedOutbox outbox = ListedOutbox.days(Counted.MONDAY, BATCHES);
        try (TestCentre centre = TestCentre.of(Counted.TERMINAL);
                FaultyProxy proxy = new FaultyProxy(centre.url(), SEED, 400);
                HttpCentre client = client(proxy)) {
            int failures = deliver(outbox, client);
            assertEquals(ListedOutbox.visits(BATCHES), centre.book().visits("hour"));
            assertEquals(BATCHES, centre.book().applied().size());
            assertEquals(0, outbox.waiting(1).size());
            assertTrue(failures > BATCHES / 10, () -> "only " + failures + " failures");
            assertTrue(
                    proxy.met().size() >= FaultyProxy.Fault.values().length - 1,
                    () -> "only " + proxy.met());
        }
    }

    @Test
    void aTerminalThatTakesASignInPageForItsCentreIsFound() throws Exception {
        int batches = BATCHES / 10;
        ListedOutbox outbox = ListedOutbox.days(Counted.MONDAY, batches).forgetting();
        try (TestCentre centre = TestCentre.of(Counted.TERMINAL);
                FaultyProxy proxy = new FaultyProxy(centre.url(), SEED, 400);
                HttpCentre client = client(proxy)) {
            for (int i = 0; !outbox.waiting(1).isEmpty() && i < 10 * batches; i++) {
                new Delivery(Counted.kept(outbox), new Believing(client)).run();
            }
            assertEquals(0, outbox.waiting(1).size());
            assertTrue(
                    centre.book().visits("hour") < ListedOutbox.visits(batches),
                    "what it deleted has all arrived");
        }
    }

    @Test
    void centreBehindAPortalOnlyGetsNothingAndNothingIsLost() throws Exception {
        ListedOutbox outbox = ListedOutbox.days(Counted.MONDAY, 3);
        try (TestCentre centre = TestCentre.of(Counted.TERMINAL)) {
            try (FaultyProxy proxy = new FaultyProxy(centre.url(), 7, 1000);
                    HttpCentre client = client(proxy)) {
                for (int i = 0; i < 20; i++) {
                    new Delivery(Counted.kept(outbox), client).run();
                }
            }
            try (FaultyProxy good = new FaultyProxy(centre.url(), 7, 0);
                    HttpCentre client = client(good)) {
                deliver(outbox, client);
            }
            assertEquals(ListedOutbox.visits(3), centre.book().visits("hour"));
        }
    }
}
