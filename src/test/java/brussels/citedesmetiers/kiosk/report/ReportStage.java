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
/// A full year of two buildings and a truck in three languages, beside the year before and with
/// contacts, one of two sites of which one gave contacts, one with all that can be wrong, one of a
/// running year, an empty one, and the page that the centre serves.
public final class ReportStage {
    private static final int YEAR = 2026;
    private static final String SITE = "bruxelles";
    private static final String OTHER = "namur";
    private static final int K = 5;
    private static final LocalDate AFTER = LocalDate.of(YEAR + 1, 1, 5);

    private ReportStage() {}

    /// Writes all of them.
    ///
    /// @param args the folder
    public static void main(String[] args)
            throws IOException, CountSource.AwayException, ContactsException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        InMemoryCountSource source =
                new InMemoryCountSource()
                        .with(SITE, YEAR, full())
                        .with(SITE, YEAR - 1, before())
                        .with(OTHER, YEAR, other());
        Contacts contacts =
                Contacts.NONE
                        .with(SITE, figures(folder.resolve("now.csv"), YEAR, 310, 17))
                        .with(SITE, figures(folder.resolve("then.csv"), YEAR - 1, 290, 19));
        for (String language : List.of("fr", "nl", "en")) {
            write(
                    source,
                    YEAR,
                    language,
                    List.of(SITE),
                    contacts,
                    folder.resolve("full-" + language));
        }
        write(source, YEAR, "nl", List.of(SITE, OTHER), contacts, folder.resolve("sites-nl"));
        write(source, YEAR - 2, "fr", List.of(SITE), Contacts.NONE, folder.resolve("empty-fr"));
        write(
                new InMemoryCountSource().with(SITE, YEAR, wrong()),
                YEAR,
                "fr",
                List.of(SITE),
                Contacts.NONE,
                folder.resolve("wrong-fr"));
        write(
                new InMemoryCountSource()
                        .with(SITE, YEAR, running())
                        .with(SITE, YEAR - 1, before()),
                YEAR,
                "nl",
                List.of(SITE),
                Contacts.NONE,
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

    private static void write(
            CountSource source,
            int year,
            String language,
            List<String> sites,
            Contacts contacts,
            Path folder)
            throws CountSource.AwayException, IOException {
        Report report =
                Report.of(
                        source,
                        YearSamples.settings(K),
                        YearSamples.CONTENT,
                        new ReportRequest(sites, year, language, AFTER, contacts));
        if (language.equals("fr")) {
            ReportFolder.write(report, folder);
            return;
        }
        // The charts are within the page too.
        Files.createDirectories(folder);
        for (String name : List.of("report.html", "summary.html", "report.docx")) {
            Files.write(folder.resolve(name), report.file(name).orElseThrow().bytes());
        }
    }

    /// A year of the desk's figures: so many contacts in its first month, and more in the others.
    private static Path figures(Path file, int year, int first, int more) throws IOException {
        StringBuilder lines = new StringBuilder("of,which,name,issued,called,served\n");
        int total = 12 * first + 66 * more;
        line(lines, "total", year + "-01-01/" + year + "-12-31", "", total);
        for (int month = 0; month < 12; month++) {
            String day = LocalDate.of(year, month + 1, 1).toString();
            line(lines, "part", day, "", first + month * more);
        }
        int counter = total / 3;
        line(lines, "service", "choisir", "Choisir", counter);
        line(lines, "service", "travailler", "Travailler", total - counter - 9);
        line(lines, "service", "numerique", "Stewards numériques", 6);
        line(lines, "service", "bouger", "Bouger", 3);
        line(lines, "language", "fr", "", total - 500);
        line(lines, "language", "uk", "", 400);
        line(lines, "language", "nl", "", 98);
        line(lines, "language", "en", "", 2);
        return Files.writeString(file, lines);
    }

    private static void line(StringBuilder lines, String of, String which, String name, int n) {
        lines.append(String.join(",", of, which, name, "0", "0", Integer.toString(n))).append('\n');
    }

    private static List<YearCounts> before() {
        Random random = new Random(11);
        return List.of(
                TwoYears.released("bruxelles-a", YEAR - 1, YearSamples.year(YEAR - 1, 37, random)),
                TwoYears.released("bruxelles-b", YEAR - 1, YearSamples.year(YEAR - 1, 16, random)));
    }

    private static List<YearCounts> other() {
        return List.of(
                TwoYears.released("namur-a", YEAR, YearSamples.year(YEAR, 8, new Random(12))));
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
