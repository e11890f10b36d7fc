package brussels.citedesmetiers.kiosk.central;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.counts.Receipt;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.store.Victim;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tinylog.Logger;

/// Two centres on one PostgreSQL, either of them killed at random moments, while terminals send
/// each batch to one of them by chance, and some to both at once, as a proxy may. The number of
/// kills can be raised with `-Dkiosk.kills=200` (`deploy/kill-centre.sh`).
final class TwoKilledCentresTest {
    private static final int KILLS = Integer.getInteger("kiosk.kills", LongForm.of(2, 20));
    private static final long DAY = 15;
    private static final Set<Integer> TAKEN = Set.of(200, 201);

    @TempDir Path folder;

    private final TerminalKey key = TerminalKey.generate();
    private final List<Sender> senders = new ArrayList<>();
    private final AtomicReferenceArray<String> bases = new AtomicReferenceArray<>(2);
    private final Victim[] centres = new Victim[2];
    private final Semaphore answers = new Semaphore(0);
    private volatile boolean enough;

    private static final class Sender {
        final SendingTerminal terminal;
        final String token;
        long next = 1;

        Sender(SendingTerminal terminal, String token) {
            this.terminal = terminal;
            this.token = token;
        }
    }

    @Test
    void everyBatchIsThereOnceWhicheverCentreItCameToAndWhicheverWasKilled() throws Exception {
        String url = Postgres.database();
        CentreFixture fixture = new CentreFixture();
        try (CentreStore store = CentreStore.at(url)) {
            assertEquals(key.pem(), store.key(null, key::pem));
        }
        try (Centre centre = Centre.at(url, fixture.authority())) {
            for (String id : List.of("one", "two", "three")) {
                SendingTerminal terminal = new SendingTerminal(id);
                senders.add(new Sender(terminal, CentreFixture.enroll(centre, terminal)));
            }
            sendWhileEitherIsKilled(url);
            Map<String, Long> expected = new HashMap<>();
            senders.forEach(s -> expected.put(s.terminal.id, (s.next - 1) * DAY));
            assertEquals(expected, CentreFixture.visits(centre));
        }
    }

    private void sendWhileEitherIsKilled(String url) throws Exception {
        Random random = new Random(20261130);
        try (HttpClient client =
                        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            start(0, url);
            start(1, url);
            List<Future<?>> sending = new ArrayList<>();
            for (Sender sender : senders) {
                Random chance = new Random(random.nextLong());
                sending.add(threads.submit(() -> send(sender, client, chance)));
            }
            try {
                for (int kill = 0; kill < KILLS; kill++) {
                    await(3 + random.nextInt(25));
                    LockSupport.parkNanos(random.nextInt(8_000_000));
                    int either = random.nextInt(2);
                    centres[either].close();
                    start(either, url);
                }
                await(30);
            } finally {
                enough = true;
            }
            for (Future<?> one : sending) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            for (Victim centre : centres) {
                if (centre != null) {
                    centre.close();
                }
            }
        }
    }

    private void await(int batches) throws InterruptedException {
        answers.drainPermits();
        assertTrue(answers.tryAcquire(batches, 60, TimeUnit.SECONDS), "no answers");
    }

    private void start(int which, String url) throws IOException {
        Path own = folder.resolve("machine-" + which);
        Victim centre =
                Victim.start(KilledCentre.class, List.of(own.toString(), url, "another machine"));
        centres[which] = centre;
        bases.set(which, "http://localhost:" + centre.line());
    }

    /// @return how many batches were answered
    private long send(Sender sender, HttpClient client, Random chance) throws Exception {
        while (!enough) {
            SealedBatch batch = sender.terminal.day(sender.next);
            boolean both = chance.nextInt(5) == 0;
            int first = chance.nextInt(2);
            Future<Boolean> other = null;
            try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
                if (both) {
                    other = beside.submit(() -> taken(sender, client, 1 - first, batch));
                }
                boolean taken = taken(sender, client, first, batch);
                if (taken || (other != null && other.get())) {
                    sender.next++;
                    answers.release();
                }
            }
        }
        return sender.next - 1;
    }

    /// Whether one of the centres has it; false if that was killed.
    private boolean taken(Sender sender, HttpClient client, int which, SealedBatch batch)
            throws Exception {
        Line line = new Line(client, bases.get(which), sender.terminal.id, sender.token);
        HttpResponse<String> answer;
        try {
            answer = line.send(line.batch(batch));
        } catch (IOException dead) {
            Logger.debug(dead, "That centre was killed");
            return false;
        }
        assertTrue(TAKEN.contains(answer.statusCode()), () -> answer.statusCode() + answer.body());
        Receipt receipt = Receipt.read(answer.body().getBytes(StandardCharsets.UTF_8));
        assertTrue(receipt.isOf(sender.terminal.id, batch));
        assertTrue(
                CentreFixture.signed(key.publicKey(), receipt.signed(), receipt.signatureBytes()),
                "another key");
        return true;
    }
}
