package brussels.citedesmetiers.kiosk.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.counts.Auditor.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The auditor on everything small: no hidden cell has only one possible number, and rules that
/// lack any part of the real one are found out.
final class ReleaseAuditTest {
    private static final Rule REAL = real(Period.YEAR);
    private static final Rule REAL_MONTH = real(Period.MONTH);

    /// Half as many worlds as in the long form.
    private static final int FEWER = LongForm.of(1, 0);

    private static Rule real(Period period) {
        return (measures, visits, counted) ->
                ReleaseRule.release(measures, period, visits, counted, "p");
    }

    private static Measures age(int k) {
        return new Measures(List.of(new Measure("age", List.of(Dimension.AGE), Period.YEAR, k)));
    }

    private static List<List<Cell>> ages(int n) {
        return IntStream.range(0, n).mapToObj(i -> List.of(Samples.cell("age", "a" + i))).toList();
    }

    private static Set<String> told(
            Rule rule, Measures measures, List<List<Cell>> visits, int from, int to) {
        Set<String> told = new TreeSet<>();
        for (int n = from; n <= to; n++) {
            told.addAll(Auditor.told(visits, n, w -> Auditor.seen(rule, measures, w)));
        }
        return told;
    }

    @ParameterizedTest
    @CsvSource({"3, 2, 14", "3, 3, 14", "3, 4, 13", "4, 3, 18", "4, 4, 14", "5, 3, 24", "5, 4, 16"})
    void noCellOfOneTableIsTold(int k, int cells, int most) {
        assertEquals(Set.of(), told(REAL, age(k), ages(cells), k, most));
    }

    /// Two measures that share the gender, with these genders, communes and ages.
    private static List<List<Cell>> people(List<String> genders, int communes, int ages) {
        List<List<Cell>> people = new ArrayList<>();
        for (String gender : genders) {
            // The last gender lives in one commune and has one age: fewer worlds, harder cases.
            boolean last = gender.equals(genders.getLast());
            for (int c = 0; c < (last ? 1 : communes); c++) {
                for (int a = 0; a < (last ? 1 : ages); a++) {
                    people.add(
                            List.of(
                                    Samples.cell("commune-gender", "c" + c, gender),
                                    Samples.cell("age-gender", "a" + a, gender)));
                }
            }
        }
        return people;
    }

