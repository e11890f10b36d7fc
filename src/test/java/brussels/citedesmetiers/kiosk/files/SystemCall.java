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
/// `strace` counts each kind and each thread by itself, so all calls are met only kind by kind.
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
                "-qq",
                "-o",
                into.toString(),
                "-e",
                "trace=?" + String.join(",?", KINDS));
    }

    /// The calls that were written down, each of which can be met: kind by kind.
    public static List<SystemCall> in(Path trace) throws IOException {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
            String[] words = line.strip().split("[ (]+", 3);
            if (words.length == 3 && KINDS.contains(words[1])) {
                counts.computeIfAbsent(words[1], _ -> new TreeMap<>())
                        .merge(words[0], 1, Integer::sum);
            }
        }
        List<SystemCall> calls = new ArrayList<>();
        for (String kind : KINDS) {
            int most =
                    counts.getOrDefault(kind, Map.of()).values().stream()
                            .mapToInt(Integer::intValue)
                            .max()
                            .orElse(0);
            for (int n = 1; n <= most; n++) {
                calls.add(new SystemCall(kind, n));
            }
        }
        return calls;
    }

    /// What a process is started with to be killed before this call is made.
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
