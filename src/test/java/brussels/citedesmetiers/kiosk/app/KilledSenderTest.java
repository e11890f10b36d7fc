package brussels.citedesmetiers.kiosk.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import brussels.citedesmetiers.kiosk.sync.FaultyProxy;
import brussels.citedesmetiers.kiosk.sync.TestCentre;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at random instants of a process that counts, seals and sends, with a network between
/// that fails too. `deploy/check-sync.sh` kills it 200 times.
final class KilledSenderTest {
    private static final int KILLS = Integer.getInteger("kiosk.kills", 20);

    private long visits;
    private int days;

    @Test
    void everyVisitReachesTheCentreOnceHoweverOftenTheTerminalIsKilled(@TempDir Path data)
            throws Exception {
        Random random = new Random(20261123);
        try (TestCentre centre = TestCentre.of(CountedTerminal.ID);
                FaultyProxy proxy = new FaultyProxy(centre.url(), 20261123, 100)) {
            for (int kill = 0; kill < KILLS; kill++) {
                kill(data, proxy.url(), 1 + random.nextInt(40), random.nextInt(20_000_000));
            }
            long held = end(data, centre.url());
            assertTrue(centre.book().applied().size() > KILLS, "hardly anything was sent");
            assertEquals(visits, centre.book().visits("hour") + held);
            assertTrue(days > KILLS, "only " + days + " days");
        }
    }

    private void kill(Path data, URI centre, int lines, int nanos) throws Exception {
        Process terminal = start(data, centre);
        try (BufferedReader out = terminal.inputReader()) {
            found(out);
            for (int i = 0; i < lines; i++) {
                note(line(out));
            }
            LockSupport.parkNanos(nanos);
            destroy(terminal);
            // What it had said before it died was said.
            String rest;
            while ((rest = out.readLine()) != null) {
                note(rest);
            }
        } finally {
            destroy(terminal);
        }
    }

    private long end(Path data, URI centre) throws Exception {
        Process terminal = start(data, centre, "end");
        try (BufferedReader out = terminal.inputReader()) {
            found(out);
            String line = line(out);
            assertTrue(line.startsWith("held "), line);
            assertTrue(terminal.waitFor(20, TimeUnit.SECONDS));
            return Long.parseLong(line.substring(5));
        } finally {
            destroy(terminal);
        }
    }

    /// The visit in whose middle it was killed is there or not, whole.
    private void found(BufferedReader out) throws IOException {
        String line = line(out);
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

    private static String line(BufferedReader out) throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new AssertionError("the terminal ended by itself");
        }
        return line;
    }

    private static void destroy(Process terminal) throws InterruptedException {
        // Not the process's own method: that would also close what it had said.
        terminal.toHandle().destroyForcibly();
        assertTrue(terminal.waitFor(10, TimeUnit.SECONDS));
    }

    private static Process start(Path data, URI centre, String... more) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Dtinylog.configuration=tinylog-test.properties",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledSender.class.getName(),
                                data.toString(),
                                centre.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    }
}
