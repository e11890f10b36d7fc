package brussels.citedesmetiers.kiosk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.report.YearSamples.Visit;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Each check of a report is given what it must find, and the page must show it.
class YearFaultTest {
    private static final int YEAR = 2026;
    private static final int K = 5;
    private static final LocalDate AFTER = LocalDate.of(YEAR + 1, 1, 5);

    private static final YearCounts SOUND =
            YearSamples.released(
                    "bruxelles-a",
                    TerminalKind.BUILDING,
                    YearSamples.measures(TerminalKind.BUILDING, K),
                    YearSamples.year(YEAR, 9, new Random(5)),
                    YEAR,
                    AFTER);

    private static Report report(YearCounts... counts) throws CountSource.AwayException {
        return Report.of(
                new InMemoryCountSource().with("bruxelles", YEAR, List.of(counts)),
                YearSamples.settings(K),
                YearSamples.CONTENT,
                ReportRequest.of(List.of("bruxelles"), YEAR, "en", AFTER));
    }

    /// The first table of a measure, changed.
    private static YearCounts changed(String measure, UnaryOperator<Table> change) {
        List<Batch> batches = new ArrayList<>();
        boolean done = false;
        for (Batch batch : SOUND.batches()) {
            List<Table> tables = new ArrayList<>();
            for (Table table : batch.tables()) {
                boolean now = !done && table.measure().equals(measure);
                tables.add(now ? change.apply(table) : table);
                done |= now;
            }
            batches.add(YearSamples.with(batch, tables));
        }
        assertTrue(done);
        return new YearCounts(SOUND.terminal(), SOUND.kind(), batches, List.of());
    }

    private static Table with(Table t, List<Table.Count> released, long notShown) {
        return new Table(t.measure(), t.period(), released, notShown, t.withheld());
    }

    private static void shown(Report report, String sentence) throws Exception {
        assertTrue(
                report.faults().stream().anyMatch(f -> f.contains(sentence)),
                () -> sentence + " is not in " + report.faults());
        String page =
                ReportTexting.text(ReportTexting.parsed(report.file("report.html").orElseThrow()));
        for (String fault : report.faults()) {
            assertTrue(page.contains("li: " + fault), fault);
        }
        assertFalse(page.contains("everything agrees"));
    }

    @Test
    void soundYearHasNoFault() throws Exception {
        Report report = report(SOUND);
        assertEquals(List.of(), report.faults());
        assertEquals(List.of(), report.notices());
        String page =
                ReportTexting.text(ReportTexting.parsed(report.file("report.html").orElseThrow()));
        assertTrue(page.contains("everything agrees"), page);
    }

    @Test
    void tableWithAVisitTooManyDiffersFromTheOthersOfItsMonth() throws Exception {
        shown(
                report(changed("feedback", t -> with(t, t.released(), t.notShown() + 10))),
                "2026-01:");
    }

    @Test
    void dayThatNeverArrivedDiffersFromItsMonth() throws Exception {
        List<Batch> some =
                IntStream.range(0, SOUND.batches().size())
                        .filter(i -> i != 3)
                        .mapToObj(SOUND.batches()::get)
                        .toList();
        LocalDate from = SOUND.batches().get(3).from();
        LocalDate through = SOUND.batches().get(3).through();
        Report report =
                report(
                        new YearCounts(
                                SOUND.terminal(),
                                SOUND.kind(),
                                some,
                                List.of(new YearCounts.Missing(from, through))));
        shown(report, "by “hour”");
        assertTrue(report.notices().getFirst().contains("missing"));
    }

    @Test
    void yearThatIsNotItsMonthsIsFound() throws Exception {
        List<Batch> some =
                SOUND.batches().stream().filter(b -> b.through().getMonthValue() != 5).toList();
        shown(
                report(new YearCounts(SOUND.terminal(), SOUND.kind(), some, List.of())),
                "by the months together");
    }

    @Test
    void numberBelowTheThresholdIsFound() throws Exception {
        shown(
                report(
                        changed(
                                "feedback",
                                t ->
                                        with(
                                                t,
                                                List.of(new Table.Count(List.of("3"), K - 1)),
                                                t.total() - K + 1))),
                "below the threshold");
        shown(
                report(
                        changed(
                                "feedback",
                                t ->
                                        with(
                                                t,
                                                List.of(
                                                        new Table.Count(
                                                                List.of("3"), t.total() - 2)),
                                                2))),
                "below the threshold");
    }

    @Test
    void cellOfAnotherFormIsFoundAndItsTableDoesNotAddUp() throws Exception {
        Report report =
                report(
                        changed(
                                "feedback",
                                t ->
                                        with(
                                                t,
                                                List.of(
                                                        new Table.Count(
                                                                List.of("3", "f"), t.total())),
                                                0)));
        shown(report, "does not fit its table");
        shown(report, "the rows make");
        String page =
                ReportTexting.text(ReportTexting.parsed(report.file("report.html").orElseThrow()));
        assertTrue(page.contains("The sum is wrong"), page);
    }

    @Test
    void measureNobodyKnowsIsFound() throws Exception {
        Report report =
                report(
                        changed(
                                "feedback",
                                t ->
                                        new Table(
                                                "mood",
                                                t.period(),
                                                t.released(),
                                                t.notShown(),
                                                false)));
        shown(report, "“mood” is not known here");
    }

