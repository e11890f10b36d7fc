package brussels.citedesmetiers.kiosk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.report.ReportTable.Before;
import brussels.citedesmetiers.kiosk.report.ReportTable.Row;
import brussels.citedesmetiers.kiosk.report.YearSamples.Visit;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// A report beside the year before tells nothing that the two reports alone do not.
class YearBeforeTest {
    private static final int YEAR = TwoYears.YEAR;

    private static List<Visit> random(int year, int most, Random random) {
        List<Visit> visits = new ArrayList<>();
        for (int n = random.nextInt(most); n > 0; n--) {
            visits.add(
                    YearSamples.random(LocalDate.ofYearDay(year, 1 + random.nextInt(365)), random));
        }
        return visits;
    }

    @Property(tries = 40)
    void aDifferenceIsThatOfTwoPrintedNumbersAndThereIsNoneWhereOneIsADash(
            @ForAll @IntRange(min = 1, max = 300) int most, @ForAll long seed) throws Exception {
        Random random = new Random(seed);
        YearCounts then = TwoYears.released("a", YEAR - 1, random(YEAR - 1, most, random));
        YearCounts now = TwoYears.released("a", YEAR, random(YEAR, most, random));
        Report report = TwoYears.report(TwoYears.source(then, now), "en");
        Report alone =
                TwoYears.report(
                        new InMemoryCountSource().with(TwoYears.SITE, YEAR, List.of(now)), "en");
        for (ReportTable table : report.tables()) {
            PrintedTable printed = PrintedTable.of(table, report.texts());
            for (int i = 0; i < table.rows().size(); i++) {
                Row row = table.rows().get(i);
                if (table.before().isPresent()) {
                    holds(table, table.before().get(), row, printed.body().get(i).cells());
                }
            }
            // What a number is does not depend on whether another year stands beside it.
            alone.table(table.id())
                    .ifPresent(
                            other -> {
                                assertEquals(other.counted(), table.counted());
                                assertEquals(other.notShown(), table.notShown());
                                other.rows().forEach(row -> assertTrue(table.rows().contains(row)));
                            });
        }
    }

    private static void holds(ReportTable table, Before before, Row row, List<String> cells) {
        String now = cells.get(1 + table.columns().size());
        String then = cells.get(cells.size() - 3);
        String change = cells.get(cells.size() - 2);
        String share = cells.getLast();
        OptionalLong told = table.change(row);
        if (now.equals("–") || then.equals("–")) {
            assertEquals(List.of("–", "–"), List.of(change, share), table.id() + " " + row.id());
            assertTrue(told.isEmpty());
        } else {
            assertEquals(number(now) - number(then), told.orElseThrow(), table.id());
            assertEquals(told.getAsLong(), number(change));
            assertEquals(before.of(row.id()).orElseThrow(), number(then));
            assertEquals(number(then) == 0, share.equals("–"), share);
        }
    }

    private static long number(String printed) {
        return Long.parseLong(printed.replace(",", "").replace("+", "").replace('−', '-'));
    }

    /// One year whose hidden cells are these, in Dutch and English; forty visits hide them.
    private static List<Visit> year(int year, int dutch, int english) {
        Visit visit = YearSamples.plain(LocalDate.of(year, 12, 31));
        List<Visit> visits = new ArrayList<>(TwoYears.visits(40, visit));
        visits.addAll(TwoYears.visits(dutch, visit.with(Dimension.LANGUAGE, "nl")));
        visits.addAll(TwoYears.visits(english, visit.with(Dimension.LANGUAGE, "en")));
        return visits;
    }

    private static Report report(List<Visit> before, List<Visit> now, String language)
            throws Exception {
        return TwoYears.report(
                TwoYears.source(
                        TwoYears.released("a", YEAR - 1, before),
                        TwoYears.released("a", YEAR, now)),
                language);
    }

    @Test
    void whateverTheHiddenNumbersAreEveryFileIsTheSame() throws Exception {
        Report one = report(year(YEAR - 1, 4, 2), year(YEAR, 3, 3), "fr");
        Report other = report(year(YEAR - 1, 3, 3), year(YEAR, 2, 4), "fr");
        assertEquals(one.files(), other.files());
        // Numbers that are shown make another report, so the files do depend on what was counted.
        assertNotEquals(one.files(), report(year(YEAR - 1, 9, 9), year(YEAR, 3, 3), "fr").files());
    }

