package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.counts.InMemoryOutbox;
import brussels.citedesmetiers.kiosk.counts.Outbox;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import java.time.LocalDate;
import java.util.List;

/// Many batches of one epoch, sealed before: an outbox that costs nothing however long it is.
final class ListedOutbox implements Outbox {
    private final List<SealedBatch> batches;
    private final SealMark mark;
    private int acknowledged;
    private boolean forgetting;

    private ListedOutbox(List<SealedBatch> batches, SealMark mark) {
        this.batches = List.copyOf(batches);
        this.mark = mark;
    }

    /// So many days with five to eleven visits, from this day on.
    static ListedOutbox days(LocalDate from, int days) throws Exception {
        InMemoryOutbox outbox = Counted.outbox();
        for (int i = 0; i < days; i++) {
            Counted.visits(outbox, from.plusDays(i), 5 + i % 7, i % 2 == 0 ? "10" : "11");
            outbox.seal(from.plusDays(i + 1L));
        }
        return new ListedOutbox(outbox.from(1, 1, days), outbox.mark());
    }

    /// Plants a defect: what is acknowledged is deleted at once.
    ListedOutbox forgetting() {
        forgetting = true;
        return this;
    }

    static long visits(int days) {
        long visits = 0;
        for (int i = 0; i < days; i++) {
            visits += 5 + i % 7;
        }
        return visits;
    }

    @Override
    public boolean sealOne(LocalDate today) {
        return false;
    }

    @Override
    public SealMark mark() {
        return mark;
    }

    @Override
    public List<SealedBatch> waiting(int most) {
        return page(acknowledged, most);
    }

    @Override
    public List<SealedBatch> from(long epoch, long seq, int most) {
        int first = Math.max((int) seq - 1, forgetting ? acknowledged : 0);
        return epoch == 1 ? page(first, most) : List.of();
    }

    private List<SealedBatch> page(int first, int most) {
        return batches.subList(first, Math.min(batches.size(), first + most));
    }

    @Override
    public void acknowledge(long epoch, long seq, LocalDate today) {
        acknowledged = Math.max(acknowledged, (int) seq);
    }

    @Override
    public void startAfter(long epoch, LocalDate sealedThrough) {
        throw new AssertionError("no fault of a network may start a new epoch");
    }

    @Override
    public int forget(LocalDate today) {
        return 0;
    }
}
