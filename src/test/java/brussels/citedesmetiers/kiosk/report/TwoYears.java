package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.report.YearSamples.Visit;
import java.time.LocalDate;
import java.util.List;

/// A year and the one before, of one terminal or of several.
final class TwoYears {
    static final int YEAR = 2026;
    static final int K = 5;
    static final LocalDate AFTER = LocalDate.of(YEAR + 1, 1, 5);
    static final String SITE = "bruxelles";

    private TwoYears() {}

    /// What a building's terminal let out of these visits.
    static YearCounts released(String terminal, int year, List<Visit> visits) {
        return released(terminal, year, visits, LocalDate.of(year + 1, 1, 5));
    }

    /// What it had let out until a day.
    static YearCounts released(String terminal, int year, List<Visit> visits, LocalDate today) {
        return YearSamples.released(
                terminal,
                TerminalKind.BUILDING,
                YearSamples.measures(TerminalKind.BUILDING, K),
                visits,
                year,
                today);
    }

    static InMemoryCountSource source(YearCounts before, YearCounts now) {
        return new InMemoryCountSource()
                .with(SITE, YEAR - 1, List.of(before))
                .with(SITE, YEAR, List.of(now));
    }

    static Report report(CountSource source, String language) throws CountSource.AwayException {
        return report(source, language, List.of(SITE), Contacts.NONE);
    }

    static Report report(CountSource source, String language, List<String> sites, Contacts contacts)
            throws CountSource.AwayException {
        return Report.of(
                source,
                YearSamples.settings(K),
                YearSamples.CONTENT,
                new ReportRequest(sites, YEAR, language, AFTER, contacts));
    }

    /// So many visits on one day.
    static List<Visit> visits(int n, Visit visit) {
        return java.util.Collections.nCopies(n, visit);
    }
}
