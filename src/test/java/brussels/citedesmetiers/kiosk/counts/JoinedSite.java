package brussels.citedesmetiers.kiosk.counts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A site that releases as one from a 1 January on, as a test plays it where nothing goes wrong:
/// visits come to its terminals, days pass, and all that left is gathered. What came before that
/// day left each terminal alone.
final class JoinedSite {
    private static final int PATIENCE = 10;

    private final Measures measures;
    private final LocalDate first;
    private final Joining joining;
    private final Random random = new Random(7);
    private final Map<String, Terminal> terminals = new TreeMap<>();
    private SiteCounts hub = SiteCounts.NONE;
    private final List<Batch> batches = new ArrayList<>();
    private final List<Object> alone = new ArrayList<>();
    private long remainder;

    private static final class Terminal {
        private OpenCounts open = OpenCounts.NONE;
        private Offers offers = Offers.NONE;
    }

    /// @param first from this day on it is joined
    JoinedSite(Measures measures, LocalDate first, Set<String> terminals) {
        this.measures = measures;
        this.first = first;
        this.joining = new Joining("site-all", measures, _ -> new byte[64], PATIENCE);
        terminals.forEach(id -> this.terminals.put(id, new Terminal()));
    }

    void visit(String terminal, LocalDate day, List<Cell> cells) {
        Terminal at = terminal(terminal);
        at.open = at.open.with(day, cells);
    }

    private Terminal terminal(String id) {
        Terminal terminal = terminals.get(id);
        if (terminal == null) {
            throw new AssertionError(id);
        }
        return terminal;
    }

    /// Lets everything close and leave that did before this day.
    JoinedSite look(LocalDate today) {
        terminals.forEach((id, terminal) -> closeAlone(id, terminal, today));
        terminals.forEach((id, terminal) -> give(id, terminal, today));
        for (Optional<Joining.Sealing> next = sealing(today);
                next.isPresent();
                next = sealing(today)) {
            hub = next.get().after();
            remainder += next.get().remainder();
            try {
                batches.add(next.get().batch().batch());
            } catch (BatchFormatException e) {
                throw new AssertionError(e);
            }
        }
        return this;
    }

    private Optional<Joining.Sealing> sealing(LocalDate today) {
        return joining.next(hub, terminals.keySet(), first, today);
    }

    private void closeAlone(String id, Terminal terminal, LocalDate today) {
        if (!terminal.open.closed().isBefore(first)) {
            return;
        }
        History history = new History(measures);
        history.open = terminal.open;
        history.look(first.isBefore(today) ? first : today);
        terminal.open = history.open;
        history.outcome().forEach(left -> alone.add(List.of(id, left)));
    }

    private void give(String id, Terminal terminal, LocalDate today) {
        for (Optional<Offers.Made> made = next(id, terminal, today);
                made.isPresent();
                made = next(id, terminal, today)) {
            terminal.open = made.get().open();
            terminal.offers = made.get().offers();
        }
        Giving.Answer answer = joining.take(hub, new Giving(id, 0, List.of(), false)).answer();
        hub = joining.take(hub, terminal.offers.giving(id, answer, 1000)).after();
    }

    private Optional<Offers.Made> next(String id, Terminal terminal, LocalDate today) {
        return terminal.offers.next(id, measures, terminal.open, first, today, random);
    }

    List<Batch> batches() {
        return List.copyOf(batches);
    }

    /// Visits that stay at the hub for good.
    long remainder() {
        return remainder;
    }

    /// Everything that left the house: of each terminal alone, and of all together. Nobody can read
    /// a digest.
    List<Object> outcome() {
        List<Object> outcome = new ArrayList<>(alone);
        batches.forEach(b -> outcome.add(told(b)));
        return outcome;
    }

    /// What a batch says.
    static Object told(Batch b) {
        Map<String, Object> given = new TreeMap<>();
        b.site()
                .given()
                .forEach(
                        (terminal, last) ->
                                given.put(terminal, List.of(last.number(), last.through())));
        return List.of(
                b.epoch(),
                b.seq(),
                List.of(b.from(), b.through(), b.site().through(), b.site().moved()),
                b.content(),
                b.late(),
                b.undated(),
                b.touchedDays(),
                b.remainderUpTo(),
                b.tables(),
                given);
    }

    /// The tables that left the site as one.
    List<Table> tables() {
        return batches.stream().flatMap(b -> b.tables().stream()).toList();
    }

    /// Numbers below the threshold of whatever is counted by a name.
    static Map<String, Long> small(Map<String, Long> numbers, int k) {
        Map<String, Long> small = new HashMap<>(numbers);
        small.values().removeIf(n -> n == 0 || n >= k);
        return new TreeMap<>(small);
    }

    /// The ids of a site's terminals.
    static Set<String> named(String... ids) {
        return new TreeSet<>(List.of(ids));
    }
}