    @Test
    void aNumberThatIsHiddenInOneYearHasNoDifferenceAnywhere() throws Exception {
        Report report = report(year(YEAR - 1, 12, 9), year(YEAR, 3, 3), "en");
        ReportTable table = report.table("theme-language-language").orElseThrow();
        Row dutch =
                table.rows().stream().filter(r -> r.id().equals("nl")).findFirst().orElseThrow();
        assertEquals(0, dutch.total());
        assertTrue(table.change(dutch).isEmpty());
        String page =
                ReportTexting.text(ReportTexting.parsed(report.file("report.html").orElseThrow()));
        assertTrue(page.contains("Dutch | – | – | 12 | – | –"), page);
        assertTrue(page.contains("French | 40 | 86.96% | 40 | 0 | 0.0%"), page);
        String csv =
                new String(
                        report.file("theme-language-language.csv").orElseThrow().bytes(),
                        StandardCharsets.UTF_8);
        assertTrue(csv.contains("value,nl,Dutch,,,12,,\r\n"), csv);
        assertTrue(csv.contains("value,fr,French,40,86.96,40,0,0.0\r\n"), csv);
    }

    @Test
    void whatWasCountedThenAndNotSinceIsARowOfItsOwn() throws Exception {
        Visit then = YearSamples.plain(LocalDate.of(YEAR - 1, 12, 31));
        Visit now = YearSamples.plain(LocalDate.of(YEAR, 12, 31));
        Report report =
                report(
                        TwoYears.visits(
                                20, then.with(Dimension.RECOMMENDATION, "cdm-language-vouchers")),
                        TwoYears.visits(30, now),
                        "en");
        String csv =
                new String(
                        report.file("recommendation.csv").orElseThrow().bytes(),
                        StandardCharsets.UTF_8);
        assertTrue(csv.contains(",0,0.00,0.00,20,-20,-100.0\r\n"), csv);
        assertTrue(csv.contains(",30,100.00,100.00,0,30,\r\n"), csv);
    }

    @Test
    void aYearThatIsNotOverIsComparedByTheMonthsThatAre() throws Exception {
        LocalDate july = LocalDate.of(YEAR, 7, 10);
        YearCounts now =
                TwoYears.released("a", YEAR, YearSamples.year(YEAR, 10, new Random(9)), july);
        YearCounts then =
                TwoYears.released("a", YEAR - 1, YearSamples.year(YEAR - 1, 9, new Random(8)));
        Report report =
                Report.of(
                        TwoYears.source(then, now),
                        YearSamples.settings(TwoYears.K),
                        YearSamples.CONTENT,
                        ReportRequest.of(List.of(TwoYears.SITE), YEAR, "nl", july));
        ReportTable months = report.table("month").orElseThrow();
        assertEquals(
                List.of(true, true, true, true, true, true, false),
                months.rows().stream().map(row -> months.change(row).isPresent()).toList());
        assertTrue(months.change().isEmpty());
        // The foot of the year before is of the months that stand above it.
        Before before = months.before().orElseThrow();
        assertEquals(
                months.rows().stream().mapToLong(row -> before.of(row.id()).orElseThrow()).sum(),
                before.counted());
        assertEquals(before.counted(), before.shown());
        assertTrue(before.counted() < report.before().visits());
        for (ReportTable table : report.tables()) {
            if (!table.id().equals("month")) {
                table.rows().forEach(row -> assertTrue(table.change(row).isEmpty(), table.id()));
            }
        }
        String page =
                ReportTexting.text(ReportTexting.parsed(report.file("report.html").orElseThrow()));
        assertTrue(page.contains("Niet vergeleken met 2025"), page);
        assertFalse(ReportSummary.of(report).toString().contains("meer dan in"));
    }

    @Test
    void missingDaysAndFailedChecksOfEitherYearLeaveNoDifference() throws Exception {
        YearCounts now = TwoYears.released("a", YEAR, YearSamples.year(YEAR, 9, new Random(1)));
        YearCounts then =
                TwoYears.released("a", YEAR - 1, YearSamples.year(YEAR - 1, 9, new Random(2)));
        YearCounts gap =
                new YearCounts(
                        then.terminal(),
                        then.kind(),
                        then.batches(),
                        List.of(
                                new YearCounts.Missing(
                                        LocalDate.of(YEAR - 1, 3, 3),
                                        LocalDate.of(YEAR - 1, 3, 4))));
        Report report = TwoYears.report(TwoYears.source(gap, now), "en");
        ReportTable months = report.table("month").orElseThrow();
        for (Row row : months.rows()) {
            assertEquals(!row.id().endsWith("-03"), months.change(row).isPresent(), row.id());
        }
        assertTrue(report.table("channel").orElseThrow().change().isEmpty());
        YearCounts wrong =
                new YearCounts(
                        then.terminal(),
                        then.kind(),
                        then.batches().stream()
                                .filter(b -> b.through().getMonthValue() != 5)
                                .toList(),
                        List.of());
        Report faulty = TwoYears.report(TwoYears.source(wrong, now), "en");
        for (ReportTable table : faulty.tables()) {
            table.rows().forEach(row -> assertTrue(table.change(row).isEmpty(), table.id()));
        }
        // That of the year before is not this year's fault.
        assertEquals(List.of(), faulty.faults());
    }

