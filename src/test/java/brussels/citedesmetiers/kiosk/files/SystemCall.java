package brussels.citedesmetiers.kiosk.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A call that changes files, by which `strace` ends a process: so many of its kind in one thread.
/// `strace` counts each kind and each thread by itself: calls are met kind by kind, in the thread
/// that makes most of the kind.
///
/// @param number from 1
public record SystemCall(String kind, int number) {
    private static final Path STRACE = Path.of("/usr/bin/strace");

    private static final List<String> KINDS =
            List.of(
                    "write",
                    "pwrite64",
                    "writev",
                    "pwritev",
                    "rename",
                    "renameat",
                    "renameat2",
                    "unlink",
                    "unlinkat",
                    "rmdir",
                    "mkdir",
                    "mkdirat",
                    "link",
                    "linkat",
                    "symlink",
                    "symlinkat",
                    "fsync",
                    "fdatasync",
                    "ftruncate",
                    "truncate",
                    "fallocate",
                    "chmod",
                    "fchmod",
                    "fchmodat");

    /// Whether there is a `strace` here.
    public static boolean canBeCounted() {
        return Files.isExecutable(STRACE);
    }

    /// What a process is started with to write its calls down; not every machine has every kind.
    public static List<String> tracing(Path into) {
        return List.of(
                STRACE.toString(),
                "-f",
                // Stops a process at these calls only.
                "--seccomp-bpf",
                "-qq",
                "-o",
                into.toString(),
                "-e",
                "trace=?" + String.join(",?", KINDS));
    }

    /// What was written down.
    ///
    /// @param each the calls that can each be met: kind by kind those of the thread that makes most
    /// @param others how many other threads make, which are met only if they come to this number
    ///   first
    public record Traced(List<SystemCall> each, int others) {
        public Traced {
            each = List.copyOf(each);
        }
    }

    /// Reads what was written down.
    public static Traced in(Path trace) throws IOException {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
            String[] words = line.strip().split("[ (]+", 3);
            if (words.length == 3 && KINDS.contains(words[1])) {
                counts.computeIfAbsent(words[1], _ -> new TreeMap<>())
                        .merge(words[0], 1, Integer::sum);
            }
        }
        List<SystemCall> each = new ArrayList<>();
        int all = 0;
        for (String kind : KINDS) {
            int most = 0;
            for (int made : counts.getOrDefault(kind, Map.of()).values()) {
                all += made;
                most = Math.max(most, made);
            }
            for (int n = 1; n <= most; n++) {
                each.add(new SystemCall(kind, n));
            }
        }
        return new Traced(each, all - each.size());
    }

    /// What a process is started with to be killed before this call is made. Not with
    /// `--seccomp-bpf`, by which it would be faster: signals are lost then.
    public List<String> killing() {
        return List.of(
                STRACE.toString(),
                "-f",
                "-qq",
                "-o",
                "/dev/null",
                "-e",
                "trace=" + kind,
                "-e",
                "inject=" + kind + ":signal=KILL:when=" + number);
    }

    @Override
    public String toString() {
        return kind + " " + number;
    }
}
