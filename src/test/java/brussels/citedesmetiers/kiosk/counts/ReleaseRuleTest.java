package brussels.citedesmetiers.kiosk.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// The rule on tables as they are.
class ReleaseRuleTest {
    private static final Measures MONTH =
            new Measures(
                    List.of(
                            Samples.theme(Period.MONTH, 5),
                            Samples.channel(5),
                            Samples.abandonedAt(5)));
    private static final Measures YEAR =
            new Measures(List.of(Samples.communeGender(5), Samples.ageGender(5)));

    private static Map<String, Table> released(
            Measures measures, Period period, long visits, Map<Cell, Long> counted) {
        Map<String, Table> tables = new HashMap<>();
        ReleaseRule.release(measures, period, visits, counted, "p")
                .forEach(table -> tables.put(table.measure(), table));
        return tables;
    }

    private static long n(Map<String, Table> tables, String measure, String... values) {
        return table(tables, measure).released().stream()
                .filter(count -> count.values().equals(List.of(values)))
                .mapToLong(Table.Count::n)
                .sum();
    }

    private static Table table(Map<String, Table> tables, String measure) {
        Table table = tables.get(measure);
        if (table == null) {
            throw new AssertionError("no table " + measure);
        }
        return table;
    }

    @Test
    void aTableWithoutSmallCellsLeavesCellForCell() {
        Map<Cell, Long> counted = new HashMap<>();
        long visits = 0;
        for (int c = 0; c < 19; c++) {
            for (String gender : List.of("f", "m")) {
                long n = 5L + c;
                counted.put(Samples.cell("commune-gender", "c" + c, gender), n);
                counted.merge(Samples.cell("age-gender", "a" + c % 7, gender), n, Long::sum);
                visits += n;
            }
        }
        Map<String, Table> tables = released(YEAR, Period.YEAR, visits, counted);
        assertEquals(0, table(tables, "commune-gender").notShown());
        assertEquals(0, table(tables, "age-gender").notShown());
        assertEquals(38, table(tables, "commune-gender").released().size());
        assertEquals(23, n(tables, "commune-gender", "c18", "m"));
    }

    @Test
    void aHundredAndTwentyVisitsAndAHundredAndSeventeenWithAnAdviserGiveNobodyAway() {
        Map<Cell, Long> counted =
                Map.of(
                        Samples.cell("theme-language", "C", "fr"), 120L,
                        Samples.cell("channel", "finished", "adviser"), 117L,
                        Samples.cell("channel", "finished", "self_served"), 3L,
                        Samples.cell("abandoned-at", "finished", "none"), 120L);
        Map<String, Table> tables = released(MONTH, Period.MONTH, 120, counted);
        assertEquals(120, n(tables, "theme-language", "C", "fr"));
        assertEquals(120, table(tables, "channel").notShown());
    }

    @Test
    void threeWhoLeftAreHiddenInEveryTableThatKnowsTheOutcome() {
        Map<Cell, Long> counted =
                Map.of(
                        Samples.cell("theme-language", "C", "fr"), 120L,
                        Samples.cell("channel", "finished", "adviser"), 100L,
                        Samples.cell("channel", "finished", "self_served"), 17L,
                        Samples.cell("channel", "abandoned", "none"), 3L,
                        Samples.cell("abandoned-at", "abandoned", "t-need"), 3L,
                        Samples.cell("abandoned-at", "finished", "none"), 117L);
        Map<String, Table> tables = released(MONTH, Period.MONTH, 120, counted);
        assertEquals(100, n(tables, "channel", "finished", "adviser"));
        assertEquals(20, table(tables, "channel").notShown());
        assertEquals(120, table(tables, "abandoned-at").notShown());
    }

