package brussels.citedesmetiers.kiosk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.OfferNumber;
import brussels.citedesmetiers.kiosk.counts.SiteGiven;
import brussels.citedesmetiers.kiosk.counts.SiteMark;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A site that releases for its terminals as one, in the annual report.
final class JoinedSiteReportTest {
    private static final int YEAR = 2027;
    private static final int K = 5;
    private static final LocalDate AFTER = LocalDate.of(YEAR + 1, 1, 5);
    private static final LocalDate END = LocalDate.of(YEAR, 12, 31);
    private static final LocalDate AUTUMN = LocalDate.of(YEAR, 9, 30);
    private static final String SITE = "site-bruxelles";

    private static final YearCounts ALONE =
            YearSamples.released(
                    "bruxelles-a",
                    TerminalKind.BUILDING,
                    YearSamples.measures(TerminalKind.BUILDING, K),
                    YearSamples.year(YEAR, 9, new Random(5)),
                    YEAR,
                    AFTER);

    /// The year of a site whose terminals gave through these days.
    private static YearCounts site(Map<String, LocalDate> through) {
        List<Batch> batches = new ArrayList<>();
        for (Batch b : ALONE.batches()) {
            Map<String, SiteMark.Last> given = new HashMap<>();
            through.forEach(
                    (terminal, last) -> {
                        LocalDate day = last.isAfter(b.through()) ? b.through() : last;
                        given.put(
                                terminal,
                                new SiteMark.Last(
                                        new OfferNumber(1, day.getDayOfYear()),
                                        day,
                                        "0".repeat(64)));
                    });
            batches.add(
                    YearSamples.of(SITE, b, new SiteGiven(b.through(), given, LocalDate.EPOCH)));
        }
        return new YearCounts(SITE, TerminalKind.BUILDING, batches, List.of());
    }

    private static YearCounts nothingOf(String terminal) {
        return new YearCounts(terminal, TerminalKind.BUILDING, List.of(), List.of());
    }

    private static Report report(YearCounts... counts) throws CountSource.AwayException {
        return Report.of(
                new InMemoryCountSource().with("bruxelles", YEAR, List.of(counts)),
                YearSamples.settings(K),
                YearSamples.CONTENT,
                ReportRequest.of(List.of("bruxelles"), YEAR, "en", AFTER));
    }

    private static String page(Report report) throws Exception {
        return ReportTexting.text(ReportTexting.parsed(report.file("report.html").orElseThrow()));
    }

    @Test
    void terminalsThatGaveToTheirSiteAreNeitherSilentNorMissing() throws Exception {
        Report report =
                report(
                        nothingOf("bruxelles-a"),
                        nothingOf("bruxelles-b"),
                        site(Map.of("bruxelles-a", END, "bruxelles-b", END)));
        assertEquals(List.of(), report.notices());
        assertEquals(List.of(), report.faults());
        assertEquals(report(ALONE).visits(), report.visits());
        assertEquals(2, report.year().kiosks());
        assertTrue(report.year().complete());
        String page = page(report);
        assertTrue(page.contains("bruxelles-a | Building | – | counted with " + SITE), page);
        assertTrue(page.contains(SITE + " | Site, 2 kiosks together | "), page);
    }

    @Test
    void whoNeverGaveIsSilentAndWhoGaveLessThanTheOthersIsSaid() throws Exception {
        Report report =
                report(
                        nothingOf("bruxelles-a"),
                        nothingOf("bruxelles-b"),
                        nothingOf("bruxelles-c"),
                        site(Map.of("bruxelles-a", END, "bruxelles-b", AUTUMN)));
        String notices = String.join("\n", report.notices());
        assertTrue(notices.contains("Nothing has arrived from: bruxelles-c."), notices);
        assertTrue(
                notices.contains(
                        "bruxelles-b has given its counts to site-bruxelles only up to"
                                + " 30/09/2027."),
                notices);
        assertEquals(2, report.notices().size(), notices);
        assertTrue(report.year().complete(9));
        assertFalse(report.year().complete(10));
    }

    /// What a site says of a terminal stays in its batches after the terminal left.
    @Test
    void aTerminalThatGaveInAnEarlierYearIsNoneOfThisYear() throws Exception {
        Report report =
                report(
                        nothingOf("bruxelles-b"),
                        site(
                                Map.of(
                                        "bruxelles-a",
                                        END,
                                        "bruxelles-b",
                                        LocalDate.of(2026, 12, 31))));
        assertEquals(1, report.year().kiosks());
        assertEquals(List.of("Nothing has arrived from: bruxelles-b."), report.notices());
    }

    @Test
    void aTerminalThatSentByItselfAsWellIsFound() throws Exception {
        Report report = report(ALONE, site(Map.of("bruxelles-a", END)));
        assertTrue(
                report.faults()
                        .getFirst()
                        .contains("bruxelles-a: counts of the year came from itself and with"),
                () -> report.faults().toString());
        assertTrue(page(report).contains("with " + SITE + " as well"));
    }
}
