package brussels.citedesmetiers.kiosk.terminal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// When which fault began, for the last ones since the start. What was before is in the log. Any
/// thread.
final class FaultLog {
    private static final int MOST = 20;

    private final Deque<Entry> last = new ArrayDeque<>();
    private Set<String> present = Set.of();

    /// A fault that began.
    ///
    /// @param code as the centre gets it too
    record Entry(Instant at, String code) {}

    /// These faults are there now; those that were not a moment ago have begun.
    synchronized void now(Set<String> codes, Instant at) {
        Set<String> before = present;
        present = new HashSet<>(codes);
        codes.stream().filter(code -> !before.contains(code)).sorted().forEach(c -> add(c, at));
    }

    /// Something went wrong at one moment.
    synchronized void happened(String code, Instant at) {
        add(code, at);
    }

    private void add(String code, Instant at) {
        last.addFirst(new Entry(at, code));
        if (last.size() > MOST) {
            last.removeLast();
        }
    }

    /// The last faults, the latest first.
    synchronized List<Entry> last() {
        return List.copyOf(last);
    }
}
