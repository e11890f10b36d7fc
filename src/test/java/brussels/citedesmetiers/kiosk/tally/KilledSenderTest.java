package brussels.citedesmetiers.kiosk.tally;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.store.Victim;
import brussels.citedesmetiers.kiosk.sync.FaultyProxy;
import brussels.citedesmetiers.kiosk.sync.TestCentre;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at random instants of a process that counts, seals and sends, with a network between
/// that fails too. `deploy/prove.sh network` kills it 200 times.
final class KilledSenderTest {
    private static final int KILLS = Integer.getInteger("kiosk.kills", LongForm.of(3, 30));

    /// A little more than one of its days.
    private static final int LEAST_LINES = LongForm.of(11, 1);

    private static final long SEED = Long.getLong("kiosk.seed", 20261123);

    private long visits;
    private int days;

    @Test
    void everyVisitReachesTheCentreOnceHoweverOftenTheTerminalIsKilled(@TempDir Path data)
            throws Exception {
        Random random = new Random(SEED);
        try (TestCentre centre = TestCentre.of(CountedTerminal.ID);
                FaultyProxy proxy = new FaultyProxy(centre.url(), SEED, 100)) {
            for (int kill = 0; kill < KILLS; kill++) {
                kill(
                        data,
                        proxy.url(),
                        LEAST_LINES + random.nextInt(30),
                        random.nextInt(20_000_000));
            }
            long held = end(data, centre.url());
            assertTrue(centre.book().applied().size() >= KILLS, "hardly anything was sent");
            assertEquals(visits, centre.book().visits("hour") + held);
            assertTrue(days >= KILLS, "only " + days + " days");
        }
    }

    private void kill(Path data, URI centre, int lines, int nanos) throws Exception {
        try (Victim terminal = start(data, centre)) {
            found(terminal);
            terminal.killAfter(lines, nanos, this::note);
        }
    }

    private long end(Path data, URI centre) throws Exception {
        try (Victim terminal = start(data, centre, "end")) {
            found(terminal);
            String line = terminal.line();
            assertTrue(line.startsWith("held "), line);
            terminal.awaitEnd();
            return Long.parseLong(line.substring(5));
        }
    }

    /// The visit in whose middle it was killed is there or not, whole.
    private void found(Victim terminal) throws IOException {
        String line = terminal.line();
        assertTrue(line.startsWith("counted "), line);
        long counted = Long.parseLong(line.substring(8));
        assertTrue(counted == visits || counted == visits + 1, counted + " of " + visits);
        visits = counted;
    }

    private void note(String line) {
        switch (line) {
            case "visit" -> visits++;
            case "day" -> days++;
            default -> fail("said: " + line);
        }
    }

    private static Victim start(Path data, URI centre, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(data.toString(), centre.toString()));
        arguments.addAll(List.of(more));
        return Victim.start(KilledSender.class, arguments);
    }
}