    @Test
    void threeOfOneGenderDoNotCostAllOfAnother() {
        Map<Cell, Long> counted = new HashMap<>();
        counted.put(Samples.cell("commune-gender", "c1", "x"), 3L);
        counted.put(Samples.cell("age-gender", "a1", "x"), 3L);
        for (int i = 1; i <= 5; i++) {
            counted.put(Samples.cell("commune-gender", "c" + i, "m"), 10L * i);
            counted.put(Samples.cell("commune-gender", "c" + i, "f"), 20L * i);
            counted.put(Samples.cell("age-gender", "a" + i, "m"), 10L * i);
            counted.put(Samples.cell("age-gender", "a" + i, "f"), 20L * i);
        }
        Map<String, Table> tables = released(YEAR, Period.YEAR, 453, counted);
        for (String measure : List.of("commune-gender", "age-gender")) {
            assertEquals(13, table(tables, measure).notShown(), measure);
            assertEquals(9, table(tables, measure).released().size(), measure);
        }
    }

    @Test
    void aMeasureThatMissedVisitsIsWithheldWhole() {
        Map<Cell, Long> counted =
                Map.of(
                        Samples.cell("theme-language", "C", "fr"), 117L,
                        Samples.cell("channel", "finished", "adviser"), 120L,
                        Samples.cell("abandoned-at", "finished", "none"), 120L);
        Map<String, Table> tables = released(MONTH, Period.MONTH, 120, counted);
        assertTrue(table(tables, "theme-language").withheld());
        assertFalse(table(tables, "channel").withheld());
    }

    @Provide
    Arbitrary<List<Integer>> numbers() {
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, Arbitraries.integers().between(0, 8)),
                        net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 300)))
                .list()
                .ofMinSize(2)
                .ofMaxSize(84);
    }

    @Property(tries = 500)
    void hiddenIsNothingOrAtLeastTheThresholdOverAtLeastTwoCells(
            @ForAll("numbers") List<Integer> numbers, @ForAll @IntRange(min = 3, max = 9) int k) {
        Map<String, Long> cells = new HashMap<>();
        for (int i = 0; i < numbers.size(); i++) {
            cells.put("c" + i, (long) numbers.get(i));
        }
        Set<String> hidden = Hiding.hidden(cells, k);
        long sum = Hiding.sum(cells, hidden);
        long all = Hiding.sum(cells, cells.keySet());
        boolean two =
                hidden.stream().filter(c -> !Long.valueOf(0).equals(cells.get(c))).count() > 1;
        assertTrue(hidden.isEmpty() || (sum >= k && two) || sum == all);
        cells.forEach((cell, n) -> assertTrue(n == 0 || n >= k || hidden.contains(cell), cell));
    }

    @Property(tries = 300)
    void theSameHoldsForEachGenderInBothTables(
            @ForAll("numbers") List<Integer> numbers, @ForAll @IntRange(min = 3, max = 9) int k) {
        Map<Cell, Long> counted = new HashMap<>();
        long visits = 0;
        for (int i = 0; i < numbers.size(); i++) {
            String gender = List.of("f", "m", "x", "no-answer").get(i % 4);
            long n = numbers.get(i);
            visits += n;
            counted.merge(Samples.cell("commune-gender", "c" + i % 21, gender), n, Long::sum);
            counted.merge(Samples.cell("age-gender", "a" + i % 13, gender), n, Long::sum);
        }
        if (visits < k) {
            return;
        }
        Measures measures = new Measures(List.of(Samples.communeGender(k), Samples.ageGender(k)));
        Map<String, Table> tables = released(measures, Period.YEAR, visits, counted);
        for (Table table : tables.values()) {
            assertEquals(visits, table.total());
            assertTrue(table.notShown() == 0 || table.notShown() >= k);
            assertTrue(table.released().stream().allMatch(count -> count.n() >= k));
            for (String gender : List.of("f", "m", "x", "no-answer")) {
                long all = sum(counted, table.measure(), gender);
                long shown =
                        table.released().stream()
                                .filter(count -> count.values().getLast().equals(gender))
                                .mapToLong(Table.Count::n)
                                .sum();
                // A total below k is hidden, and more with it.
                assertTrue(all >= k || shown == 0, gender);
                assertTrue(all == 0 || all >= k || table.notShown() > all || visits == all);
            }
        }
    }

    private static long sum(Map<Cell, Long> counted, String measure, String gender) {
        return counted.entrySet().stream()
                .filter(e -> e.getKey().measure().equals(measure))
                .filter(e -> e.getKey().values().getLast().equals(gender))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
