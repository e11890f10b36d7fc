package brussels.citedesmetiers.kiosk.comparison;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A program with all processes that it started, also those that were handed over to the system
/// since: they carry a mark in their environment, and their descendants belong to it too.
final class ProcessTree implements AutoCloseable {
    private static final String MARK = "KIOSK_COMPARISON";
    private static final double HERTZ = 100;
    private static final double KILO = 1024;

    /// After the name in brackets: state, parent; user and system time are the 14th and 15th field.
    private static final int PARENT = 1;

    private static final int USER_TIME = 11;
    private static int trees;

    private final String mark = ProcessHandle.current().pid() + "-" + trees++;
    private final Process root;
    private final long started;

    /// @param builder what to start
    ProcessTree(ProcessBuilder builder) throws IOException {
        builder.environment().put(MARK, mark);
        started = System.nanoTime();
        root = builder.start();
    }

    Process root() {
        return root;
    }

    /// When it was started, by [System#nanoTime()].
    long started() {
        return started;
    }

    /// Proportional memory in megabytes.
    double proportionalMegabytes() {
        return sum(pid -> field(pid, "smaps_rollup", "Pss")) / KILO;
    }

    /// Kilobytes that its processes wrote and that go to a disk.
    double writtenKilobytes() {
        return sum(pid -> field(pid, "io", "write_bytes")) / KILO;
    }

    /// Seconds of processor time it has taken.
    double processorSeconds() {
        return sum(ProcessTree::ticks) / HERTZ;
    }

    private long sum(ToLongFunction<Long> figure) {
        return pids().stream().mapToLong(figure).sum();
    }

    private Set<Long> pids() {
        Map<Long, Long> parents = new HashMap<>();
        Set<Long> ours = new HashSet<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path each : all) {
                long pid = Long.parseLong(each.getFileName().toString());
                List<String> stat = stat(pid);
                if (stat.size() > USER_TIME && !stat.getFirst().equals("Z")) {
                    parents.put(pid, Long.parseLong(stat.get(PARENT)));
                    if (text(pid, "environ").contains(MARK + "=" + mark + "\0")) {
                        ours.add(pid);
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<Long, Long> each : parents.entrySet()) {
                more |= ours.contains(each.getValue()) && ours.add(each.getKey());
            }
        }
        return ours;
    }

    private static long ticks(long pid) {
        List<String> stat = stat(pid);
        return stat.size() <= USER_TIME + 1
                ? 0
                : Long.parseLong(stat.get(USER_TIME)) + Long.parseLong(stat.get(USER_TIME + 1));
    }

    private static List<String> stat(long pid) {
        String all = text(pid, "stat");
        return List.of(all.substring(all.lastIndexOf(')') + 1).strip().split(" "));
    }

    private static long field(long pid, String file, String name) {
        Matcher found =
                Pattern.compile("^" + name + ":\\s+(\\d+)", Pattern.MULTILINE)
                        .matcher(text(pid, file));
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }

    /// What the system says of a process; nothing once it is gone.
    private static String text(long pid, String file) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(pid), file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    /// Ends all of it, and waits until it is gone.
    @Override
    public void close() {
        root.destroy();
        root.onExit().completeOnTimeout(root, 10, TimeUnit.SECONDS).join();
        for (long pid : pids()) {
            ProcessHandle.of(pid)
                    .ifPresent(
                            left -> {
                                left.destroyForcibly();
                                left.onExit().orTimeout(10, TimeUnit.SECONDS).join();
                            });
        }
    }
}
