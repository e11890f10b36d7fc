package brussels.citedesmetiers.kiosk.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A process of its own that a test kills, and what it said before it died.
public final class Victim implements AutoCloseable {
    /// A machine on which many processes are killed is slow.
    private static final Duration END = Duration.ofMinutes(2);

    /// What a shell says of a process that was ended by this signal, and Java too.
    private static final int KILLED = 128 + 9;

    private final Process process;
    private final BufferedReader out;

    private Victim(Process process) {
        this.process = process;
        this.out = process.inputReader();
    }

    /// Starts a class with a `main` on this test's class path.
    public static Victim start(Class<?> main, List<String> arguments) throws IOException {
        return start(ClassArchive.options(), main, arguments);
    }

    /// Starts one with options of the JVM that name its class path.
    static Victim start(List<String> classes, Class<?> main, List<String> arguments)
            throws IOException {
        return new Victim(
                command(List.of(), classes, main, arguments)
                        .redirectError(Redirect.DISCARD)
                        .start());
    }

    /// One that is not started yet, and that ends by itself or by what it is started with.
    ///
    /// @param before the program that starts it, with its arguments
    public static ProcessBuilder command(List<String> before, Class<?> main, List<String> arguments)
            throws IOException {
        return command(before, ClassArchive.options(), main, arguments);
    }

    private static ProcessBuilder command(
            List<String> before, List<String> classes, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(before);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(classes);
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:-UsePerfData");
        command.add("-Dtinylog.configuration=tinylog-test.properties");
        command.add(main.getName());
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }

    /// Waits until a process has ended. One that does not end is killed with all that it started:
    /// `strace` alone would leave behind what it traces.
    ///
    /// @return how it ended
    /// @throws AssertionError if it does not end within this time
    public static int awaitEnd(Process process, Duration patience) throws InterruptedException {
        try {
            if (!process.waitFor(patience)) {
                throw new AssertionError("it hangs");
            }
        } finally {
            List<ProcessHandle> left =
                    Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
            left.forEach(ProcessHandle::destroyForcibly);
        }
        return process.exitValue();
    }

    /// Whether a process that ended so was killed, or came to its end before.
    ///
    /// @param how from [#awaitEnd(Process, Duration)]
    /// @throws AssertionError if it failed by itself
    public static boolean wasKilled(int how) {
        if (how != 0 && how != KILLED) {
            throw new AssertionError("it ended by itself with " + how);
        }
        return how == KILLED;
    }

    /// The next line it says.
    public String line() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new AssertionError("the process ended by itself");
        }
        return line;
    }

    /// Hears so many lines, waits a moment, kills it, and hears the rest: what it had said before
    /// it died was said.
    public void killAfter(int lines, int nanos, Consumer<String> heard) throws IOException {
        for (int i = 0; i < lines; i++) {
            heard.accept(line());
        }
        LockSupport.parkNanos(nanos);
        kill();
        String rest;
        while ((rest = out.readLine()) != null) {
            heard.accept(rest);
        }
    }

    /// Asks it to end, and waits until it has.
    ///
    /// @param patience how long at most
    void end(Duration patience) {
        process.destroy();
        awaitEnd(patience);
    }

    /// Kills it at once, unless it has ended.
    public void kill() {
        // Not the process's own method: that would also close what it had said.
        process.toHandle().destroyForcibly();
        awaitEnd();
    }

    /// Waits until it has ended by itself.
    public void awaitEnd() {
        awaitEnd(END);
    }

    private void awaitEnd(Duration patience) {
        process.onExit().orTimeout(patience.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Override
    public void close() throws IOException {
        kill();
        out.close();
    }
}
