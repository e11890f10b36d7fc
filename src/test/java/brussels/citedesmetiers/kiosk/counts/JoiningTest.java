package brussels.citedesmetiers.kiosk.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.counts.Auditor.Seen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// A joined site of two terminals: what leaves it, when, and what cannot be told from it.
final class JoiningTest {
    private static final int K = 3;
    private static final int MOST = LongForm.of(6, 7);
    private static final int PATIENCE = 10;
    private static final LocalDate FIRST = LocalDate.of(2027, 1, 1);
    private static final LocalDate AFTER = LocalDate.of(2028, 2, 1);
    private static final Set<String> BOTH = Set.of("site-a", "site-b");
    private static final Measures MEASURES =
            new Measures(
                    List.of(
                            Samples.hour(Period.MONTH, K),
                            new Measure("theme", List.of(Dimension.THEME), Period.QUARTER, K)));
    private static final Joining JOINING =
            new Joining("site-all", MEASURES, bytes -> new byte[64], PATIENCE);

    private SiteCounts counts = SiteCounts.NONE;

    private static List<Cell> visit(String hour, String theme) {
        return List.of(Samples.cell("hour", hour), Samples.cell("theme", theme));
    }

    /// The offers of a terminal with these visits, made on a day.
    private static Offers offers(String terminal, OpenCounts open, LocalDate today) {
        Offers offers = Offers.NONE;
        OpenCounts left = open;
        Optional<Offers.Made> made = next(offers, terminal, left, today);
        while (made.isPresent()) {
            offers = made.get().offers();
            left = made.get().open();
            made = next(offers, terminal, left, today);
        }
        return offers;
    }

    private static Optional<Offers.Made> next(
            Offers offers, String terminal, OpenCounts left, LocalDate today) {
        return offers.next(terminal, MEASURES, left, FIRST, today, new Random(7));
    }

    private void give(String terminal, Offers offers) {
        Giving.Answer answer =
                JOINING.take(counts, new Giving(terminal, 0, List.of(), false)).answer();
        counts = JOINING.take(counts, offers.giving(terminal, answer, 100)).after();
    }

    private List<Batch> sealed(LocalDate today) throws BatchFormatException {
        List<Batch> batches = new ArrayList<>();
        for (Optional<Joining.Sealing> next = JOINING.next(counts, BOTH, FIRST, today);
                next.isPresent();
                next = JOINING.next(counts, BOTH, FIRST, today)) {
            counts = next.get().after();
            batches.add(next.get().batch().batch());
            assertEquals(counts.mark(), SiteMark.of(next.get().batch()));
        }
        return batches;
    }

    private static OpenCounts visits(int n, LocalDate day) {
        OpenCounts open = OpenCounts.NONE;
        for (int i = 0; i < n; i++) {
            open = open.with(day, visit("10", "C"));
        }
        return open;
    }

    @Test
    void whatIsTooLittleForEachIsEnoughForBoth() throws Exception {
        LocalDate today = LocalDate.of(2027, 2, 2);
        give("site-a", offers("site-a", visits(2, FIRST), today));
        assertEquals(List.of(), sealed(today), "one has not given yet");
        assertEquals(Set.of("site-b"), JOINING.missing(counts, BOTH, today));
        give("site-b", offers("site-b", visits(1, FIRST.plusDays(9)), today));
        Batch batch = sealed(today).getFirst();
        assertEquals("site-all", batch.terminal());
        assertEquals(
                List.of(
                        new Table(
                                "hour",
                                "2027-01",
                                List.of(new Table.Count(List.of("10"), 3)),
                                0,
                                false)),
                batch.tables());
        assertEquals(FIRST, batch.from());
        assertEquals(Set.of(), JOINING.missing(counts, BOTH, today));
    }

    @Test
    void nobodyFindsSmallNumbersByTheDigestThatLeavesWithTheBatch() {
        LocalDate today = LocalDate.of(2027, 2, 2);
        OpenCounts one = visits(1, FIRST);
        DayOffer offer = made(one, today, new Random(1));
        assertEquals(offer.cells(), made(one, today, new Random(2)).cells());
        assertNotEquals(offer.digest(), made(one, today, new Random(2)).digest());
    }

