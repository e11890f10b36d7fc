package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import brussels.citedesmetiers.kiosk.LongForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at random instants of a process that gives tickets and counts visits.
final class KilledProcessTest {
    private static final int KILLS = LongForm.of(2, 30);
    private static final int MOST_LINES = LongForm.of(60, 140);
    private static final int LEAST_LINES = 20;

    private final Set<Long> acknowledged = new HashSet<>();
    private long visits;
    private long lastNumber;

    @Test
    void noAcknowledgedTicketOrVisitIsLostAndNoNumberComesAgain(@TempDir Path data)
            throws Exception {
        UsedFolder.into(data);
        Random random = new Random(20261123);
        for (int kill = 0; kill < KILLS; kill++) {
            int lines = random.nextInt(LEAST_LINES, MOST_LINES);
            run(writer(data), data, lines, random.nextInt(3_000_000));
        }
        run(writer(data), data, 0, 0);
        int least = KILLS * LEAST_LINES / 2;
        assertTrue(lastNumber >= least, "only " + lastNumber + " numbers were given");
    }

    @Test
    void aTicketThatWasSaidButNotWrittenIsFound(@TempDir Path data) throws Exception {
        UsedFolder.into(data);
        run(writer(data, "lies"), data, 1, 0);
        Victim honest = writer(data);
        assertThrows(AssertionError.class, () -> run(honest, data, 0, 0));
    }

    private void run(Victim started, Path data, int lines, int nanos) throws Exception {
        Set<Long> found = new HashSet<>();
        try (Victim writer = started) {
            String line = writer.line();
            for (; line.startsWith("queue"); line = writer.line()) {
                found.add(Long.parseLong(line.split(" ", -1)[1]));
            }
            long counted = Long.parseLong(line.split(" ", -1)[1]);
            assertTrue(found.containsAll(acknowledged), "lost: " + missing(found));
            assertTrue(counted == visits || counted == visits + 1, counted + " of " + visits);
            visits = counted;
            assertThrows(DataFolderBusyException.class, () -> DataFolder.lock(data));
            writer.killAfter(lines, nanos, this::note);
        }
    }

    private void note(String line) {
        String[] part = line.split(" ", -1);
        if (part.length == 3 && part[0].equals("ticket")) {
            acknowledged.add(Long.parseLong(part[1]));
            long number = Long.parseLong(part[2]);
            assertTrue(number > lastNumber, number + " after " + lastNumber);
            lastNumber = number;
        } else if (line.equals("visit")) {
            visits++;
        } else {
            fail("said: " + line);
        }
    }

    private Set<Long> missing(Set<Long> found) {
        Set<Long> missing = new HashSet<>(acknowledged);
        missing.removeAll(found);
        return missing;
    }

    private static Victim writer(Path data, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(data.toString()));
        arguments.addAll(List.of(more));
        return Victim.start(KilledWriter.class, arguments);
    }
}
