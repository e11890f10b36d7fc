package brussels.citedesmetiers.kiosk.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.counts.Auditor.Seen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// The three questions of the Article 29 Working Party's Opinion 05/2014 (WP216), asked of
/// everything that left a truck in a year: can somebody be singled out, can two records be linked,
/// can something be inferred. Whoever asks has all batches and knows the rule by heart.
final class AttackTest {
    private static final int K = 3;
    private static final int MOST = LongForm.of(6, 7);
    private static final LocalDate DAY = LocalDate.of(2026, 12, 7);
    private static final LocalDate NEXT_YEAR = LocalDate.of(2027, 1, 2);
    private static final Measures TRUCK =
            new Measures(
                    List.of(
                            Samples.theme(Period.MONTH, K),
                            new Measure("stop", List.of(Dimension.STOP), Period.MONTH, K),
                            Samples.communeGender(K),
                            Samples.ageGender(K)));

    /// Somebody on the truck.
    private record Person(String theme, String language, String stop, String commune, String g) {
        List<Cell> cells() {
            String age = g.equals("x") ? "65-plus" : "20-24";
            return List.of(
                    Samples.cell("theme-language", theme, language),
                    Samples.cell("stop", stop),
                    Samples.cell("commune-gender", commune, g),
                    Samples.cell("age-gender", age, g));
        }

        boolean isRare() {
            return g.equals("x");
        }
    }

    private static List<Person> people() {
        List<Person> people = new ArrayList<>();
        for (String stop : List.of("flagey", "bockstael")) {
            for (String[] about : new String[][] {{"21001", "f"}, {"21001", "m"}, {"21019", "x"}}) {
                people.add(new Person("C", "fr", stop, about[0], about[1]));
                people.add(new Person("B", "uk", stop, about[0], about[1]));
            }
        }
        return people;
    }

    private static History played(Map<Person, Long> world) {
        return played(TRUCK, world, person -> DAY).look(NEXT_YEAR);
    }

    private static History played(
            Measures measures, Map<Person, Long> world, Function<Person, LocalDate> day) {
        History history = new History(measures);
        world.forEach(
                (person, n) -> {
                    for (long i = 0; i < n; i++) {
                        history.visit(day.apply(person), person.cells());
                    }
                });
        return history;
    }

    private static long count(Map<Person, Long> world, Predicate<Person> who) {
        return world.entrySet().stream()
                .filter(e -> who.test(e.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /// Told numbers of people by what is said of them.
    private static Set<String> told(Map<String, Predicate<Person>> said) {
        return told(said, AttackTest::played);
    }

    private static Set<String> told(
            Map<String, Predicate<Person>> said, Function<Map<Person, Long>, History> playing) {
        return Auditor.told(
                people(),
                1,
                MOST + 1 - K,
                MOST,
                world -> {
                    Map<String, Long> secrets = new TreeMap<>();
                    said.forEach(
                            (what, who) -> {
                                long n = count(world, who);
                                if (n > 0 && n < K) {
                                    secrets.put(what, n);
                                }
                            });
                    return new Seen(playing.apply(world).outcome(), secrets);
                });
    }

    private static final Map<String, Predicate<Person>> SECRETS =
            Map.of(
                    "rare",
                    Person::isRare,
                    "rare at Flagey",
                    p -> p.isRare() && p.stop().equals("flagey"),
                    "rare in Ukrainian",
                    p -> p.isRare() && p.language().equals("uk"),
                    "a man in Ukrainian",
                    p -> p.g().equals("m") && p.language().equals("uk"),
                    "in Ukrainian at Flagey",
                    p -> p.language().equals("uk") && p.stop().equals("flagey"));

    @Test
    void oneRareVisitorOnTheTruckIsNotSingledOutAndWhatSheDidNotLinkedToWhoSheIs() {
        assertEquals(Set.of(), told(SECRETS));
    }

    /// Themes by month in 2026 and by year from 2027 on, as they are shipped for a truck.
    private static final Measures OTHERS_FROM_JANUARY =
            new Measures(
                    TRUCK.all().stream()
                            .map(
                                    m ->
                                            m.dimensions().contains(Dimension.THEME)
                                                    ? Samples.theme(Period.YEAR, K)
                                                    : m)
                            .toList(),
                    new TreeMap<>(Map.of(2026, TRUCK)));

    /// At Flagey in December and in Bockstael in January, with the periods of either year.
    @Test
    void sheIsNotSingledOutOrLinkedWhereOtherPeriodsBeginWithTheYear() {
        assertEquals(
                Set.of(),
                told(
                        SECRETS,
                        world ->
                                played(
                                                OTHERS_FROM_JANUARY,
                                                world,
                                                p ->
                                                        p.stop().equals("flagey")
                                                                ? DAY
                                                                : DAY.plusMonths(1))
                                        .look(LocalDate.of(2028, 1, 2))));
    }

    @Test
    void nothingBelowTheThresholdLeavesOfHer() {
        Map<Person, Long> world = new HashMap<>();
        world.put(new Person("C", "fr", "flagey", "21001", "f"), 20L);
        world.put(new Person("C", "fr", "flagey", "21001", "m"), 11L);
        world.put(new Person("B", "uk", "bockstael", "21019", "x"), 1L);
        String left = played(world).tables().toString();
        for (String hers : List.of("uk", "bockstael", "21019", "x", "65-plus")) {
            assertFalse(left.contains("[" + hers) || left.contains(hers + "]"), left);
        }
    }

    /// What counts cannot beat, held so that nobody promises more: who added visits herself takes
    /// them off, and where everyone answered alike the answer of each is known.
    @Test
    void whoKnowsAllOtherVisitsAndAGroupThatAnsweredAlikeAreNotBeaten() {
        Map<Person, Long> world = new HashMap<>();
        world.put(new Person("C", "fr", "flagey", "21001", "f"), 4L);
        List<Table> alike = played(world).tables();
        assertTrue(
                alike.stream().allMatch(t -> t.released().size() == 1 && t.notShown() == 0),
                "all four are women of 21001 who chose C");
        world.put(new Person("B", "uk", "flagey", "21001", "f"), 3L);
        List<Table.Count> themes =
                played(world).tables().stream()
                        .filter(t -> t.measure().equals("theme-language"))
                        .findFirst()
                        .orElseThrow()
                        .released();
        assertEquals(
                new Table.Count(List.of("B", "uk"), 3),
                themes.getFirst(),
                "who came twice herself knows of the third");
    }
}
