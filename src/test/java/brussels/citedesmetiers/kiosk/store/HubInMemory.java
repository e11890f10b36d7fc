package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.DayOffer;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.Joining;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.SiteCounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A hub as a joined terminal sees it, whose memory can be put back. It keeps the offers that it
/// took, and says which batches it made of them.
final class HubInMemory {
    private static final int PATIENCE = 10;

    private final Joining joining;
    private final Set<String> members;
    private SiteCounts counts = SiteCounts.NONE;
    private final List<DayOffer> took = new ArrayList<>();
    private LocalDate today = LocalDate.MAX;

    HubInMemory(Measures measures, Set<String> members) {
        this.joining = new Joining("site-all", measures, bytes -> new byte[64], PATIENCE);
        this.members = members;
    }

    /// From now on it takes only days that have ended by this one.
    void date(LocalDate day) {
        today = day;
    }

    Giving.Answer give(Giving giving) throws BatchFormatException {
        // As it comes over the network.
        Giving heard = Giving.read(giving.bytes()).endedBefore(today);
        SiteCounts before = counts;
        Joining.Taking taking = joining.take(counts, heard);
        counts = taking.after();
        heard.offers().stream()
                .filter(offer -> counts.lastOf(offer.terminal()).compareTo(offer.number()) >= 0)
                .filter(offer -> before.lastOf(offer.terminal()).compareTo(offer.number()) < 0)
                .forEach(took::add);
        return Giving.Answer.read(taking.answer().bytes());
    }

    /// The batches that the centre has then.
    List<Batch> seal(LocalDate today) throws BatchFormatException {
        List<Batch> batches = new ArrayList<>();
        for (Optional<Joining.Sealing> next = next(today); next.isPresent(); next = next(today)) {
            SealedBatch batch = next.get().batch();
            counts = joining.confirmed(next.get().after(), batch.epoch(), batch.seq());
            batches.add(batch.batch());
        }
        return batches;
    }

    private Optional<Joining.Sealing> next(LocalDate today) {
        return joining.next(counts, members, LocalDate.EPOCH, today);
    }

    /// Its memory is lost, but for the file beside it.
    void forget() {
        counts = joining.newEpoch(SiteCounts.NONE, counts.mark());
    }

    SiteCounts counts() {
        return counts;
    }

    /// All that it ever took, in order, with what it took again after it forgot.
    List<DayOffer> took() {
        return took;
    }

    /// What it took of a cell.
    long of(Cell cell) {
        Map<Cell, Long> sums = new HashMap<>();
        took.forEach(offer -> offer.cells().forEach((c, n) -> sums.merge(c, n, Long::sum)));
        return sums.getOrDefault(cell, 0L);
    }
}