    @Test
    void onlyMonthsHaveTheirYearInTheirName() throws Exception {
        List<YearCounts> years = new ArrayList<>();
        for (int year : List.of(YEAR - 1, YEAR)) {
            Visit visit = YearSamples.plain(LocalDate.of(year, 12, 31));
            List<Visit> visits =
                    new ArrayList<>(
                            TwoYears.visits(20, visit.with(Dimension.STOP, "2025-braderie")));
            visits.addAll(
                    TwoYears.visits(year == YEAR ? 30 : 10, visit.with(Dimension.STOP, "evere")));
            years.add(
                    YearSamples.released(
                            "truck",
                            TerminalKind.TRUCK,
                            YearSamples.measures(TerminalKind.TRUCK, TwoYears.K),
                            visits,
                            year,
                            LocalDate.of(year + 1, 1, 5)));
        }
        Report report = TwoYears.report(TwoYears.source(years.getFirst(), years.getLast()), "en");
        String csv =
                new String(report.file("stop.csv").orElseThrow().bytes(), StandardCharsets.UTF_8);
        assertTrue(
                csv.contains("value,2025-braderie,2025-braderie *,20,40.00,40.00,20,0,0.0\r\n"),
                csv);
        assertFalse(csv.contains("2026-braderie"), csv);
    }

    @Test
    void aGreatChangeInPerCentHasItsThousands() throws Exception {
        String page =
                ReportTexting.text(
                        ReportTexting.parsed(
                                report(year(YEAR - 1, 9, 9), yearOf(YEAR, 2000), "en")
                                        .file("report.html")
                                        .orElseThrow()));
        assertTrue(page.contains("| +1,960 | +4,900.0%"), page);
    }

    private static List<Visit> yearOf(int year, int visits) {
        return TwoYears.visits(visits, YearSamples.plain(LocalDate.of(year, 12, 31)));
    }

    @Test
    void theFirstYearStandsAlone() throws Exception {
        YearCounts now = TwoYears.released("a", YEAR, YearSamples.year(YEAR, 9, new Random(1)));
        Report report =
                TwoYears.report(
                        new InMemoryCountSource().with(TwoYears.SITE, YEAR, List.of(now)), "en");
        report.tables().forEach(table -> assertTrue(table.before().isEmpty(), table.id()));
        String page =
                ReportTexting.text(ReportTexting.parsed(report.file("report.html").orElseThrow()));
        assertFalse(page.contains("Change"), page);
    }

    @Test
    void theLargestComesFirstUnlessRowsHaveAnOrderOfTheirOwn() throws Exception {
        Report report =
                TwoYears.report(
                        TwoYears.source(
                                TwoYears.released(
                                        "a",
                                        YEAR - 1,
                                        YearSamples.year(YEAR - 1, 20, new Random(4))),
                                TwoYears.released(
                                        "a", YEAR, YearSamples.year(YEAR, 20, new Random(3)))),
                        "fr");
        for (ReportTable table : report.tables()) {
            List<String> ids = table.rows().stream().map(Row::id).toList();
            switch (table.id()) {
                case "month", "hour" -> assertEquals(ids.stream().sorted().toList(), ids);
                case "age-gender" ->
                        assertEquals(List.of("under-15", "15-19", "20-24"), ids.subList(0, 3));
                case "feedback" -> assertEquals(List.of("3", "2", "1", "none"), ids);
                default -> largestFirst(table);
            }
        }
    }

    private static void largestFirst(ReportTable table) {
        boolean answers = true;
        long last = Long.MAX_VALUE;
        for (Row row : table.rows()) {
            if (answers && !row.answer()) {
                answers = false;
                last = Long.MAX_VALUE;
            }
            assertEquals(answers, row.answer(), table.id() + ": what is no answer is last");
            assertTrue(row.total() <= last, () -> table.id() + " at " + row.id());
            last = row.total();
        }
    }
}
