package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.files.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.tinylog.Logger;

/// When which fault began, for the last ones, in a small file of the data folder. It holds times
/// and codes and nothing of visits.
///
/// **Crash.** The file is written whole, at once after a fault began, on a thread of its own; after
/// a crash the last fault may be missing. A line that cannot be read is left out. What is wrong at
/// the start has begun then. Any thread.
final class FaultLog {
    private static final int MOST = 20;
    private static final long MOST_BYTES = 8_192;

    /// What comes and goes within it is one fault, so that a loose plug does not push all others
    /// out of the list or wear the disk.
    private static final Duration SAME = Duration.ofMinutes(1);

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{1,60}");

    private final Path file;
    private final Durable disk;
    private final Deque<Entry> last = new ArrayDeque<>();
    private Set<String> present = Set.of();
    private boolean read;

    /// Held while the file is written.
    private final Object writing = new Object();

    private volatile List<Entry> written = List.of();
    private boolean ended;

    /// A fault that began.
    ///
    /// @param code as the centre gets it too
    record Entry(Instant at, String code) {
        private String line() {
            return at + " " + code + "\n";
        }
    }

    /// @param folder the data folder
    FaultLog(Path folder, Durable disk) {
        this.file = folder.resolve("faults");
        this.disk = disk;
    }

    /// These faults are there now; those that were not a moment ago have begun.
    void now(Set<String> codes, Instant at) {
        boolean more = false;
        synchronized (this) {
            read();
            Set<String> before = present;
            present = new HashSet<>(codes);
            for (String code : codes.stream().filter(c -> !before.contains(c)).sorted().toList()) {
                more |= add(code, at);
            }
        }
        if (more) {
            store();
        }
    }

    /// Something went wrong at one moment.
    void happened(String code, Instant at) {
        boolean more;
        synchronized (this) {
            read();
            more = add(code, at);
        }
        if (more) {
            store();
        }
    }

    private boolean add(String code, Instant at) {
        boolean same =
                last.stream()
                        .filter(entry -> entry.code().equals(code))
                        .anyMatch(
                                entry ->
                                        Duration.between(entry.at(), at).abs().compareTo(SAME) < 0);
        if (!same) {
            last.addFirst(new Entry(at, code));
            if (last.size() > MOST) {
                last.removeLast();
            }
        }
        return !same;
    }

    /// The last faults, the latest first.
    synchronized List<Entry> last() {
        read();
        return List.copyOf(last);
    }

    /// Not before it is needed: the first frame does not wait for it.
    private void read() {
        if (read) {
            return;
        }
        read = true;
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException("longer than any list of faults");
            }
            int unread = 0;
            for (String line : Files.readString(file, StandardCharsets.UTF_8).lines().toList()) {
                unread += entry(line) ? 0 : 1;
            }
            written = List.copyOf(last);
            if (unread > 0) {
                Logger.warn("{} lines of {} cannot be read and are left out", unread, file);
            }
        } catch (NoSuchFileException e) {
            Logger.debug("no fault was noted yet in {}", file);
        } catch (IOException e) {
            Logger.warn(e, "{} cannot be read: the faults before this start are not shown", file);
        }
    }

    private boolean entry(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 2 || !CODE.matcher(parts[1]).matches() || last.size() == MOST) {
            return false;
        }
        try {
            last.addLast(new Entry(Instant.parse(parts[0]), parts[1]));
            return true;
        } catch (DateTimeException e) {
            Logger.debug(e, "no time");
            return false;
        }
    }

    /// The screen does not wait for the disk.
    private void store() {
        Thread.ofVirtual().name("faults").start(this::write);
    }

    private void write() {
        synchronized (writing) {
            List<Entry> now = last();
            if (ended || now.equals(written)) {
                return;
            }
            String lines = now.stream().map(Entry::line).collect(Collectors.joining());
            try {
                disk.write(file, lines.getBytes(StandardCharsets.UTF_8));
                written = now;
            } catch (IOException e) {
                Logger.warn(
                        e, "{} could not be written: after a restart a fault is not shown", file);
            }
        }
    }

    /// The program ends: what is not written yet is written now, and nothing afterwards.
    void end() {
        synchronized (writing) {
            write();
            ended = true;
        }
    }
}
