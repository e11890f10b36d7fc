package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.hub.HubProcess;
import brussels.citedesmetiers.kiosk.store.Victim;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// A hub that runs in a process of its own, and is killed.
final class RunningHub implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;
    private final Writer in;
    private final int port;
    private Instant now;

    /// @param wanted its port, or 0
    RunningHub(Path config, Path data, int wanted, Instant now) throws IOException {
        this.process =
                Victim.command(
                                List.of(),
                                HubProcess.class,
                                List.of(
                                        config.toString(),
                                        data.toString(),
                                        String.valueOf(wanted),
                                        now.toString()))
                        .redirectError(Redirect.INHERIT)
                        .start();
        this.out = process.inputReader();
        this.in = process.outputWriter();
        this.now = now;
        this.port = Integer.parseInt(said());
    }

    private String said() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the hub ended by itself");
        }
        return line;
    }

    int port() {
        return port;
    }

    /// Sets its clock.
    void at(Instant time) throws IOException {
        if (!time.equals(now)) {
            now = time;
            in.write(time + "\n");
            in.flush();
            said();
        }
    }

    /// As a power cut ends it.
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /// What it takes of the machine's memory, shared parts by halves.
    long memoryKilobytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup")).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        kill();
    }
}
