package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.report.YearSamples.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// Writes reports for eyes and for the browser's checks.
///
/// A full year of two buildings and a truck in three languages, one with all that can be wrong, one
/// of a running year, an empty one, and the page that the centre serves.
public final class ReportStage {
    private static final int YEAR = 2026;
    private static final String SITE = "bruxelles";
    private static final int K = 5;
    private static final LocalDate AFTER = LocalDate.of(YEAR + 1, 1, 5);

    private ReportStage() {}

    /// Writes all of them.
    ///
    /// @param args the folder
    public static void main(String[] args) throws IOException, CountSource.AwayException {
        Path folder = Path.of(args[0]);
        InMemoryCountSource source = new InMemoryCountSource().with(SITE, YEAR, full());
        for (String language : List.of("fr", "nl", "en")) {
            ReportFolder.write(report(source, YEAR, language), folder.resolve("full-" + language));
        }
        ReportFolder.write(report(source, YEAR - 1, "fr"), folder.resolve("empty-fr"));
        ReportFolder.write(
                report(new InMemoryCountSource().with(SITE, YEAR, wrong()), YEAR, "fr"),
                folder.resolve("wrong-fr"));
        ReportFolder.write(
                report(new InMemoryCountSource().with(SITE, YEAR, running()), YEAR, "nl"),
                folder.resolve("running-nl"));
        ReportPages pages =
                new ReportPages(
                        source,
                        YearSamples.settings(K),
                        () -> YearSamples.CONTENT,
                        () -> AFTER,
                        "fleet");
        Path served = Files.createDirectories(folder.resolve("served"));
        for (String name : List.of(ReportPages.PAGE, "report.css")) {
            ReportFile file = pages.get(name, Map.of()).orElseThrow();
            Files.write(served.resolve(file.name()), file.bytes());
        }
    }

    private static Report report(CountSource source, int year, String language)
            throws CountSource.AwayException {
        return Report.of(
                source, YearSamples.settings(K), YearSamples.CONTENT, SITE, year, language, AFTER);
    }

    private static List<YearCounts> full() {
        Random random = new Random(7);
        return List.of(
                released("bruxelles-a", TerminalKind.BUILDING, YearSamples.year(YEAR, 40, random)),
                released("bruxelles-b", TerminalKind.BUILDING, YearSamples.year(YEAR, 15, random)),
                released("formtruck", TerminalKind.TRUCK, YearSamples.year(YEAR, 3, random)));
    }

    private static YearCounts released(String terminal, TerminalKind kind, List<Visit> visits) {
        return YearSamples.released(
                terminal, kind, YearSamples.measures(kind, K), visits, YEAR, AFTER);
    }

    /// A batch lost, days touched, a terminal that never sent, ids that nobody knows any more.
    private static List<YearCounts> wrong() {
        Random random = new Random(8);
        List<Visit> visits =
                YearSamples.year(YEAR, 20, random).stream()
                        .map(
                                v ->
                                        random.nextInt(9) == 0
                                                ? v.with(Dimension.RECOMMENDATION, "old-thing")
                                                : v)
                        .toList();
        YearCounts all = released("bruxelles-a", TerminalKind.BUILDING, visits);
        var some =
                IntStream.range(0, all.batches().size())
                        .filter(i -> i < 40 || i > 43)
                        .mapToObj(all.batches()::get)
                        .toList();
        return List.of(
                new YearCounts(
                        all.terminal(),
                        all.kind(),
                        some,
                        List.of(
                                new YearCounts.Missing(
                                        all.batches().get(40).from(),
                                        all.batches().get(43).through()))),
                new YearCounts("bruxelles-b", TerminalKind.BUILDING, List.of(), List.of()));
    }

    private static List<YearCounts> running() {
        return List.of(
                YearSamples.released(
                        "bruxelles-a",
                        TerminalKind.BUILDING,
                        YearSamples.measures(TerminalKind.BUILDING, K),
                        YearSamples.year(YEAR, 10, new Random(9)),
                        YEAR,
                        LocalDate.of(YEAR, 7, 10)));
    }
}
