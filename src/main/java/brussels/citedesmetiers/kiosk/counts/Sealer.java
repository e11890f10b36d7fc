package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes batches from closed periods. Pure but for the signer; any thread.
public final class Sealer {
    private final String terminal;
    private final Measures measures;
    private final Closing closing;
    private final Map<String, String> stops;
    private final BatchSigner signer;

    /// @param terminal its id
    public Sealer(String terminal, Measures measures, BatchSigner signer) {
        this(terminal, measures, Map.of(), signer);
    }

    /// @param terminal its id
    /// @param stops the names of the truck's stops, by id
    public Sealer(
            String terminal, Measures measures, Map<String, String> stops, BatchSigner signer) {
        this.terminal = terminal;
        this.measures = measures;
        this.closing = new Closing(measures);
        this.stops = Map.copyOf(stops);
        this.signer = signer;
    }

    /// The terminal whose counts it seals.
    public String terminal() {
        return terminal;
    }

    /// The measures it seals.
    public Measures measures() {
        return measures;
    }

    /// One step: what must be stored in one transaction.
    ///
    /// @param after what is still open
    /// @param mark how far the sealing has got with it
    /// @param remainder visits that stay for good, for the terminal's own records
    public record Sealing(
            OpenCounts after, SealMark mark, SealedBatch batch, LocalDate day, long remainder) {}

    /// The next batch of periods that closed before today; empty if none did.
    public Optional<Sealing> next(OpenCounts open, SealMark last, LocalDate today) {
        return closing.next(open, today).map(closed -> seal(closed, last, SiteGiven.NONE));
    }

    /// The batch of what closed.
    ///
    /// @param site which offers are in it, if a site closed it
    Sealing seal(Closing.Closed closed, SealMark last, SiteGiven site) {
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
                        Math.min(Batch.MOST_TOUCHED_DAYS, last.touchedDays()),
                        closed.yearEnded()
                                ? measures.in(closed.day().getYear()).leastVisits() - 1
                                : 0,
                        closed.tables(),
                        named(closed.tables()),
                        site);
        SealedBatch sealed = SealedBatch.seal(batch, signer);
        OpenCounts after = closed.after();
        return new Sealing(
                after,
                last.next(sealed, after.through(), after.closed()),
                sealed,
                closed.day(),
                closed.remainder());
    }

    /// The names of the stops whose counts leave. If a stop has too few visits to leave, its name
    /// does not leave either.
    private Map<String, String> named(List<Table> tables) {
        Map<String, String> named = new HashMap<>();
        for (Measure measure : measures.all()) {
            int place = measure.dimensions().indexOf(Dimension.STOP);
            if (place < 0) {
                continue;
            }
            tables.stream()
                    .filter(table -> table.measure().equals(measure.id()))
                    .flatMap(table -> table.released().stream())
                    .map(count -> count.values().get(place))
                    .filter(id -> Batch.isStopNamed(id, stops.getOrDefault(id, "")))
                    .forEach(id -> named.put(id, stops.getOrDefault(id, "")));
        }
        return named;
    }
}
