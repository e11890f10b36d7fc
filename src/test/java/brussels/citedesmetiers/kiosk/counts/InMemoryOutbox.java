package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Counts and an outbox that are forgotten with their process, for tests of other rooms.
public final class InMemoryOutbox implements Outbox, VisitCounts {
    private final Sealer sealer;
    private final List<SealedBatch> batches = new ArrayList<>();
    private final Map<SealedBatch, LocalDate> acknowledged = new HashMap<>();
    private OpenCounts open = OpenCounts.NONE;
    private SealMark mark = SealMark.NONE;

    public InMemoryOutbox(Sealer sealer) {
        this.sealer = sealer;
    }

    @Override
    public void add(LocalDate day, List<Cell> cells) {
        open = open.with(day, cells);
    }

    @Override
    public boolean sealOne(LocalDate today) {
        Optional<Sealer.Sealing> next = sealer.next(open, mark, today);
        next.ifPresent(
                sealing -> {
                    batches.add(sealing.batch());
                    open = sealing.after();
                    mark = sealing.mark();
                });
        return next.isPresent();
    }

    @Override
    public SealMark mark() {
        return mark;
    }

    @Override
    public List<SealedBatch> waiting(int most) {
        return batches.stream().filter(b -> !acknowledged.containsKey(b)).limit(most).toList();
    }

    @Override
    public List<SealedBatch> from(long epoch, long seq, int most) {
        return batches.stream()
                .filter(b -> b.epoch() == epoch && b.seq() >= seq)
                .limit(most)
                .toList();
    }

    @Override
    public void acknowledge(long epoch, long seq, LocalDate today) {
        if (epoch > mark.epoch() || (epoch == mark.epoch() && seq > mark.seq())) {
            throw new IllegalArgumentException("batch " + epoch + "/" + seq + " never left");
        }
        batches.stream()
                .filter(b -> b.epoch() == epoch && b.seq() <= seq)
                .forEach(b -> acknowledged.putIfAbsent(b, today));
    }

    @Override
    public void startAfter(long epoch, LocalDate sealedThrough) {
        SealMark centre = new SealMark(epoch, 0, "-", sealedThrough, sealedThrough, 0);
        int touched = open.daysThrough(sealedThrough);
        batches.removeIf(b -> !acknowledged.containsKey(b));
        open = open.after(sealer.measures(), sealedThrough, sealedThrough);
        mark = mark.newEpoch(centre, touched);
    }

    @Override
    public int forget(LocalDate today) {
        int before = batches.size();
        batches.removeIf(
                b -> {
                    LocalDate day = acknowledged.get(b);
                    return day != null && day.isBefore(today.minusDays(KEPT_DAYS));
                });
        return before - batches.size();
    }
}
