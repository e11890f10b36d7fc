package brussels.citedesmetiers.kiosk.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/// A site as a test plays it: terminals, their hub and the centre, each with a database that may go
/// back in time and a forced file beside it, and a network that cuts, repeats and reorders.
final class SiteWorld {
    static final int K = 3;
    static final int PATIENCE = 12;
    static final LocalDate FIRST = LocalDate.of(2027, 1, 1);
    static final Measures MEASURES =
            new Measures(
                    List.of(
                            Samples.hour(Period.MONTH, K),
                            new Measure("theme", List.of(Dimension.THEME), Period.QUARTER, K),
                            Samples.communeGender(K),
                            Samples.ageGender(K)));

    final List<Terminal> terminals =
            List.of(new Terminal("site-a"), new Terminal("site-b"), new Terminal("site-c"));
    final Centre centre = new Centre();
    final Hub hub = new Hub();
    final Map<Cell, Long> counted = new HashMap<>();
    private final List<Giving> sent = new ArrayList<>();
    private final Random random = new Random(7);
    private LocalDate today = FIRST;
    private int most = 2;

    /// Planted: without it a hub that forgot takes everything for new.
    boolean knowsWhatClosed = true;

    /// A joined terminal.
    final class Terminal {
        private final String id;
        private OpenCounts open = OpenCounts.NONE;
        private Offers offers = Offers.NONE;
        private SealMark file = SealMark.NONE;
        private Giving.Answer heard = Giving.Answer.NONE;
        private OpenCounts oldOpen = OpenCounts.NONE;
        private Offers oldOffers = Offers.NONE;
        private SealMark oldFile = SealMark.NONE;

        Terminal(String id) {
            this.id = id;
        }

        void cut() {
            for (Optional<Offers.Made> made = next(); made.isPresent(); made = next()) {
                open = made.get().open();
                offers = made.get().offers();
                file = offers.mark();
            }
        }

        private Optional<Offers.Made> next() {
            return offers.next(id, MEASURES, open, FIRST, today, random);
        }

        /// One exchange with the hub.
        ///
        /// @param arrives whether the hub hears it
        /// @param answered whether the answer comes back
        void exchange(boolean arrives, boolean answered) {
            cut();
            Giving giving = offers.giving(id, heard, most);
            sent.add(giving);
            if (!arrives) {
                return;
            }
            Giving.Answer answer = hub.hear(giving);
            if (answered) {
                take(giving, answer);
            }
        }

        private void take(Giving giving, Giving.Answer answer) {
            heard = answer;
            if (answer.other()) {
                SealMark other =
                        new SealMark(
                                answer.last().epoch(),
                                0,
                                "-",
                                answer.through(),
                                answer.through(),
                                0);
                startAnew(other, giving.offers().getFirst().number());
            }
            offers = offers.without(MEASURES, answer.done());
        }

        private void startAnew(SealMark other, OfferNumber from) {
            Offers.Made made = offers.newEpoch(MEASURES, open, other, from, FIRST);
            open = made.open();
            offers = made.offers();
            file = offers.mark();
        }

        /// Its clock is ahead for a while, and so may be the hub's.
        void ahead(int days, boolean hubToo) {
            LocalDate right = today;
            today = right.plusDays(days);
            cut();
            today = hubToo ? today : right;
            exchangeAll();
            today = right;
        }

        private void exchangeAll() {
            Giving giving = offers.giving(id, heard, most);
            take(giving, hub.hear(giving));
        }

        /// Staff say which day it is.
        void confirmDay() {
            if (offers.mark().through().isBefore(today)) {
                return;
            }
            Offers.TakenBack back = offers.backTo(MEASURES, today, true);
            assertEquals(0, back.missing());
            offers = back.offers();
            file = offers.mark();
            Map<Cell, Long> again = new HashMap<>(back.cells());
            NavigableMap<LocalDate, Map<Cell, Long>> days = new TreeMap<>(open.days());
            NavigableMap<LocalDate, Map<Cell, Long>> later = days.tailMap(today, true);
            later.values()
                    .forEach(day -> day.forEach((cell, n) -> again.merge(cell, n, Long::sum)));
            later.clear();
            days.put(today, again);
            LocalDate through = file.through();
            open = new OpenCounts(days, open.kept(), through, through);
        }

        void remember() {
            oldOpen = open;
            oldOffers = offers;
            oldFile = file;
        }

        /// The database of an earlier day is put back; the file stays.
        void restore() {
            open = oldOpen;
            offers = oldOffers;
            heard = Giving.Answer.NONE;
            if (!offers.mark().follows(file)) {
                boolean sameEpoch = offers.mark().epoch() == file.epoch();
                long from = sameEpoch ? Batch.MOST_NUMBER : 1;
                startAnew(file, new OfferNumber(from, from));
            }
        }

        /// A copy of the whole card of an earlier day goes on in its place.
        void becomeCopy() {
            open = oldOpen;
            offers = oldOffers;
            file = oldFile;
            heard = Giving.Answer.NONE;
        }
    }

