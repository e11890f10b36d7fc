package brussels.citedesmetiers.kiosk.store;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at ten random instants of a process that gives tickets and counts visits.
final class KilledProcessTest {
    private final Set<Long> acknowledged = new HashSet<>();
    private long visits;
    private long lastNumber;

    @Test
    void noAcknowledgedTicketOrVisitIsLostAndNoNumberComesAgain(@TempDir Path data)
            throws Exception {
        Random random = new Random(20261123);
        for (int kill = 0; kill < 10; kill++) {
            int lines = 20 + random.nextInt(120);
            run(writer(data), data, lines, random.nextInt(3_000_000));
        }
        run(writer(data), data, 0, 0);
        assertTrue(lastNumber > 100, "only " + lastNumber + " numbers were given");
    }

    @Test
    void aTicketThatWasSaidButNotWrittenIsFound(@TempDir Path data) throws Exception {
        run(writer(data, "lies"), data, 1, 0);
        Process honest = writer(data);
        assertThrows(AssertionError.class, () -> run(honest, data, 0, 0));
    }

    private void run(Process writer, Path data, int lines, int nanos) throws Exception {
        Set<Long> found = new HashSet<>();
        try (BufferedReader out = writer.inputReader()) {
            String line = line(out);
            for (; line.startsWith("queue"); line = line(out)) {
                found.add(Long.parseLong(line.split(" ", -1)[1]));
            }
            long counted = Long.parseLong(line.split(" ", -1)[1]);
            assertTrue(found.containsAll(acknowledged), "lost: " + missing(found));
            assertTrue(counted == visits || counted == visits + 1, counted + " of " + visits);
            visits = counted;
            assertThrows(DataFolderBusyException.class, () -> DataFolder.lock(data));
            for (int i = 0; i < lines; i++) {
                note(line(out));
            }
            LockSupport.parkNanos(nanos);
            kill(writer);
            // What it had said before it died was said.
            String rest;
            while ((rest = out.readLine()) != null) {
                note(rest);
            }
        } finally {
            kill(writer);
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

    private static String line(BufferedReader out) throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new AssertionError("the writer ended by itself");
        }
        return line;
    }

    static void kill(Process writer) throws InterruptedException {
        // Not the process's own method: that would also close what it had said.
        writer.toHandle().destroyForcibly();
        assertTrue(writer.waitFor(10, TimeUnit.SECONDS));
    }

    private static Process writer(Path data, String... more) throws IOException {
        return process(KilledWriter.class, data, more);
    }

    /// A process of its own with this class and data folder.
    static Process process(Class<?> main, Path data, String... more) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Dtinylog.configuration=tinylog-test.properties",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName(),
                                data.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    }
}
