package brussels.citedesmetiers.kiosk.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// What holds for every history of a terminal.
class ClosingPropertyTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 18);

    /// @param daysLater how many days after the visit before
    /// @param hour which of three hours
    /// @param who which of the kinds of visitor
    record Came(int daysLater, int hour, int who) {}

    @Provide
    Arbitrary<List<Came>> visits() {
        Arbitrary<Integer> later =
                Arbitraries.frequency(
                        net.jqwik.api.Tuple.of(12, 0),
                        net.jqwik.api.Tuple.of(3, 1),
                        net.jqwik.api.Tuple.of(1, 2),
                        net.jqwik.api.Tuple.of(1, 9));
        return Combinators.combine(
                        later,
                        Arbitraries.integers().between(9, 11),
                        Arbitraries.integers().between(0, 11))
                .as(Came::new)
                .list()
                .ofMaxSize(160);
    }

    private static List<Cell> cells(Came came) {
        boolean finished = came.who() % 4 != 0;
        String outcome = finished ? "finished" : "abandoned";
        String gender = List.of("f", "m", "x", "no-answer").get(finished ? came.who() % 3 : 3);
        return List.of(
                Samples.cell("hour", ClosedLists.hour(came.hour())),
                Samples.cell("theme-language", came.who() < 7 ? "C" : "A", "l" + came.who() % 3),
                Samples.cell("recommendation", outcome, finished ? "r" + came.who() % 5 : "none"),
                Samples.cell("channel", outcome, finished && came.who() > 5 ? "adviser" : "none"),
                Samples.cell("abandoned-at", outcome, finished ? "none" : "q" + came.who()),
                Samples.cell("feedback", finished ? "" + came.who() % 4 : "none"),
                Samples.cell("commune-gender", finished ? "2100" + came.hour() : "-", gender),
                Samples.cell("age-gender", finished ? "a" + came.who() / 4 : "-", gender));
    }

    /// Plays a history; looks before every `each`-th visit and at the end.
    private static History played(int k, List<Came> visits, int each) {
        History history = new History(Samples.all(k));
        LocalDate day = FIRST;
        int n = 0;
        for (Came came : visits) {
            day = day.plusDays(came.daysLater());
            n++;
            if (each > 0 && n % each == 0) {
                history.look(day);
            }
            history.visit(day, cells(came));
        }
        return history.look(day.plusDays(40));
    }

    @Property(tries = 300)
    void releasedAndNotShownAndRemainderAreWhatWasCounted(
            @ForAll("visits") List<Came> visits, @ForAll @IntRange(min = 3, max = 6) int k) {
        History history = played(k, visits, 7);
        for (Measure measure : history.measures.all()) {
            assertEquals(
                    visits.size(),
                    history.left(measure) + history.held(measure) + history.remainders(),
                    measure.id());
        }
        assertTrue(history.tables().stream().noneMatch(Table::withheld));
    }

    @Property(tries = 300)
    void noNumberBelowTheThresholdEverLeaves(
            @ForAll("visits") List<Came> visits, @ForAll @IntRange(min = 3, max = 6) int k) {
        for (Table table : played(k, visits, 1).tables()) {
            assertTrue(table.released().stream().allMatch(count -> count.n() >= k));
            assertTrue(table.notShown() == 0 || table.notShown() >= k, table.toString());
            assertTrue(table.total() >= k, table.toString());
        }
    }

    @Property(tries = 200)
    void whatLeavesDoesNotDependOnWhenSomebodyLooked(
            @ForAll("visits") List<Came> visits, @ForAll @IntRange(min = 2, max = 50) int each) {
        History daily = played(5, visits, 1);
        History rarely = played(5, visits, each);
        History once = played(5, visits, 0);
        assertEquals(daily.outcome(), rarely.outcome());
        assertEquals(daily.outcome(), once.outcome());
        assertEquals(daily.open, once.open);
    }

    @Property(tries = 200)
    void totalsOfAnyTwoMeasuresAgreeOverEveryStretchBothClosed(
            @ForAll("visits") List<Came> visits) {
        History history = played(5, visits, 3);
        Map<String, Long> hours = new HashMap<>();
        for (Closing.Closed closed : history.closed) {
            for (Table table : closed.tables()) {
                if (table.measure().equals("hour")) {
                    hours.merge(Period.MONTH.label(closed.day()), table.total(), Long::sum);
                    hours.merge(Period.YEAR.label(closed.day()), table.total(), Long::sum);
                } else {
                    assertEquals(hours.get(table.period()), table.total(), table.toString());
                }
            }
        }
    }

    @Property(tries = 100)
    void aMeasureAddedWithinAPeriodIsWithheldAndAllOthersAreNot(
            @ForAll("visits") List<Came> visits) {
        History before = new History(Samples.all(5));
        List<Came> first = new ArrayList<>(visits);
        LocalDate day = FIRST;
        int half = first.size() / 2;
        for (Came came : first.subList(0, half)) {
            before.visit(day, cells(came).stream().filter(c -> !isFeedback(c)).toList());
        }
        for (Came came : first.subList(half, first.size())) {
            before.visit(day, cells(came));
        }
        before.look(day.plusDays(40));
        for (Table table : before.tables()) {
            boolean missed = table.measure().equals("feedback") && half > 0;
            assertEquals(missed, table.withheld(), table.toString());
        }
    }

    /// Visits of all kinds before and after a new year with other periods: nothing is lost, counted
    /// in both or withheld.
    @Property(tries = 200)
    void otherPeriodsFromJanuaryLoseAndDoubleNothing(
            @ForAll("visits") List<Came> visits, @ForAll @IntRange(min = 1, max = 50) int each) {
        Measures before = Samples.all(5);
        List<Measure> longer =
                before.all().stream()
                        .map(
                                m ->
                                        new Measure(
                                                m.id(),
                                                m.dimensions(),
                                                m.period().compareTo(Period.MONTH) < 0
                                                        ? Period.MONTH
                                                        : Period.QUARTER,
                                                m.threshold()))
                        .toList();
        Measures changing = new Measures(longer, new TreeMap<>(Map.of(2026, before)));
        History history = new History(changing);
        LocalDate day = FIRST;
        int n = 0;
        for (Came came : visits) {
            day = day.plusDays(came.daysLater());
            history.visit(day, cells(came));
            n++;
            if (n % each == 0) {
                history.look(day);
            }
        }
        history.look(LocalDate.of(day.getYear() + 1, 1, 2));
        for (Measure measure : changing.all()) {
            assertEquals(visits.size(), history.left(measure) + history.remainders(), measure.id());
        }
        assertTrue(history.tables().stream().noneMatch(Table::withheld));
    }

    @Test
    void onlyPeriodsMayDifferBetweenYears() {
        Measures five = Samples.all(5);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Measures(five.all(), new TreeMap<>(Map.of(2026, Samples.all(6)))));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Measures(
                                five.all(),
                                new TreeMap<>(
                                        Map.of(2026, new Measures(List.of(Samples.channel(5)))))));
    }

    private static boolean isFeedback(Cell cell) {
        return cell.measure().equals("feedback");
    }
}
