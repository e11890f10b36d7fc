package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.queue.TicketState;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of a hub at random instants: what it said of a ticket is never taken back.
final class KilledQueueTest {
    private static final List<TicketState> WAY =
            List.of(TicketState.WAITING, TicketState.CALLED, TicketState.SERVING, TicketState.DONE);
    private static final int KILLS = LongForm.of(2, 30);
    private static final int LEAST_LINES = 20;
    private static final int MOST_LINES = LongForm.of(60, 170);

    /// How far each ticket was said to be, by serial.
    private final Map<Long, Integer> said = new HashMap<>();

    @Test
    void noStateThatWasSaidIsTakenBack(@TempDir Path data) throws Exception {
        UsedFolder.into(data);
        Random random = new Random(20261124);
        for (int kill = 0; kill < KILLS; kill++) {
            run(data, random.nextInt(LEAST_LINES, MOST_LINES), random.nextInt(3_000_000));
        }
        run(data, 0, 0);
        // A ticket that is served is said four times.
        int least = KILLS * LEAST_LINES / 4;
        assertTrue(said.size() >= least, "only " + said.size() + " tickets were given");
        assertTrue(said.containsValue(WAY.indexOf(TicketState.DONE)), "none was served");
    }

    private void run(Path data, int lines, int nanos) throws Exception {
        try (Victim hub = Victim.start(KilledQueue.class, List.of(data.toString()))) {
            Map<Long, Integer> found = new HashMap<>();
            for (String line = hub.line(); !line.equals("ready"); line = hub.line()) {
                note(line.substring("found ".length()), found);
            }
            said.forEach(
                    (serial, step) ->
                            assertTrue(
                                    found.getOrDefault(serial, -1) >= step,
                                    "ticket " + serial + " was at " + WAY.get(step)));
            hub.killAfter(lines, nanos, line -> note(line, said));
        }
    }

    private static void note(String line, Map<Long, Integer> into) {
        String[] part = line.split(" ", -1);
        into.merge(Long.parseLong(part[0]), WAY.indexOf(TicketState.valueOf(part[1])), Math::max);
    }
}
