package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.queue.HubRequest;
import brussels.citedesmetiers.kiosk.queue.NumberSlip;
import brussels.citedesmetiers.kiosk.queue.SlipPrinter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/// What this terminal prints for the hub. The hub sends a slip with every answer until it has heard
/// how it ended; here each is printed once, whether or not the terminal was started anew in
/// between. How one ended is told until an exchange with the hub has succeeded, also when the hub
/// has given it up. Thread-safe.
final class SlipsAtTerminal {
    private static final int MOST_KEPT = 100;

    private final SlipPrinter printer;
    private final LongPredicate taking;
    private final Runnable ended;
    private final LinkedHashSet<Long> taken = new LinkedHashSet<>();
    private final LinkedHashMap<Long, Boolean> done = new LinkedHashMap<>();
    private Set<Long> told = Set.of();

    /// @param taking notes on the disk that a slip is printed from now on, and says whether it was
    ///   not noted before; a disk that is away says so of every slip
    /// @param ended told when the hub should hear how a slip ended
    SlipsAtTerminal(SlipPrinter printer, LongPredicate taking, Runnable ended) {
        this.printer = printer;
        this.taking = taking;
        this.ended = ended;
    }

    /// What the hub is told: whether slips can be printed, and how those ended of which it has not
    /// heard yet.
    synchronized String report() {
        told = Set.copyOf(done.keySet());
        String said =
                done.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining(" "));
        String ready = printer.ready() ? HubRequest.PRINTS : HubRequest.PRINTS_NOT;
        return said.isEmpty() ? ready : ready + " " + said;
    }

    /// The slips of the answer to the last report.
    void take(List<NumberSlip> wanted) {
        synchronized (this) {
            told.forEach(done::remove);
            told = Set.of();
        }
        for (NumberSlip slip : wanted) {
            if (isNew(slip) && taking.test(slip.id())) {
                printer.print(slip, out -> note(slip.id(), out));
            }
        }
    }

    private synchronized boolean isNew(NumberSlip slip) {
        boolean isNew = taken.add(slip.id());
        if (taken.size() > MOST_KEPT) {
            taken.removeFirst();
        }
        return isNew;
    }

    private void note(long id, boolean out) {
        synchronized (this) {
            done.put(id, out);
            if (done.size() > MOST_KEPT) {
                done.pollFirstEntry();
            }
        }
        ended.run();
    }
}