    private static Measures byGender(int k) {
        return new Measures(List.of(Samples.communeGender(k), Samples.ageGender(k)));
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 13", "3, 1, 16", "3, 2, 12"})
    void noCellOfTwoTablesThatShareAGenderIsTold(int communes, int ages, int most) {
        List<List<Cell>> people = people(List.of("f", "x"), communes, ages);
        assertEquals(Set.of(), told(REAL, byGender(3), people, 3, most - FEWER));
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 13", "2, 2, 9"})
    void noCellIsToldWithThreeGenders(int communes, int ages, int most) {
        List<List<Cell>> people = people(List.of("f", "m", "x"), communes, ages);
        assertEquals(Set.of(), told(REAL, byGender(3), people, 3, most - FEWER));
    }

    /// Visits as the three measures by outcome count them.
    private static List<List<Cell>> outcomes() {
        List<List<Cell>> visits = new ArrayList<>();
        for (String question : List.of("q1", "q2")) {
            visits.add(
                    List.of(
                            Samples.cell("channel", "abandoned", "none"),
                            Samples.cell("abandoned-at", "abandoned", question),
                            Samples.cell("recommendation", "abandoned", "none")));
        }
        for (String channel : List.of("adviser", "self_served")) {
            for (String shown : List.of("r1", "r2")) {
                visits.add(
                        List.of(
                                Samples.cell("channel", "finished", channel),
                                Samples.cell("abandoned-at", "finished", "none"),
                                Samples.cell("recommendation", "finished", shown)));
            }
        }
        return visits;
    }

    private static Measures byOutcome(int k) {
        return new Measures(
                List.of(Samples.channel(k), Samples.abandonedAt(k), Samples.recommendation(k)));
    }

    @Test
    void noCellOfChannelQuestionAndRecommendationIsTold() {
        assertEquals(Set.of(), told(REAL_MONTH, byOutcome(3), outcomes(), 3, 12));
    }

    // Planted defects.

    /// Hides what is below k and nothing else.
    private static List<Table> onlySmall(Measures measures, Map<Cell, Long> counted, int joined) {
        List<Table> tables = new ArrayList<>();
        for (Measure measure : measures.all()) {
            List<Map.Entry<Cell, Long>> sorted =
                    counted.entrySet().stream()
                            .filter(e -> e.getValue() > 0 && measure.counts(e.getKey()))
                            .sorted(
                                    Map.Entry.<Cell, Long>comparingByValue()
                                            .thenComparing(e -> e.getKey().toString()))
                            .toList();
            int k = measure.threshold();
            int small = (int) sorted.stream().filter(e -> e.getValue() < k).count();
            int hide = small;
            while (joined > 0 && small > 0 && hide < sorted.size()) {
                long sum = sum(sorted.subList(0, hide));
                if (sum >= k && hide > 1) {
                    break;
                }
                hide++;
            }
            tables.add(
                    new Table(
                            measure.id(),
                            "p",
                            sorted.subList(hide, sorted.size()).stream()
                                    .sorted(Comparator.comparing(e -> e.getKey().toString()))
                                    .map(Table.Count::of)
                                    .toList(),
                            sum(sorted.subList(0, hide)),
                            false));
        }
        return tables;
    }

    private static long sum(List<Map.Entry<Cell, Long>> cells) {
        return cells.stream().mapToLong(Map.Entry::getValue).sum();
    }

    @Test
    void findsASmallCellThatNothingJoined() {
        assertFalse(told((m, n, c) -> onlySmall(m, c, 0), age(5), ages(3), 5, 20).isEmpty());
    }

    @Test
    void findsCellsThatJoinByTheirPlaceInAList() {
        // The rule as written, ties decided by name and three times k-1 taken for safe.
        Set<String> told = told((m, n, c) -> onlySmall(m, c, 1), age(3), ages(4), 3, 12);
        assertFalse(told.isEmpty());
    }

    /// The real rule for each measure as if it were alone.
    private static List<Table> eachAlone(
            Period period, Measures measures, long visits, Map<Cell, Long> counted) {
        return measures.all().stream()
                .flatMap(
                        m ->
                                ReleaseRule.release(
                                        new Measures(List.of(m)), period, visits, counted, "p")
                                        .stream())
                .toList();
    }

    @Test
    void findsTablesThatForgetTheGenderTheyShare() {
        List<List<Cell>> people = people(List.of("f", "x"), 2, 2);
        Rule alone = (m, n, c) -> eachAlone(Period.YEAR, m, n, c);
        assertFalse(told(alone, byGender(3), people, 3, 12).isEmpty());
    }

    @Test
    void findsTablesThatForgetTheOutcomeTheyShare() {
        Rule alone = (m, n, c) -> eachAlone(Period.MONTH, m, n, c);
        assertFalse(told(alone, byOutcome(3), outcomes(), 3, 12).isEmpty());
    }

    @Test
    void findsAnAnswerThatOnlyWhoAnsweredIsCountedFor() {
        // 9 visits in one table and 8 in the other: who is not in it can be told.
        Rule leavingOut =
                (measures, visits, counted) -> {
                    Map<Cell, Long> answered = new HashMap<>(counted);
                    answered.keySet().removeIf(cell -> cell.values().contains("no-answer"));
                    List<Table> tables =
                            new ArrayList<>(
                                    ReleaseRule.release(
                                            measures,
                                            Period.YEAR,
                                            answered.values().stream()
                                                    .mapToLong(Long::longValue)
                                                    .sum(),
                                            answered,
                                            "p"));
                    tables.add(new Table("visits", "p", List.of(), visits, false));
                    return tables;
                };
        List<List<Cell>> visits = new ArrayList<>(ages(2));
        visits.add(List.of(Samples.cell("age", "no-answer")));
        Set<String> told = told(leavingOut, age(3), visits, 3, 9);
        assertFalse(
                told.stream()
                        .filter(t -> t.startsWith("age[no-answer]"))
                        .collect(Collectors.toSet())
                        .isEmpty());
    }
}
