package brussels.citedesmetiers.kiosk.counts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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

/// The auditor and the three questions of the Article 29 Working Party on a site that releases as
/// one, over the 1 January on which it begins to: whoever asks has every batch that its terminals
/// sent alone before, and every one of the site.
final class JoinedAuditTest {
    private static final int K = 3;
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 1);
    private static final LocalDate AFTER = LocalDate.of(2028, 2, 1);
    private static final Set<String> BOTH = JoinedSite.named("site-a", "site-b");

    /// Hours by day and themes by month in 2026, by month and quarter from 2027 on.
    private static final Measures OTHERS_FROM_JANUARY =
            new Measures(
                    List.of(
                            Samples.hour(Period.MONTH, K),
                            new Measure("theme", List.of(Dimension.THEME), Period.QUARTER, K)),
                    new TreeMap<>(
                            Map.of(
                                    2026,
                                    new Measures(
                                            List.of(
                                                    Samples.hour(Period.DAY, K),
                                                    new Measure(
                                                            "theme",
                                                            List.of(Dimension.THEME),
                                                            Period.MONTH,
                                                            K))))));

    private record Visitor(String terminal, LocalDate day, String hour, String theme) {
        List<Cell> cells() {
            return List.of(Samples.cell("hour", hour), Samples.cell("theme", theme));
        }
    }

    private static final List<Visitor> AROUND_NEW_YEAR =
            List.of(
                    new Visitor("site-a", LocalDate.of(2026, 12, 30), "10", "C"),
                    new Visitor("site-b", LocalDate.of(2026, 12, 31), "11", "A"),
                    new Visitor("site-a", LocalDate.of(2027, 1, 4), "10", "C"),
                    new Visitor("site-b", LocalDate.of(2027, 1, 4), "11", "C"),
                    new Visitor("site-b", LocalDate.of(2027, 1, 31), "10", "A"),
                    new Visitor("site-a", LocalDate.of(2027, 2, 1), "11", "A"));

    private static JoinedSite played(Map<Visitor, Long> world, LocalDate first) {
        JoinedSite site = new JoinedSite(OTHERS_FROM_JANUARY, first, BOTH);
        world.forEach(
                (who, n) -> {
                    for (long i = 0; i < n; i++) {
                        site.visit(who.terminal(), who.day(), who.cells());
                    }
                });
        return site.look(AFTER);
    }

    /// What each terminal had on a day, each hour of a day, and what stayed.
    private static Map<String, Long> secrets(Map<Visitor, Long> world, JoinedSite site) {
        Map<String, Long> numbers = new HashMap<>();
        world.forEach(
                (who, n) -> {
                    numbers.merge(who.terminal() + " " + who.day(), n, Long::sum);
                    numbers.merge(who.day() + " " + who.hour(), n, Long::sum);
                    numbers.merge(who.terminal() + " " + who.theme(), n, Long::sum);
                });
        numbers.put("remainder", site.remainder());
        return JoinedSite.small(numbers, K);
    }

    private static Set<String> told(Function<Map<Visitor, Long>, Seen> leaving) {
        return Auditor.told(AROUND_NEW_YEAR, 1, 8 - K, 7, leaving);
    }

    @Test
    void nothingHiddenIsToldWhereASiteBeginsToReleaseAsOne() {
        assertEquals(
                Set.of(),
                told(
                        world -> {
                            JoinedSite site = played(world, JANUARY);
                            return new Seen(site.outcome(), secrets(world, site));
                        }));
    }

    /// What the rule of years forbids: January leaves one terminal alone, and is in what it gives
    /// its hub as well.
    private static Seen withinAYear(Map<Visitor, Long> world) {
        JoinedSite site = played(world, JANUARY);
        History alone = new History(OTHERS_FROM_JANUARY);
        world.forEach(
                (who, n) -> {
                    for (long i = 0; i < n && who.terminal().equals("site-a"); i++) {
                        alone.visit(who.day(), who.cells());
                    }
                });
        alone.look(LocalDate.of(2027, 2, 1));
        return new Seen(List.of(site.outcome(), alone.outcome()), secrets(world, site));
    }

    @Test
    void findsATerminalThatJoinsWithinAYearOfWhichSomethingHasLeft() {
        assertFalse(told(JoinedAuditTest::withinAYear).isEmpty());
    }

    private static final Measures YEARLY =
            new Measures(
                    List.of(
                            Samples.theme(Period.MONTH, K),
                            Samples.communeGender(K),
                            Samples.ageGender(K)));

    /// Somebody at one of the terminals.
    private record Person(
            String terminal, String theme, String language, String commune, String gender) {
        List<Cell> cells() {
            String age = gender.equals("x") ? "65-plus" : "20-24";
            return List.of(
                    Samples.cell("theme-language", theme, language),
                    Samples.cell("commune-gender", commune, gender),
                    Samples.cell("age-gender", age, gender));
        }

        boolean isRare() {
            return gender.equals("x");
        }
    }

    private static List<Person> people() {
        List<Person> people = new ArrayList<>();
        for (String terminal : BOTH) {
            people.add(new Person(terminal, "C", "fr", "21001", "f"));
            people.add(new Person(terminal, "B", "uk", "21001", "m"));
        }
        people.add(new Person("site-a", "C", "fr", "21019", "x"));
        people.add(new Person("site-b", "B", "uk", "21019", "x"));
        return people;
    }

    private static final Map<String, Predicate<Person>> SAID =
            Map.of(
                    "rare",
                    Person::isRare,
                    "rare at one terminal",
                    p -> p.isRare() && p.terminal().equals("site-a"),
                    "rare in Ukrainian",
                    p -> p.isRare() && p.language().equals("uk"),
                    "a man in Ukrainian",
                    p -> p.gender().equals("m") && p.language().equals("uk"),
                    "in Ukrainian at one terminal",
                    p -> p.language().equals("uk") && p.terminal().equals("site-b"),
                    "at one terminal",
                    p -> p.terminal().equals("site-a"));

    private static Seen asked(Map<Person, Long> world) {
        JoinedSite site = new JoinedSite(YEARLY, JANUARY, BOTH);
        Map<String, Long> numbers = new HashMap<>();
        world.forEach(
                (person, n) -> {
                    for (long i = 0; i < n; i++) {
                        site.visit(person.terminal(), LocalDate.of(2027, 12, 7), person.cells());
                    }
                    SAID.forEach(
                            (what, who) ->
                                    numbers.merge(what, who.test(person) ? n : 0, Long::sum));
                });
        return new Seen(site.look(AFTER).outcome(), JoinedSite.small(numbers, K));
    }

    @Test
    void nobodyIsSingledOutLinkedOrInferredOnAJoinedSite() {
        assertEquals(Set.of(), Auditor.told(people(), 1, 8 - K, 7, JoinedAuditTest::asked));
    }
}
