package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.queue.HubRequest;
import brussels.citedesmetiers.kiosk.queue.NumberSlip;
import brussels.citedesmetiers.kiosk.queue.SlipPrinter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What this terminal prints for the hub. The hub sends a slip with every answer until it has heard
/// how it ended; here each is printed once. Thread-safe.
final class SlipsAtTerminal {
    private static final int MOST_KEPT = 100;

    private final SlipPrinter printer;
    private final Runnable ended;
    private final LinkedHashSet<Long> taken = new LinkedHashSet<>();
    private final Map<Long, Boolean> done = new HashMap<>();
    private List<Long> asked = List.of();

    /// @param ended told when the hub should hear how a slip ended
    SlipsAtTerminal(SlipPrinter printer, Runnable ended) {
        this.printer = printer;
        this.ended = ended;
    }

    /// What the hub is told: whether slips can be printed, and how those it still asks for ended.
    synchronized String report() {
        String said =
                asked.stream()
                        .filter(done::containsKey)
                        .map(id -> id + "=" + done.getOrDefault(id, false))
                        .collect(Collectors.joining(" "));
        String ready = printer.ready() ? HubRequest.PRINTS : HubRequest.PRINTS_NOT;
        return said.isEmpty() ? ready : ready + " " + said;
    }

    /// The slips of an answer.
    void take(List<NumberSlip> wanted) {
        synchronized (this) {
            asked = wanted.stream().map(NumberSlip::id).toList();
        }
        for (NumberSlip slip : wanted) {
            if (isNew(slip)) {
                printer.print(slip, out -> note(slip.id(), out));
            }
        }
    }

    private synchronized boolean isNew(NumberSlip slip) {
        boolean isNew = taken.add(slip.id());
        if (taken.size() > MOST_KEPT) {
            done.remove(taken.removeFirst());
        }
        return isNew;
    }

    private void note(long id, boolean out) {
        synchronized (this) {
            done.put(id, out);
        }
        ended.run();
    }
}