    /// The hub.
    final class Hub {
        private final Joining joining =
                new Joining("site-all", MEASURES, bytes -> new byte[64], PATIENCE);
        private SiteCounts db = SiteCounts.NONE;
        private List<SealedBatch> rows = new ArrayList<>();
        private SiteMark file = SiteMark.NONE;
        private SiteCounts oldDb = SiteCounts.NONE;
        private List<SealedBatch> oldRows = new ArrayList<>();
        private SiteMark oldFile = SiteMark.NONE;
        private LocalDate awake = FIRST;

        Giving.Answer hear(Giving giving) {
            Joining.Taking taking = joining.take(db, giving.endedBefore(today));
            db = taking.after();
            return taking.answer();
        }

        /// @param power whether there is power until the file is raised
        void seal(boolean power) {
            for (Optional<Joining.Sealing> next = next(); next.isPresent(); next = next()) {
                SiteCounts before = db;
                db = next.get().after();
                rows.add(next.get().batch());
                gone.put(next.get().batch(), vanished(before.open(), db.open()));
                if (!power) {
                    return;
                }
                file = db.mark();
            }
        }

        private Optional<Joining.Sealing> next() {
            start();
            return joining.next(db, Set.of("site-a", "site-b", "site-c"), awake, today);
        }

        /// What a start finds.
        private void start() {
            if (file.equals(SiteMark.NONE) || db.mark().sealed().follows(file.sealed())) {
                file = db.mark().equals(SiteMark.NONE) ? file : db.mark();
            } else {
                anew(file);
            }
        }

        private void anew(SiteMark other) {
            SiteMark known =
                    knowsWhatClosed
                            ? other
                            : new SiteMark(other.sealed(), Map.of(), LocalDate.EPOCH);
            db = joining.newEpoch(db, known);
            file = db.mark();
        }

        void send(boolean answered) {
            start();
            for (SealedBatch batch : List.copyOf(rows)) {
                if (batch.epoch() == file.sealed().epoch() && batch.seq() > file.sealed().seq()) {
                    return;
                }
                if (!centre.take(batch)) {
                    rows.clear();
                    anew(centre.last);
                    return;
                }
                if (answered) {
                    rows.remove(batch);
                    db = joining.confirmed(db, batch.epoch(), batch.seq());
                }
            }
        }

        void remember() {
            oldDb = db;
            oldRows = new ArrayList<>(rows);
            oldFile = file;
        }

        void restore() {
            db = oldDb;
            rows = new ArrayList<>(oldRows);
            start();
        }

        void becomeCopy() {
            db = oldDb;
            file = oldFile;
            rows = new ArrayList<>(oldRows);
        }

        void replace() {
            db = SiteCounts.NONE;
            file = SiteMark.NONE;
            rows = new ArrayList<>();
        }
    }

    /// What the centre does with the site's batches, as its inbox does.
    static final class Centre {
        final Map<OfferNumber, SealedBatch> batches = new TreeMap<>();
        private SiteMark last = SiteMark.NONE;

        private static LocalDate from(SealedBatch batch) {
            try {
                return batch.batch().from();
            } catch (BatchFormatException e) {
                throw new AssertionError(e);
            }
        }

        private static SiteMark mark(SealedBatch batch) {
            try {
                return SiteMark.of(batch);
            } catch (BatchFormatException e) {
                throw new AssertionError(e);
            }
        }

        /// Whether it has the batch now.
        boolean take(SealedBatch batch) {
            OfferNumber number = new OfferNumber(batch.epoch(), batch.seq());
            SealedBatch there = batches.get(number);
            if (there != null) {
                return there.digest().equals(batch.digest());
            }
            OfferNumber before = new OfferNumber(last.sealed().epoch(), last.sealed().seq());
            boolean later =
                    batch.epoch() == before.epoch() || from(batch).isAfter(last.sealed().through());
            if (!last.equals(SiteMark.NONE) && !(number.follows(before) && later)) {
                return false;
            }
            batches.put(number, batch);
            last = mark(batch);
            return true;
        }
    }

    /// What each batch took out of the joined counts.
    private final Map<SealedBatch, Map<Cell, Long>> gone = new HashMap<>();

    private static Map<Cell, Long> all(OpenCounts open) {
        Map<Cell, Long> all = new HashMap<>(open.kept());
        open.days()
                .values()
                .forEach(day -> day.forEach((cell, n) -> all.merge(cell, n, Long::sum)));
        return all;
    }

    // What is kept for several periods is one visit in each measure only.
    private static Map<Cell, Long> vanished(OpenCounts before, OpenCounts after) {
        Map<Cell, Long> left = all(before);
        all(after).forEach((cell, n) -> left.merge(cell, -n, Long::sum));
        left.values().removeIf(n -> n == 0);
        left.keySet().removeIf(cell -> MEASURES.of(cell).isEmpty());
        return left;
    }

