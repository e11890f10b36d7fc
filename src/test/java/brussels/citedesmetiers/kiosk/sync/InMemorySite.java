package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.counts.Cell;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.Joining;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.Offers;
import brussels.citedesmetiers.kiosk.counts.OpenCounts;
import brussels.citedesmetiers.kiosk.counts.Outbox;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.SiteCounts;
import brussels.citedesmetiers.kiosk.counts.SiteMark;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// The joined counts of a site with one terminal, as plain values.
final class InMemorySite implements Outbox {
    static final LocalDate FIRST = LocalDate.of(2027, 1, 1);
    private static final Measures MEASURES =
            new Measures(List.of(new Measure("hour", List.of(Dimension.HOUR), Period.MONTH, 3)));
    static final String TERMINAL = "site-a";

    private final Joining joining = new Joining("site-all", MEASURES, m -> new byte[64], 14);
    private final List<SealedBatch> rows = new ArrayList<>();
    private SiteCounts counts = SiteCounts.NONE;
    private Offers offers = Offers.NONE;
    private OpenCounts open = OpenCounts.NONE;
    private Giving.Answer heard = Giving.Answer.NONE;

    /// The terminal counts visits of a day.
    InMemorySite visits(int n, LocalDate day) {
        for (int i = 0; i < n; i++) {
            open =
                    open.with(
                            day,
                            List.of(new Cell("hour", List.of("10")), Cell.content("0123456789ab")));
        }
        return this;
    }

    /// The terminal gives all that ended before a day.
    InMemorySite given(LocalDate today) {
        Random random = new Random(1);
        for (Optional<Offers.Made> made =
                        offers.next(TERMINAL, MEASURES, open, FIRST, today, random);
                made.isPresent();
                made = offers.next(TERMINAL, MEASURES, open, FIRST, today, random)) {
            offers = made.get().offers();
            open = made.get().open();
        }
        for (int i = 0; i < 3; i++) {
            Joining.Taking taking = joining.take(counts, offers.giving(TERMINAL, heard, 60));
            counts = taking.after();
            heard = taking.answer();
        }
        return this;
    }

    /// Takes of what a terminal gives the days that have ended by this one.
    Giving.Answer take(Giving giving, LocalDate today) {
        Joining.Taking taking = joining.take(counts, giving.endedBefore(today));
        counts = taking.after();
        return taking.answer();
    }

    /// Its database is put back to before what it sealed, and only the file beside it remembers.
    void goBack() {
        counts = joining.newEpoch(SiteCounts.NONE, counts.mark());
        rows.clear();
    }

    /// Another machine becomes the hub.
    void replace() {
        counts = SiteCounts.NONE;
        rows.clear();
    }

    @Override
    public boolean sealOne(LocalDate today) {
        Optional<Joining.Sealing> next = joining.next(counts, Set.of(TERMINAL), FIRST, today);
        next.ifPresent(
                sealing -> {
                    counts = sealing.after();
                    rows.add(sealing.batch());
                });
        return next.isPresent();
    }

    @Override
    public SealMark mark() {
        return counts.mark().sealed();
    }

    @Override
    public List<SealedBatch> waiting(int most) {
        return rows.stream().limit(most).toList();
    }

    @Override
    public List<SealedBatch> from(long epoch, long seq, int most) {
        return rows.stream()
                .filter(row -> row.epoch() == epoch && row.seq() >= seq)
                .limit(most)
                .toList();
    }

    @Override
    public void acknowledge(long epoch, long seq, LocalDate today) {
        rows.removeIf(row -> row.epoch() == epoch && row.seq() <= seq);
        counts = joining.confirmed(counts, epoch, seq);
    }

    @Override
    public void startAfter(long epoch, LocalDate sealedThrough) {
        throw new AssertionError("nothing is said of the offers");
    }

    @Override
    public void startAfter(SiteMark centre) {
        rows.clear();
        counts = joining.newEpoch(counts, centre);
    }

    @Override
    public int forget(LocalDate today) {
        return 0;
    }
}
