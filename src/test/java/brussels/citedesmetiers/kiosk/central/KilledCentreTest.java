package brussels.citedesmetiers.kiosk.central;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.store.Victim;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tinylog.Logger;

/// `kill -9` of the centre at random moments while three terminals send. The number of kills can be
/// raised with `-Dkiosk.kills=200` (`deploy/kill-centre.sh`).
final class KilledCentreTest {
    private static final int KILLS = Integer.getInteger("kiosk.kills", LongForm.of(3, 30));
    private static final long DAY = 15;

    private final Semaphore answers = new Semaphore(0);
    private final List<Terminal> terminals = new ArrayList<>();
    private boolean lastLife;

    /// Told to the terminals before the end: what they sent is answered, and no more is sent.
    private volatile boolean enough;

    /// A terminal that sends its batches in order and goes on where it was not answered.
    private static final class Terminal {
        final SendingTerminal sender;
        final String token;
        long next = 1;

        Terminal(SendingTerminal sender, String token) {
            this.sender = sender;
            this.token = token;
        }
    }

    @Test
    void derbyHasEachBatchOnceHoweverOftenItsCentreIsKilled(@TempDir Path folder) throws Exception {
        try (Centre centre = DerbyDatabase.open(folder, new CentreFixture().authority())) {
            enroll(centre);
        }
        killed(List.of(folder.toString()));
        try (Centre centre = Centre.inFolder(folder, new CentreFixture().authority())) {
            assertEquals(expected(), CentreFixture.visits(centre));
        }
    }

    @Test
    void postgresHasEachBatchOnceHoweverOftenTheCentreIsKilled(@TempDir Path folder)
            throws Exception {
        String url = Postgres.database();
        try (Centre centre = Centre.at(url, new CentreFixture().authority())) {
            enroll(centre);
            killed(List.of(folder.toString(), url));
            assertEquals(expected(), CentreFixture.visits(centre));
        }
    }

    private void enroll(Centre centre) throws CentreException {
        for (String id : List.of("one", "two", "three")) {
            SendingTerminal sender = new SendingTerminal(id);
            terminals.add(new Terminal(sender, CentreFixture.enroll(centre, sender)));
        }
    }

    private Map<String, Long> expected() {
        Map<String, Long> visits = new HashMap<>();
        terminals.forEach(t -> visits.put(t.sender.id, (t.next - 1) * DAY));
        return visits;
    }

    private void killed(List<String> where) throws Exception {
        Random random = new Random(20261123);
        for (int kill = 0; kill < KILLS; kill++) {
            live(where, 3 + random.nextInt(25), random.nextInt(8_000_000));
        }
        // The last life takes what was sent and not answered in the one before, and answers all.
        lastLife = true;
        live(where, 30, 0);
        for (Terminal terminal : terminals) {
            assertTrue(terminal.next > KILLS, "only " + terminal.next);
        }
    }

    /// One life of the centre.
    ///
    /// @param batches answered before it is killed
    /// @param nanos that it lives on after them
    private void live(List<String> where, int batches, int nanos) throws Exception {
        try (Victim process = Victim.start(KilledCentre.class, where);
                HttpClient client =
                        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
                ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            String base = "http://localhost:" + process.line();
            answers.drainPermits();
            List<Future<?>> sending = new ArrayList<>();
            for (Terminal terminal : terminals) {
                sending.add(senders.submit(() -> sendUntilItDies(terminal, client, base)));
            }
            assertTrue(answers.tryAcquire(batches, 60, TimeUnit.SECONDS), "no answers");
            if (lastLife) {
                enough = true;
            } else {
                LockSupport.parkNanos(nanos);
                process.kill();
            }
            for (Future<?> one : sending) {
                one.get(60, TimeUnit.SECONDS);
            }
        }
    }

    private void sendUntilItDies(Terminal terminal, HttpClient client, String base) {
        Line line = new Line(client, base, terminal.sender.id, terminal.token);
        try {
            while (!enough) {
                HttpResponse<String> answer =
                        line.send(line.batch(terminal.sender.day(terminal.next)));
                if (answer.statusCode() != 200 && answer.statusCode() != 201) {
                    throw new AssertionError(answer.statusCode() + " " + answer.body());
                }
                terminal.next++;
                answers.release();
            }
        } catch (IOException dead) {
            Logger.debug(dead, "The centre was killed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
