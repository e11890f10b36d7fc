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
import org.junit.jupiter.api.Test;

/// The auditor on time: hours leave by day, themes by month, and nothing that either hides can be
/// told from the two together.
final class ClosingAuditTest {
    private static final int K = 3;
    private static final int MOST = LongForm.of(6, 7);
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 1);
    private static final Measure HOUR = Samples.hour(Period.DAY, K);
    private static final Measure THEME =
            new Measure("theme", List.of(Dimension.THEME), Period.MONTH, K);
    private static final Measures BOTH = new Measures(List.of(HOUR, THEME));

    record Visitor(LocalDate day, String hour, String theme) {
        List<Cell> cells() {
            return List.of(Samples.cell("hour", hour), Samples.cell("theme", theme));
        }
    }

    private static List<Visitor> visitors(LocalDate... days) {
        List<Visitor> visitors = new ArrayList<>();
        for (LocalDate day : days) {
            visitors.add(new Visitor(day, "10", "C"));
            visitors.add(new Visitor(day, "11", "C"));
            visitors.add(new Visitor(day, "10", "A"));
        }
        return visitors;
    }

    private static final List<Visitor> AT_MONTHS_END =
            visitors(
                    LocalDate.of(2026, 11, 29),
                    LocalDate.of(2026, 11, 30),
                    LocalDate.of(2026, 12, 1));

    private static final List<Visitor> AT_YEARS_END =
            visitors(
                    LocalDate.of(2026, 12, 29),
                    LocalDate.of(2026, 12, 30),
                    LocalDate.of(2026, 12, 31));

    private static History played(Measures measures, Map<Visitor, Long> world) {
        History history = new History(measures);
        world.forEach(
                (visitor, n) -> {
                    for (long i = 0; i < n; i++) {
                        history.visit(visitor.day(), visitor.cells());
                    }
                });
        return history.look(JANUARY);
    }

    /// The secrets: visits of a day that closed with another or not at all, and what stayed.
    private static Map<String, Long> secrets(Map<Visitor, Long> world, History history) {
        Map<String, Long> days = new TreeMap<>();
        world.forEach(
                (visitor, n) -> {
                    if (n > 0) {
                        days.merge(visitor.day().toString(), n, Long::sum);
                    }
                });
        days.values().removeIf(n -> n >= K);
        if (history.remainders() > 0) {
            days.put("remainder", history.remainders());
        }
        return days;
    }

    private static Seen real(Map<Visitor, Long> world) {
        History history = played(BOTH, world);
        return new Seen(history.outcome(), secrets(world, history));
    }

    // Nobody knows how many visits there were in all: that is what stays hidden at a year's end.
    private static Set<String> told(List<Visitor> visitors, Function<Map<Visitor, Long>, Seen> by) {
        return Auditor.told(visitors, 1, MOST + 1 - K, MOST, by);
    }

    @Test
    void daysWithFewVisitsAreNotToldAtTheEndOfAMonth() {
        assertEquals(Set.of(), told(AT_MONTHS_END, ClosingAuditTest::real));
    }

    @Test
    void whatStaysIsNotToldAtTheEndOfAYear() {
        assertEquals(Set.of(), told(AT_YEARS_END, ClosingAuditTest::real));
    }

    /// Each measure by its own calendar: days joined as they should, months cut at midnight.
    private static Seen eachByItsOwnCalendar(Map<Visitor, Long> world) {
        History hours = played(new Measures(List.of(HOUR)), world);
        Map<String, Map<Cell, Long>> months = new TreeMap<>();
        world.forEach(
                (visitor, n) ->
                        months.computeIfAbsent(
                                        Period.MONTH.label(visitor.day()), m -> new HashMap<>())
                                .merge(Samples.cell("theme", visitor.theme()), n, Long::sum));
        List<Object> outcome = new ArrayList<>(hours.outcome());
        months.forEach(
                (label, cells) -> {
                    long visits = cells.values().stream().mapToLong(Long::longValue).sum();
                    if (visits >= K) {
                        outcome.add(
                                ReleaseRule.release(
                                        new Measures(List.of(THEME)),
                                        Period.MONTH,
                                        visits,
                                        cells,
                                        label));
                    }
                });
        return new Seen(outcome, secrets(world, hours));
    }

    @Test
    void findsMonthsThatAreCutWhileADayIsJoinedToTheNext() {
        assertFalse(told(AT_MONTHS_END, ClosingAuditTest::eachByItsOwnCalendar).isEmpty());
    }

    @Test
    void findsAMonthThatHoldsWhatTheDaysKeepForGood() {
        assertFalse(told(AT_YEARS_END, ClosingAuditTest::eachByItsOwnCalendar).isEmpty());
    }

    private static final LocalDate APRIL = LocalDate.of(2027, 4, 2);

    /// Hours by day and themes by month in 2026, by month and quarter in 2027.
    private static final Measures OTHERS_FROM_JANUARY =
            new Measures(
                    List.of(
                            Samples.hour(Period.MONTH, K),
                            new Measure("theme", List.of(Dimension.THEME), Period.QUARTER, K)),
                    new TreeMap<>(Map.of(2026, BOTH)));

    private static final List<Visitor> AROUND_NEW_YEAR =
            visitors(
                    LocalDate.of(2026, 12, 30),
                    LocalDate.of(2026, 12, 31),
                    LocalDate.of(2027, 1, 4));

    private static Seen withOthersFromJanuary(Map<Visitor, Long> world) {
        History history = new History(OTHERS_FROM_JANUARY);
        add(history, world);
        history.look(APRIL);
        return new Seen(history.outcome(), secrets(world, history));
    }

    private static void add(History history, Map<Visitor, Long> world) {
        world.forEach(
                (visitor, n) -> {
                    for (long i = 0; i < n; i++) {
                        history.visit(visitor.day(), visitor.cells());
                    }
                });
    }

    @Test
    void nothingIsToldWhereOtherPeriodsBeginWithTheYear() {
        assertEquals(Set.of(), told(AROUND_NEW_YEAR, ClosingAuditTest::withOthersFromJanuary));
    }

    @Test
    void aDayClosesByThePeriodsOfItsYearHoweverLateItIsLookedAt() {
        Map<Visitor, Long> world = new HashMap<>();
        AROUND_NEW_YEAR.forEach(visitor -> world.put(visitor, 4L));
        History history = new History(OTHERS_FROM_JANUARY);
        add(history, world);
        List<String> periods =
                history.look(APRIL).tables().stream()
                        .map(table -> table.measure() + " " + table.period())
                        .toList();
        assertEquals(
                List.of(
                        "hour 2026-12-30",
                        "hour 2026-12-31",
                        "theme 2026-12",
                        "hour 2027-01",
                        "theme 2027-Q1"),
                periods);
        assertFalse(history.tables().stream().anyMatch(Table::withheld));
        assertTrue(
                history.open.kept().keySet().stream()
                        .noneMatch(cell -> OTHERS_FROM_JANUARY.of(cell).isPresent()));
    }

    /// The same on 31 December, by settings that do not say what held before: what left by day
    /// would be in the month once more.
    private static History changedTooLate(Map<Visitor, Long> world) {
        History before = new History(BOTH);
        add(before, world);
        before.look(LocalDate.of(2026, 12, 31));
        History after = new History(new Measures(OTHERS_FROM_JANUARY.all()));
        after.closed.addAll(before.closed);
        after.open = before.open;
        return after.look(APRIL);
    }

    @Test
    void nothingIsToldWhereSettingsAreReplacedTooLate() {
        assertEquals(
                Set.of(),
                told(
                        AROUND_NEW_YEAR,
                        world -> {
                            History history = changedTooLate(world);
                            return new Seen(history.outcome(), secrets(world, history));
                        }));
        Map<Visitor, Long> world = new HashMap<>();
        AROUND_NEW_YEAR.forEach(visitor -> world.put(visitor, 4L));
        assertEquals(
                List.of("hour 2026-12"),
                withheld(changedTooLate(world)),
                "no theme of the quarter had left by month");
    }

    private static List<String> withheld(History history) {
        return history.tables().stream()
                .filter(Table::withheld)
                .map(table -> table.measure() + " " + table.period())
                .toList();
    }

    private static final Measures HOURS_AND_THEMES_BY_MONTH =
            new Measures(List.of(Samples.hour(Period.MONTH, K), THEME));

    private static final Measures THEMES_BY_QUARTER = new Measures(OTHERS_FROM_JANUARY.all());

    /// Four visits on the fourth of each of these months of 2027.
    private static void come(History history, int... months) {
        for (int month : months) {
            for (int i = 0; i < 4; i++) {
                history.visit(
                        LocalDate.of(2027, month, 4),
                        List.of(Samples.cell("hour", "10"), Samples.cell("theme", "C")));
            }
        }
    }

    @Test
    void aQuarterThatBeganByMonthIsWithheldAndTheNextIsWhole() {
        History before = new History(HOURS_AND_THEMES_BY_MONTH);
        come(before, 1);
        before.look(LocalDate.of(2027, 2, 1));
        History after = new History(THEMES_BY_QUARTER);
        after.open = before.open;
        come(after, 2, 3, 4, 5, 6);
        after.look(LocalDate.of(2027, 7, 2));
        assertEquals(List.of("theme 2027-Q1"), withheld(after));
        assertEquals(
                List.of(0L, 12L),
                after.tables().stream()
                        .filter(table -> table.measure().equals("theme"))
                        .map(Table::total)
                        .toList());
    }

    /// Nothing leaves by quarter or by year at first, and the last month has too little to close.
    @Test
    void visitsOfAPeriodThatEndedWithoutATableAreNotThoseOfTheNext() {
        History before = new History(HOURS_AND_THEMES_BY_MONTH);
        come(before, 1, 2);
        before.visit(
                LocalDate.of(2027, 3, 4),
                List.of(Samples.cell("hour", "10"), Samples.cell("theme", "C")));
        come(before, 4);
        before.look(LocalDate.of(2027, 5, 1));
        History after = new History(THEMES_BY_QUARTER);
        after.open = before.open;
        come(after, 5, 6, 7, 8, 9);
        after.look(LocalDate.of(2027, 10, 2));
        assertEquals(List.of("theme 2027-Q2"), withheld(after));
    }

    /// The program before had no quarters and everything by month. It finds on the disk what this
    /// one kept of January, closes February, and this one goes on with March.
    @Test
    void aProgramThatKnowsNoQuartersClosesItsMonthAndLosesNothing() {
        History here = new History(THEMES_BY_QUARTER);
        come(here, 1);
        here.look(LocalDate.of(2027, 2, 1));
        Map<Cell, Long> onDisk = here.open.keptToStore(THEMES_BY_QUARTER);
        assertTrue(onDisk.size() > 1);
        assertTrue(onDisk.keySet().stream().noneMatch(c -> THEMES_BY_QUARTER.of(c).isPresent()));
        // The older program reads the values of `.visits` as periods.
        assertFalse(onDisk.containsKey(Samples.cell(".visits", "QUARTER")));

        History older = new History(HOURS_AND_THEMES_BY_MONTH);
        older.open =
                new OpenCounts(here.open.days(), onDisk, here.open.through(), here.open.closed());
        come(older, 2);
        older.look(LocalDate.of(2027, 3, 1));
        assertEquals(List.of(), withheld(older));
        assertEquals(4, older.left(THEME));

        Map<Cell, Long> back = new HashMap<>();
        older.open.kept().forEach((cell, n) -> back.merge(OpenCounts.keptCell(cell), n, Long::sum));
        // Which the older program does not note.
        back.merge(Samples.cell(".visits", "QUARTER"), -4L, Long::sum);
        History again = new History(THEMES_BY_QUARTER);
        again.open =
                new OpenCounts(older.open.days(), back, older.open.through(), older.open.closed());
        come(again, 3);
        again.look(APRIL);
        assertEquals(List.of(), withheld(again));
        assertEquals(8, again.left(THEME), "January's and March's");
    }

    private static final List<Visitor> BY_THEME =
            List.of(
                    new Visitor(LocalDate.of(2027, 1, 4), "10", "A"),
                    new Visitor(LocalDate.of(2027, 1, 4), "10", "C"),
                    new Visitor(LocalDate.of(2027, 2, 1), "10", "A"),
                    new Visitor(LocalDate.of(2027, 2, 1), "10", "C"));

    /// What leaves where every theme has a recommendation of its own, and the numbers of a theme in
    /// a month that are too small.
    private static Seen withRecommendations(Map<Visitor, Long> world, Period themes) {
        List<Object> outcome = new ArrayList<>();
        Map<String, Long> secrets = new TreeMap<>();
        // Together in each period, so that the themes' totals are taken as known in both.
        for (Period period : List.of(themes, Period.QUARTER)) {
            String leaves = period == themes ? "theme-language" : "recommendation";
            History history =
                    new History(
                            new Measures(
                                    List.of(
                                            Samples.hour(Period.MONTH, K),
                                            Samples.theme(period, K),
                                            Samples.recommendation(period, K))));
            world.forEach(
                    (visitor, n) -> {
                        for (long i = 0; i < n; i++) {
                            history.visit(
                                    visitor.day(),
                                    List.of(
                                            Samples.cell("hour", visitor.hour()),
                                            Samples.cell("theme-language", visitor.theme(), "fr"),
                                            Samples.cell(
                                                    "recommendation",
                                                    "finished",
                                                    "of-" + visitor.theme())));
                        }
                    });
            history.look(APRIL).tables().stream()
                    .filter(t -> t.measure().equals("hour") || t.measure().equals(leaves))
                    .forEach(outcome::add);
        }
        world.forEach(
                (visitor, n) -> {
                    if (n > 0 && n < K) {
                        secrets.put(visitor.theme() + visitor.day(), n);
                    }
                });
        return new Seen(outcome, secrets);
    }

    @Test
    void findsThemesOfAMonthBesideRecommendationsOfAQuarter() {
        assertFalse(
                Auditor.told(BY_THEME, 3 * K, world -> withRecommendations(world, Period.MONTH))
                        .isEmpty());
    }

    @Test
    void nothingIsToldWhereThemesWaitForTheQuarterToo() {
        assertEquals(
                Set.of(),
                Auditor.told(BY_THEME, 3 * K, world -> withRecommendations(world, Period.QUARTER)));
    }
}