    private static DayOffer made(OpenCounts open, LocalDate today, Random random) {
        return Offers.NONE
                .next("site-a", MEASURES, open, FIRST, today, random)
                .orElseThrow()
                .offers()
                .kept()
                .getFirst();
    }

    @Test
    void whoDoesNotGiveIsNotWaitedForLongerThanStatedAndIsLateThen() throws Exception {
        LocalDate today = LocalDate.of(2027, 2, 11);
        give("site-a", offers("site-a", visits(4, FIRST), today));
        assertEquals(List.of(), sealed(LocalDate.of(2027, 2, 10)));
        assertEquals(4, sealed(today).getFirst().tables().getFirst().total());
        give("site-b", offers("site-b", visits(5, FIRST), today));
        assertEquals(List.of(), sealed(today));
        List<Batch> later = sealed(LocalDate.of(2027, 3, 20));
        assertTrue(later.getFirst().late());
        assertEquals("2027-02", later.getFirst().tables().getFirst().period());
        assertEquals(5, later.getFirst().tables().getFirst().total());
    }

    @Test
    void aHubThatWasOffWaitsForWhatCouldNotBeGiven() {
        LocalDate today = LocalDate.of(2027, 4, 20);
        give("site-a", offers("site-a", visits(4, FIRST), today));
        LocalDate awake = LocalDate.of(2027, 4, 19);
        assertEquals(Optional.empty(), JOINING.next(counts, BOTH, awake, today));
        assertTrue(JOINING.next(counts, BOTH, awake, awake.plusDays(PATIENCE + 1L)).isPresent());
    }

    @Test
    void rawCellsAreWipedWhereTheyWereReleasedAndConfirmedOnly() throws Exception {
        LocalDate today = LocalDate.of(2027, 2, 2);
        Offers a = offers("site-a", visits(2, FIRST), today);
        give("site-a", a);
        give("site-b", offers("site-b", visits(2, FIRST), today));
        Batch batch = sealed(today).getFirst();
        assertEquals(a, a.without(MEASURES, counts.doneOf("site-a")), "nothing is confirmed");
        counts = JOINING.confirmed(counts, batch.epoch(), batch.seq());
        Offers left = a.without(MEASURES, counts.doneOf("site-a"));
        assertEquals(Map.of(Samples.cell("theme", "C"), 2L), left.kept().getFirst().cells());
        LocalDate april = LocalDate.of(2027, 4, 2);
        give("site-a", offers("site-a", visits(2, FIRST), april));
        give("site-b", offers("site-b", visits(2, FIRST), april));
        Batch quarter = sealed(april).getLast();
        counts = JOINING.confirmed(counts, quarter.epoch(), quarter.seq());
        assertEquals(List.of(), left.without(MEASURES, counts.doneOf("site-a")).kept());
    }

    /// A terminal whose clock was ahead takes back what it offered of February.
    @Test
    void whatHadClosedBeforeATakeBackIsWipedOnceTheCentreHasIt() throws Exception {
        LocalDate today = LocalDate.of(2027, 2, 2);
        LocalDate ahead = LocalDate.of(2027, 3, 2);
        give("site-b", offers("site-b", visits(2, FIRST), today));
        Offers a = offers("site-a", visits(2, FIRST), today);
        give("site-a", a);
        Batch batch = sealed(today).getFirst();
        Offers february =
                next(new Offers(a.mark().touched(5), a.kept()), "site-a", closedBy(a), ahead)
                        .orElseThrow()
                        .offers();
        give("site-a", february);
        assertEquals(5, counts.touchedDays());

        Offers back = february.backTo(MEASURES, today, true).offers();
        assertEquals(1 + 5, back.mark().touchedDays());
        LocalDate march = LocalDate.of(2027, 3, 1);
        Offers again = next(back, "site-a", closedBy(back), march).orElseThrow().offers();
        give("site-a", again);
        assertEquals(batch.epoch() + 1, counts.mark().sealed().epoch());
        assertEquals(0, counts.touchedDays(), "told once more by whoever gives again");
        counts = JOINING.confirmed(counts, batch.epoch(), batch.seq());
        Offers left = again.without(MEASURES, counts.doneOf("site-a"));
        assertEquals(Map.of(Samples.cell("theme", "C"), 2L), left.kept().getFirst().cells());
        give("site-a", again);
        assertEquals(6, counts.touchedDays());
    }