    @Test
    void whatFailsWithEachTableIsSaidOnceWithItsNumber() throws Exception {
        List<Batch> batches =
                SOUND.batches().stream()
                        .map(
                                b ->
                                        YearSamples.with(
                                                b,
                                                b.tables().stream()
                                                        .map(
                                                                t ->
                                                                        t.measure()
                                                                                        .equals(
                                                                                                "feedback")
                                                                                ? new Table(
                                                                                        "mood",
                                                                                        t.period(),
                                                                                        t
                                                                                                .released(),
                                                                                        t
                                                                                                .notShown(),
                                                                                        false)
                                                                                : t)
                                                        .toList()))
                        .toList();
        Report report = report(new YearCounts(SOUND.terminal(), SOUND.kind(), batches, List.of()));
        assertEquals(1, report.faults().size(), () -> report.faults().toString());
        shown(report, "12 times in all");
    }

    @Test
    void cellOrTableThatIsThereTwiceIsFound() throws Exception {
        shown(
                report(
                        changed(
                                "feedback",
                                t -> {
                                    List<Table.Count> twice = new ArrayList<>(t.released());
                                    twice.add(t.released().getFirst());
                                    return with(t, twice, t.notShown());
                                })),
                "is there twice");
        List<Batch> again = new ArrayList<>(SOUND.batches());
        again.add(SOUND.batches().get(2));
        shown(
                report(new YearCounts(SOUND.terminal(), SOUND.kind(), again, List.of())),
                "is there twice");
    }

    @Test
    void tableOfAnotherYearIsFound() throws Exception {
        shown(
                report(
                        changed(
                                "feedback",
                                t ->
                                        new Table(
                                                t.measure(),
                                                "2025-01",
                                                t.released(),
                                                t.notShown(),
                                                false))),
                "is of another year");
    }

    @Test
    void whatIsMissingTouchedSilentOrRunningIsSaidPlainly() throws Exception {
        Batch first = SOUND.batches().getFirst();
        Batch touched =
                new Batch(
                        "c",
                        2,
                        1,
                        first.from(),
                        first.through(),
                        first.content(),
                        true,
                        true,
                        3,
                        0,
                        first.tables());
        Report report =
                report(
                        new YearCounts(
                                "b",
                                TerminalKind.BUILDING,
                                List.of(),
                                List.of(
                                        new YearCounts.Missing(
                                                LocalDate.of(YEAR, 2, 1),
                                                LocalDate.of(YEAR, 2, 9)))),
                        new YearCounts("c", TerminalKind.BUILDING, List.of(touched), List.of()));
        String notices = String.join("\n", report.notices());
        assertTrue(notices.contains("b: the counts from 01/02/2026 to 09/02/2026 are missing"));
        assertTrue(notices.contains("c: the counts of 3 days were touched"), notices);
        assertTrue(notices.contains("Nothing has arrived from: b."), notices);
        assertTrue(notices.contains("not closed the year yet: 1 of 1"), notices);
        assertTrue(notices.contains("No table yet for: "), notices);
        String page =
                ReportTexting.text(ReportTexting.parsed(report.file("report.html").orElseThrow()));
        for (String notice : report.notices()) {
            assertTrue(page.contains(notice), notice);
        }
        assertTrue(page.contains(" | 1 | 1 | 3 | –"), page);
    }

    @Test
    void withheldTableIsSaidAndFailsNoCheck() throws Exception {
        Report report =
                report(
                        changed(
                                "feedback",
                                t -> new Table(t.measure(), t.period(), List.of(), 0, true)));
        assertEquals(List.of(), report.faults());
        String page =
                ReportTexting.text(ReportTexting.parsed(report.file("report.html").orElseThrow()));
        assertTrue(page.contains("One table of a period is withheld"), page);
        assertTrue(page.contains("This table covers "), page);
    }

    @Test
    void threeVisitsOfAQuietYearAreARemainderAndNothingElse() throws Exception {
        List<Visit> few = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            few.add(YearSamples.plain(LocalDate.of(YEAR, 6, 1)));
        }
        Report report =
                report(
                        YearSamples.released(
                                "a",
                                TerminalKind.BUILDING,
                                YearSamples.measures(TerminalKind.BUILDING, K),
                                few,
                                YEAR,
                                AFTER));
        assertFalse(report.empty());
        assertEquals(0, report.visits());
        assertEquals(List.of(), report.faults());
        String page =
                ReportTexting.text(ReportTexting.parsed(report.file("report.html").orElseThrow()));
        assertTrue(page.contains("Remainder: at most 4 visits"), page);
    }

    /// The house's measures with those by outcome, and the themes that they tell of, by quarter.
    private static final Measures QUARTERLY =
            new Measures(
                    YearSamples.measures(TerminalKind.BUILDING, K).all().stream()
                            .map(
                                    m ->
                                            m.dimensions().contains(Dimension.OUTCOME)
                                                            || m.dimensions()
                                                                    .contains(Dimension.THEME)
                                                    ? new Measure(
                                                            m.id(),
                                                            m.dimensions(),
                                                            Period.QUARTER,
                                                            K)
                                                    : m)
                            .toList());

    private static Report quarterly(UnaryOperator<Table> change) throws Exception {
        YearCounts sound =
                YearSamples.released(
                        "bruxelles-a",
                        TerminalKind.BUILDING,
                        QUARTERLY,
                        YearSamples.year(YEAR, 9, new Random(5)),
                        YEAR,
                        AFTER);
        List<Batch> batches =
                sound.batches().stream()
                        .map(b -> YearSamples.with(b, b.tables().stream().map(change).toList()))
                        .toList();
        return report(new YearCounts(sound.terminal(), sound.kind(), batches, List.of()));
    }

    @Test
    void quartersAreHeldAgainstTheirMonths() throws Exception {
        assertEquals(List.of(), quarterly(table -> table).faults());
        Report report =
                quarterly(
                        t ->
                                t.period().equals("2026-Q2")
                                        ? with(t, t.released(), t.notShown() + 7)
                                        : t);
        shown(report, "2026-Q2");
    }
}