    void visit(int terminal, int who) {
        Terminal at = terminals.get(terminal);
        String gender = List.of("f", "m", "x").get(who % 3);
        List<Cell> cells =
                List.of(
                        Samples.cell("hour", ClosedLists.hour(9 + who % 4)),
                        Samples.cell("theme", who % 5 == 0 ? "C" : "A"),
                        Samples.cell("commune-gender", "2100" + (1 + who % 2), gender),
                        Samples.cell("age-gender", "a" + who % 4, gender),
                        Cell.content("0123456789ab"));
        at.open = at.open.with(today, cells);
        cells.forEach(cell -> counted.merge(cell, 1L, Long::sum));
    }

    void later(int days) {
        today = today.plusDays(days);
    }

    void replay(int which) {
        if (!sent.isEmpty()) {
            hub.hear(sent.get(which % sent.size()));
        }
    }

    /// Everything that can still come comes, and the year ends.
    void settle() {
        terminals.forEach(Terminal::confirmDay);
        today = LocalDate.of(today.getYear() + 1, 1, 2);
        most = 100;
        for (int round = 0; round < 20; round++) {
            terminals.forEach(terminal -> terminal.exchange(true, true));
            hub.seal(true);
            hub.send(true);
        }
        terminals.forEach(terminal -> terminal.exchange(true, true));
    }

    private List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        for (SealedBatch sealed : centre.batches.values()) {
            try {
                tables.addAll(sealed.batch().tables());
            } catch (BatchFormatException e) {
                throw new AssertionError(e);
            }
        }
        return tables;
    }

    /// What the batches that the centre has took out of the joined counts.
    private Map<Cell, Long> atCentre() {
        Map<Cell, Long> all = new HashMap<>();
        centre.batches
                .values()
                .forEach(
                        batch ->
                                gone.getOrDefault(batch, Map.of())
                                        .forEach((cell, n) -> all.merge(cell, n, Long::sum)));
        return all;
    }

    void assertNothingIsCountedTwice() {
        atCentre()
                .forEach(
                        (cell, n) ->
                                assertTrue(
                                        n <= counted.getOrDefault(cell, 0L),
                                        () -> cell + ": " + n + " of " + counted));
        Map<Cell, Long> released = new HashMap<>();
        for (Table table : tables()) {
            table.released()
                    .forEach(
                            count ->
                                    released.merge(
                                            new Cell(table.measure(), count.values()),
                                            count.n(),
                                            Long::sum));
        }
        released.forEach(
                (cell, n) -> assertTrue(n <= counted.getOrDefault(cell, 0L), cell::toString));
    }

    /// Every visit is in the counts by month, and by every longer period unless a table of it was
    /// withheld.
    void assertEveryVisitIsCounted() {
        boolean withheld = tables().stream().anyMatch(Table::withheld);
        Map<Cell, Long> there = atCentre();
        for (Measure measure : MEASURES.all()) {
            if (measure.period() == Period.MONTH || !withheld) {
                assertEquals(of(measure, counted), of(measure, there));
            }
        }
    }

    private static Map<String, Long> of(Measure measure, Map<Cell, Long> cells) {
        Map<String, Long> own = new TreeMap<>();
        cells.forEach(
                (cell, n) -> {
                    if (measure.counts(cell)) {
                        own.put(String.join(",", cell.values()), n);
                    }
                });
        return own;
    }

    void assertNothingIsWithheld() {
        assertTrue(tables().stream().noneMatch(Table::withheld), () -> tables().toString());
    }

    /// Over every stretch that any two tables closed, both have as many visits: whoever subtracts
    /// one from the other is told nothing.
    void assertTotalsAgree() {
        NavigableMap<String, NavigableMap<String, Long>> totals = new TreeMap<>();
        for (Table table : tables()) {
            if (!table.withheld()) {
                totals.computeIfAbsent(table.measure(), m -> new TreeMap<>())
                        .merge(table.period(), table.total(), Long::sum);
            }
        }
        NavigableMap<String, Long> months = totals.getOrDefault("hour", new TreeMap<>());
        totals.getOrDefault("theme", new TreeMap<>())
                .forEach(
                        (label, n) ->
                                assertEquals(
                                        months.entrySet().stream()
                                                .filter(e -> quarter(e.getKey()).equals(label))
                                                .mapToLong(Map.Entry::getValue)
                                                .sum(),
                                        n,
                                        () -> label + " of " + totals));
        for (String yearly : List.of("commune-gender", "age-gender")) {
            totals.getOrDefault(yearly, new TreeMap<>())
                    .forEach(
                            (label, n) ->
                                    assertEquals(
                                            months.entrySet().stream()
                                                    .filter(e -> e.getKey().startsWith(label))
                                                    .mapToLong(Map.Entry::getValue)
                                                    .sum(),
                                            n,
                                            () -> label + " of " + totals));
        }
    }

    private static String quarter(String month) {
        return Period.QUARTER.label(LocalDate.parse(month + "-01"));
    }

    /// Once the centre has everything of the year, no raw cell is left anywhere.
    void assertNothingRawIsLeft() {
        for (Terminal terminal : terminals) {
            assertTrue(
                    terminal.offers.kept().stream().allMatch(o -> o.cells().isEmpty()),
                    terminal.id);
            assertTrue(terminal.open.kept().isEmpty(), terminal.id);
        }
        assertEquals(Map.of(), hub.db.open().kept());
    }
}