    private static OpenCounts closedBy(Offers offers) {
        LocalDate through = offers.mark().through();
        return new OpenCounts(new TreeMap<>(), Map.of(), through, through);
    }

    /// Somebody who comes to one of the terminals.
    private record Visitor(String terminal, LocalDate day, String hour, String theme) {}

    private static List<Visitor> visitors(LocalDate... days) {
        List<Visitor> visitors = new ArrayList<>();
        for (LocalDate day : days) {
            visitors.add(new Visitor("site-a", day, "10", "C"));
            visitors.add(new Visitor("site-b", day, "11", "C"));
            visitors.add(new Visitor("site-b", day, "10", "A"));
        }
        return visitors;
    }

    private static final List<Visitor> TWO_MONTHS =
            visitors(LocalDate.of(2027, 1, 12), LocalDate.of(2027, 3, 31));

    private static final List<Visitor> TWO_QUARTERS =
            visitors(LocalDate.of(2027, 3, 30), LocalDate.of(2027, 4, 1));

    private static OpenCounts open(Map<Visitor, Long> world, String terminal) {
        OpenCounts open = OpenCounts.NONE;
        for (Map.Entry<Visitor, Long> each : world.entrySet()) {
            Visitor who = each.getKey();
            for (long i = 0; i < each.getValue() && who.terminal().equals(terminal); i++) {
                open = open.with(who.day(), visit(who.hour(), who.theme()));
            }
        }
        return open;
    }

    private static List<Object> told(List<Batch> batches) {
        return batches.stream().map(JoinedSite::told).toList();
    }

    /// Each hidden cell of the site, and what each terminal had.
    private static Map<String, Long> secrets(Map<Visitor, Long> world) {
        Map<String, Long> secrets = new HashMap<>();
        world.forEach(
                (who, n) -> {
                    if (n > 0) {
                        secrets.merge(who.terminal() + " " + who.day(), n, Long::sum);
                        secrets.merge(who.day() + " " + who.hour(), n, Long::sum);
                    }
                });
        secrets.values().removeIf(n -> n >= K);
        return new TreeMap<>(secrets);
    }

    private static Seen joined(Map<Visitor, Long> world) {
        JoiningTest site = new JoiningTest();
        BOTH.forEach(t -> site.give(t, offers(t, open(world, t), AFTER)));
        try {
            return new Seen(told(site.sealed(AFTER)), secrets(world));
        } catch (BatchFormatException e) {
            throw new AssertionError(e);
        }
    }

    /// What must not be: the same visits once more, released by a terminal that was tired of
    /// waiting.
    private static Seen joinedAndAlone(Map<Visitor, Long> world) {
        History alone = new History(MEASURES);
        alone.open = open(world, "site-b");
        Seen joined = joined(world);
        return new Seen(List.of(joined.outcome(), alone.look(AFTER).outcome()), joined.secrets());
    }

    private static Set<String> toldBy(
            List<Visitor> visitors, Function<Map<Visitor, Long>, Seen> leaving) {
        return Auditor.told(visitors, 1, MOST + 1 - K, MOST, leaving);
    }

    @Test
    void nothingHiddenIsToldOfAJoinedSite() {
        assertEquals(Set.of(), toldBy(TWO_MONTHS, JoiningTest::joined));
        assertEquals(Set.of(), toldBy(TWO_QUARTERS, JoiningTest::joined));
    }

    @Test
    void findsATerminalThatReleasesAloneWhatItOffered() {
        assertFalse(toldBy(TWO_MONTHS, JoiningTest::joinedAndAlone).isEmpty());
    }
}
