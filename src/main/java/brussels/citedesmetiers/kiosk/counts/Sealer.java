package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.Optional;

/// Makes batches of what closed. Pure but for the signer; any thread.
public final class Sealer {
    private final String terminal;
    private final Measures measures;
    private final Closing closing;
    private final BatchSigner signer;

    /// @param terminal its id
    public Sealer(String terminal, Measures measures, BatchSigner signer) {
        this.terminal = terminal;
        this.measures = measures;
        this.closing = new Closing(measures);
        this.signer = signer;
    }

    /// The measures it seals.
    public Measures measures() {
        return measures;
    }

    /// One step: what must be stored together, or not at all.
    ///
    /// @param after what is still open
    /// @param mark how far the sealing has got with it
    /// @param remainder visits that stay for good, for the terminal's own books
    public record Sealing(
            OpenCounts after, SealMark mark, SealedBatch batch, LocalDate day, long remainder) {}

    /// The next batch of what closed before today; empty if nothing did.
    public Optional<Sealing> next(OpenCounts open, SealMark last, LocalDate today) {
        return closing.next(open, today).map(closed -> seal(closed, last));
    }

    private Sealing seal(Closing.Closed closed, SealMark last) {
        Batch batch =
                new Batch(
                        terminal,
                        last.epoch(),
                        last.seq() + 1,
                        closed.from(),
                        closed.day(),
                        closed.content(),
                        closed.marks().contains(Cell.Mark.LATE),
                        closed.marks().contains(Cell.Mark.UNDATED),
                        last.touchedDays(),
                        closed.yearEnded() ? measures.leastVisits() - 1 : 0,
                        closed.tables());
        SealedBatch sealed = SealedBatch.seal(batch, signer);
        OpenCounts after = closed.after();
        return new Sealing(
                after,
                last.next(sealed, after.through(), after.closed()),
                sealed,
                closed.day(),
                closed.remainder());
    }
}
