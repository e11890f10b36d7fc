package brussels.citedesmetiers.kiosk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.Measure;
import brussels.citedesmetiers.kiosk.counts.Measures;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.report.YearSamples.Visit;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class ReportPropertyTest {
    private static final int YEAR = 2026;
    private static final LocalDate AFTER = LocalDate.of(YEAR + 1, 2, 1);
    private static final BigDecimal HALF = new BigDecimal("0.005");
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    /// A site with a few terminals, and what their visitors did.
    private static final class Site {
        private final List<YearCounts> counts = new ArrayList<>();
        private final Map<TerminalKind, List<Visit>> visits = new HashMap<>();
        private final Report report;

        private Site(int k, int terminals, int most, Random random)
                throws CountSource.AwayException {
            for (int i = 0; i < terminals; i++) {
                TerminalKind kind = i % 3 == 2 ? TerminalKind.TRUCK : TerminalKind.BUILDING;
                List<Visit> own = new ArrayList<>();
                for (int n = random.nextInt(most); n > 0; n--) {
                    LocalDate day = LocalDate.ofYearDay(YEAR, 1 + random.nextInt(365));
                    own.add(YearSamples.random(day, random));
                }
                visits.computeIfAbsent(kind, x -> new ArrayList<>()).addAll(own);
                Measures measures = YearSamples.measures(kind, k);
                counts.add(YearSamples.released("t" + i, kind, measures, own, YEAR, AFTER));
            }
            report =
                    Report.of(
                            new InMemoryCountSource().with("s", YEAR, counts),
                            YearSamples.settings(k),
                            YearSamples.CONTENT,
                            ReportRequest.of(List.of("s"), YEAR, "fr", AFTER));
        }

        private List<Visit> visits(Measure measure) {
            List<Visit> all = new ArrayList<>(visits.getOrDefault(TerminalKind.TRUCK, List.of()));
            if (!measure.dimensions().contains(Dimension.STOP)) {
                all.addAll(visits.getOrDefault(TerminalKind.BUILDING, List.of()));
            }
            return all;
        }
    }

    @Property(tries = 60)
    void everyTableAddsUpAndNoCheckFails(
            @ForAll @IntRange(min = 3, max = 6) int k,
            @ForAll @IntRange(min = 1, max = 4) int terminals,
            @ForAll @IntRange(min = 1, max = 250) int most,
            @ForAll long seed)
            throws CountSource.AwayException {
        Site site = new Site(k, terminals, most, new Random(seed));
        assertEquals(List.of(), site.report.faults());
        for (ReportTable table : site.report.tables()) {
            assertTrue(table.addsUp(), table.id());
            assertEquals(table.counted(), table.shown() + table.notShown(), table.id());
        }
    }

    @Property(tries = 60)
    void whatIsCountedAndTheRemainderAreAllVisits(
            @ForAll @IntRange(min = 3, max = 6) int k,
            @ForAll @IntRange(min = 1, max = 250) int most,
            @ForAll long seed)
            throws CountSource.AwayException {
        Site site = new Site(k, 3, most, new Random(seed));
        for (YearTotals.OfMeasure total : site.report.year().tables()) {
            long visits = site.visits(total.measure()).size();
            assertTrue(total.counted() <= visits);
            assertTrue(visits <= total.counted() + total.remainderUpTo(), total.toString());
        }
    }

    @Property(tries = 60)
    void noShownNumberIsMoreThanWhatHappened(
            @ForAll @IntRange(min = 1, max = 250) int most, @ForAll long seed)
            throws CountSource.AwayException {
        Site site = new Site(3, 3, most, new Random(seed));
        for (YearTotals.OfMeasure total : site.report.year().tables()) {
            Map<List<String>, Long> happened = new HashMap<>();
            for (Visit visit : site.visits(total.measure())) {
                List<String> values =
                        total.measure().dimensions().stream()
                                .map(d -> visit.values().getOrDefault(d, ""))
                                .toList();
                happened.merge(values, 1L, Long::sum);
            }
            total.cells().forEach((cell, n) -> assertTrue(n <= happened.getOrDefault(cell, 0L)));
        }
    }

    @Property(tries = 60)
    void percentagesAreOfWhatWasCountedAndMakeAHundred(
            @ForAll @IntRange(min = 20, max = 250) int most, @ForAll long seed)
            throws CountSource.AwayException {
        Site site = new Site(3, 2, most, new Random(seed));
        for (ReportTable table : site.report.tables()) {
            if (table.counted() == 0) {
                continue;
            }
            BigDecimal sum = ReportTexts.share(table.notShown(), table.counted());
            for (ReportTable.Row row : table.rows()) {
                sum = sum.add(ReportTexts.share(row.total(), table.counted()));
            }
            BigDecimal allowed = HALF.multiply(BigDecimal.valueOf(table.rows().size() + 1));
            assertTrue(
                    sum.subtract(HUNDRED).abs().compareTo(allowed) <= 0,
                    () -> table.id() + " is off by more than its rounding");
        }
    }

    @Property
    void shareIsTheNearestHundredthOfAPercent(
            @ForAll @LongRange(min = 0, max = 10_000_000) long n,
            @ForAll @LongRange(min = 1, max = 10_000_000) long base) {
        BigDecimal share = ReportTexts.share(n, base);
        assertEquals(2, share.scale());
        // |share - 100 n / base| <= 0.005, without dividing.
        BigDecimal off =
                share.multiply(BigDecimal.valueOf(base))
                        .subtract(BigDecimal.valueOf(n).multiply(HUNDRED))
                        .abs();
        assertTrue(off.compareTo(HALF.multiply(BigDecimal.valueOf(base))) <= 0);
    }

    @Property
    void axisEndsAtOrAboveTheMostInFourRoundSteps(
            @ForAll @LongRange(min = 0, max = 1_000_000_000L) long most) {
        long end = ChartPen.axisEnd(most);
        assertTrue(end >= most && end % 4 == 0);
        assertTrue(end <= Math.max(4, most * 10 / 4 + 4));
        long digits = Long.parseLong(Long.toString(end / 4).replaceAll("0+$", ""));
        assertTrue(List.of(1L, 2L, 5L).contains(digits), () -> end + " is not round");
    }
}
