package brussels.citedesmetiers.kiosk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.report.ReportTable.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Figures of the queue in a report: read with care, shown by the rule of the counts.
class ContactsTest {
    private static final int YEAR = TwoYears.YEAR;
    private static final String HEAD = "of,which,name,issued,called,served";

    @TempDir Path folder;

    private int files;

    private Path file(String... lines) throws IOException {
        Path file = folder.resolve("figures-" + files++ + ".csv");
        return Files.writeString(file, String.join("\r\n", lines) + "\r\n");
    }

    private static String row(String of, String which, long n) {
        return of
                + ","
                + which
                + ","
                + (of.equals("service") ? "The " + which : "")
                + ",99,98,"
                + n;
    }

    /// A year of a site as the desk writes it.
    private Path year(
            int year,
            Map<Integer, Integer> months,
            Map<String, Integer> services,
            Map<String, Integer> languages)
            throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        int total = months.values().stream().mapToInt(Integer::intValue).sum();
        lines.add(row("total", year + "-01-01/" + year + "-12-31", total));
        months.forEach(
                (m, n) -> lines.add(row("part", YearMonth.of(year, m).atDay(1).toString(), n)));
        services.forEach((id, n) -> lines.add(row("service", id, n)));
        languages.forEach((code, n) -> lines.add(row("language", code, n)));
        lines.add(row("hour", "10", total));
        return file(lines.toArray(String[]::new));
    }

    private Path plain(int year, int a, int b) throws IOException {
        return year(
                year,
                Map.of(1, a, 2, b),
                new TreeMap<>(Map.of("choisir", a, "travailler", b)),
                new TreeMap<>(Map.of("fr", a, "uk", b)));
    }

    private static final YearCounts AT_SITE =
            TwoYears.released("a", YEAR, YearSamples.year(YEAR, 9, new Random(1)));
    private static final YearCounts AT_NAMUR =
            TwoYears.released("n", YEAR, YearSamples.year(YEAR, 5, new Random(2)));

    private static InMemoryCountSource visits() {
        return new InMemoryCountSource()
                .with(TwoYears.SITE, YEAR, List.of(AT_SITE))
                .with("namur", YEAR, List.of(AT_NAMUR));
    }

    private static Report report(Contacts contacts, String... sites) throws Exception {
        return TwoYears.report(visits(), "en", List.of(sites), contacts);
    }

    @Test
    void contactsStandBesideTheVisitsOfTheirMonth() throws Exception {
        Contacts contacts =
                Contacts.NONE
                        .with(TwoYears.SITE, plain(YEAR, 120, 80))
                        .with(TwoYears.SITE, plain(YEAR - 1, 100, 60));
        Report report = report(contacts, TwoYears.SITE);
        assertEquals(List.of(), report.faults());
        ReportTable table = report.table("contacts").orElseThrow();
        long january = report.year().visits(t -> true, 0);
        String page =
                ReportTexting.text(ReportTexting.parsed(report.file("report.html").orElseThrow()));
        assertTrue(
                page.contains("January | " + january + " | 120 | 60.00% | 100 | +20 | +20.0%"),
                page);
        assertTrue(page.contains("Counted |  | 200 | 100.00% | 160 | +40 | +25.0%"), page);
        assertTrue(page.contains("The choisir | 120 | 60.00% | 100 | +20 | +20.0%"), page);
        assertTrue(page.contains("Ukrainian | 80 | 40.00%"), page);
        assertTrue(page.contains("Advisers received 200 people"), page);
        assertTrue(
                page.contains(
                        "Sites that gave the figures of their queue: 1 of 1. Cité des métiers de"
                                + " Bruxelles (01/01/2026 – 31/12/2026)."),
                page);
        assertEquals(ReportTable.Subject.CONTACTS, table.subject());
    }

    @Test
    void reportOfSeveralSitesSaysWhichGaveFiguresAndComparesWithTheirVisitsOnly() throws Exception {
        Report report =
                report(Contacts.NONE.with("namur", plain(YEAR, 30, 20)), TwoYears.SITE, "namur");
        String page =
                ReportTexting.text(ReportTexting.parsed(report.file("report.html").orElseThrow()));
        assertTrue(page.contains("queue: 1 of 2. namur (01/01/2026 – 31/12/2026)."), page);
        assertTrue(
                page.contains("Without figures of the queue: Cité des métiers de Bruxelles."),
                page);
        long january = report.year().visits(t -> t.site().equals("namur"), 0);
        assertTrue(page.contains("January | " + january + " | 30 |"), page);
        assertTrue(page.contains("Month | Visits to these sites | Contacts |"), page);
    }

    @Test
    void monthsWithoutFiguresAreADashAndHaveNoDifference() throws Exception {
        Path march =
                file(
                        HEAD,
                        row("total", "2026-03-01/2026-03-31", 40),
                        row("part", "2026-03-09", 40),
                        row("service", "choisir", 40),
                        row("language", "fr", 40));
        Report report =
                report(
                        Contacts.NONE
                                .with(TwoYears.SITE, march)
                                .with(TwoYears.SITE, plain(YEAR - 1, 50, 50)),
                        TwoYears.SITE);
        ReportTable table = report.table("contacts").orElseThrow();
        assertTrue(table.hides());
        assertEquals(40, table.counted());
        table.rows()
                .forEach(
                        row -> assertTrue(row.id().endsWith("-03") || table.change(row).isEmpty()));
        assertTrue(table.change().isEmpty());
        assertTrue(report.coverage().getFirst().contains("01/03/2026 – 31/03/2026"));
    }

    @Test
    void aYearThatIsNotOverHasNoContactsYet() throws Exception {
        Report report =
                Report.of(
                        visits(),
                        YearSamples.settings(TwoYears.K),
                        YearSamples.CONTENT,
                        new ReportRequest(
                                List.of(TwoYears.SITE),
                                YEAR,
                                "en",
                                java.time.LocalDate.of(YEAR, 12, 31),
                                Contacts.NONE.with(TwoYears.SITE, plain(YEAR, 120, 80))));
        assertTrue(report.table("contacts").isEmpty());
        assertEquals(
                List.of(
                        "The contacts come after 31 December: two reports of different days of a"
                                + " year would tell what happened on the days between."),
                report.coverage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    total,2026-01-01/2026-12-31,,1,1,x7    | :2: "x7" is no number of people served
                    total,2026-01-01/2026-12-31,,1,1,-7    | :2: "-7" is no number of people served
                    total,2026-13-01/2026-12-31,,1,1,7     | :2: "2026-13-01" is no day
                    total,2025-12-29/2026-01-04,,1,1,7     | :2: "2025-12-29/2026-01-04" is not within one year
                    total,2026-01-01,,1,1,7                | :2: "2026-01-01" is not the days of this file
                    people,2026-01-01,,1,1,7               | :2: "people" is no kind of line
                    service,=cmd,,1,1,7                    | :2: "=cmd" is no id of a service
                    service,Choisir,,1,1,7                 | :2: "Choisir" is no id of a service
                    language,@fr,,1,1,7                    | :2: "@fr" is no code of a language
                    total,,,1,1,7                          | :2: the queue had no days of this period
                    total,2026-01-01/2026-12-31            | :2: "total,2026-01-01/2026-12-31" is a line without "served"
                    total,2026-01-01/2026-12-31,,1,1,7     | the parts of its period make 0 served, but its total is 7
                    total,2026-01-01/2026-12-31,"a,1,1,7   | :2: a quotation mark is never closed
                    """)
    void whatDoesNotFitIsRefusedWithLineAndValue(String line, String said) throws Exception {
        Path file = file(HEAD, line);
        ContactsException refused =
                assertThrows(ContactsException.class, () -> Contacts.NONE.with("s", file));
        String message = refused.sentence();
        assertTrue(message.startsWith(file.toString()), message);
        assertTrue(message.contains(said), message);
    }

    @Test
    void otherFilesAndDaysGivenTwiceAreRefused() throws Exception {
        Path foreign = file("a;b;c", "1;2;3");
        assertTrue(refusal(Contacts.NONE, foreign).contains(":1: \"a,b,c\" is no head"));
        Path none = folder.resolve("none.csv");
        assertTrue(refusal(Contacts.NONE, none).contains("cannot be read"));
        Path latin =
                Files.write(folder.resolve("latin.csv"), "é".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(refusal(Contacts.NONE, latin).contains("not UTF-8"));
        Contacts had = Contacts.NONE.with("s", plain(YEAR, 9, 9));
        assertTrue(refusal(had, plain(YEAR, 9, 9)).contains("are there already"));
        // Those of another site are not.
        assertEquals(Set.of("s", "t"), had.with("t", plain(YEAR, 9, 9)).sites());
    }

    private static String refusal(Contacts contacts, Path file) {
        return assertThrows(ContactsException.class, () -> contacts.with("s", file)).sentence();
    }

    /// What somebody reads who sees every table of contacts of a site.
    private List<Object> read(
            Map<Integer, Integer> months,
            Map<String, Integer> services,
            Map<String, Integer> languages)
            throws Exception {
        Contacts contacts =
                Contacts.NONE.with(TwoYears.SITE, year(YEAR, months, services, languages));
        YearTotals none =
                new YearTotals(
                        List.of(TwoYears.SITE), YEAR, List.of(), List.of(), Map.of(), 0, List.of());
        ReportTexts texts = ReportTexts.in(YearSamples.CONTENT, "en").orElseThrow();
        List<Object> read = new ArrayList<>();
        for (ReportTable table :
                new ContactTables(
                                contacts,
                                none,
                                TwoYears.AFTER,
                                3,
                                texts,
                                new ReportLabels(texts, YearSamples.CONTENT, Map.of(), id -> id))
                        .all()) {
            read.add(List.of(table.id(), table.counted(), table.notShown()));
            for (Row row : table.rows()) {
                read.add(List.of(row.id(), table.untold(row.total()) ? "–" : row.total()));
            }
        }
        return read;
    }

    private static List<String> cells(Report report, String table, String row) {
        return PrintedTable.of(report.table(table).orElseThrow(), report.texts()).body().stream()
                .map(PrintedTable.Line::cells)
                .filter(cells -> cells.getFirst().equals(row))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aYearThatBeganLateIsComparedByItsWholeMonthsOnly() throws Exception {
        Path late =
                file(
                        HEAD,
                        row("total", "2026-09-14/2026-12-31", 90),
                        row("part", "2026-09-01", 40),
                        row("part", "2026-10-01", 50),
                        row("service", "choisir", 90),
                        row("language", "fr", 90));
        Report report =
                report(
                        Contacts.NONE
                                .with(TwoYears.SITE, late)
                                .with(
                                        TwoYears.SITE,
                                        year(
                                                YEAR - 1,
                                                Map.of(4, 100, 9, 30, 10, 30),
                                                Map.of("choisir", 160),
                                                Map.of("fr", 160))),
                        TwoYears.SITE);
        ReportTable table = report.table("contacts").orElseThrow();
        assertEquals(List.of("–", "–", "100", "–", "–"), tail(report, "April"));
        assertEquals(List.of("40", "44.44%", "30", "–", "–"), tail(report, "September"));
        assertEquals(List.of("50", "55.56%", "30", "+20", "+66.7%"), tail(report, "October"));
        assertTrue(table.change().isEmpty());
        assertTrue(cells(report, "contacts-service", "The choisir").contains("160"));
        assertTrue(report.table("contacts-service").orElseThrow().change().isEmpty());
        assertTrue(report.coverage().getFirst().contains("14/09/2026 – 31/12/2026"));
    }

    private static List<String> tail(Report report, String month) {
        return cells(report, "contacts", month).subList(2, 7);
    }

    @Test
    void aSiteThatGaveFiguresOfOneYearHasADashInTheOtherAndColumnsAddUp() throws Exception {
        Contacts both =
                Contacts.NONE
                        .with(TwoYears.SITE, plain(YEAR, 120, 80))
                        .with(TwoYears.SITE, plain(YEAR - 1, 100, 60))
                        .with("namur", plain(YEAR - 1, 30, 20));
        Report report = report(both, TwoYears.SITE, "namur");
        assertEquals(
                List.of("namur", "–", "–", "50", "–", "–"),
                cells(report, "contacts-site", "namur"));
        report.tables().stream()
                .filter(table -> table.id().startsWith("contacts"))
                .forEach(ContactsTest::addsUpThen);
        assertEquals(
                210, report.table("contacts-site").orElseThrow().before().orElseThrow().counted());
        Report gone =
                report(both.with("mons", plain(YEAR, 30, 20)), TwoYears.SITE, "namur", "mons");
        assertEquals(
                List.of("mons", "50", "20.00%", "–", "–", "–"),
                cells(gone, "contacts-site", "mons"));
    }

    private static void addsUpThen(ReportTable table) {
        ReportTable.Before before = table.before().orElseThrow();
        assertEquals(
                before.shown(),
                table.rows().stream().mapToLong(row -> before.of(row.id()).orElse(0)).sum(),
                table.id());
        assertEquals(before.counted(), before.shown() + before.notShown(), table.id());
    }

    @Test
    void languagesOfAPartOfTheContactsAreNotCompared() throws Exception {
        Map<Integer, Integer> months = Map.of(1, 200);
        Map<String, Integer> services = Map.of("choisir", 200);
        Path some = year(YEAR - 1, months, services, Map.of("fr", 30));
        for (boolean nowToo : List.of(false, true)) {
            Report report =
                    report(
                            Contacts.NONE
                                    .with(
                                            TwoYears.SITE,
                                            year(
                                                    YEAR,
                                                    months,
                                                    services,
                                                    nowToo
                                                            ? Map.of("uk", 50)
                                                            : Map.of("fr", 120, "uk", 80)))
                                    .with(TwoYears.SITE, some),
                            TwoYears.SITE);
            ReportTable table = report.table("contacts-language").orElseThrow();
            table.rows().forEach(row -> assertTrue(table.change(row).isEmpty(), row.id()));
            assertTrue(table.change().isEmpty());
            assertEquals(nowToo, table.hides());
            assertEquals("–", cells(report, "contacts-language", "Ukrainian").get(3));
            assertEquals(0, report.table("contacts").orElseThrow().change().orElseThrow());
        }
    }

    @Test
    void ofTooFewKnownLanguagesOnlyTheirTableIsLeftOut() throws Exception {
        Map<Integer, Integer> months = Map.of(1, 200);
        Map<String, Integer> services = Map.of("choisir", 200);
        for (Map<String, Integer> few : List.of(Map.of("fr", 2), Map.<String, Integer>of())) {
            Report report =
                    report(
                            Contacts.NONE.with(TwoYears.SITE, year(YEAR, months, services, few)),
                            TwoYears.SITE);
            assertEquals(200, report.table("contacts").orElseThrow().counted());
            assertTrue(report.table("contacts-service").isPresent());
            assertTrue(report.table("contacts-language").isEmpty());
        }
    }

    @Test
    void aServiceMayBeginWithTheYear() throws Exception {
        Map<String, Integer> services = Map.of("2026-atelier", 60, "2025-atelier", 40);
        Report report =
                report(
                        Contacts.NONE
                                .with(
                                        TwoYears.SITE,
                                        year(YEAR, Map.of(1, 100), services, Map.of("fr", 100)))
                                .with(
                                        TwoYears.SITE,
                                        year(
                                                YEAR - 1,
                                                Map.of(1, 100),
                                                services,
                                                Map.of("fr", 100))),
                        TwoYears.SITE);
        assertEquals(
                List.of("The 2026-atelier", "60", "60.00%", "60", "0", "0.0%"),
                cells(report, "contacts-service", "The 2026-atelier"));
    }

    @Test
    void visitsOfSomeSitesInOneMonthAreNotCalledThoseOfAll() throws Exception {
        Path march =
                file(
                        HEAD,
                        row("total", "2026-03-01/2026-03-31", 40),
                        row("part", "2026-03-09", 40),
                        row("service", "choisir", 40));
        for (boolean all : List.of(true, false)) {
            Contacts contacts =
                    Contacts.NONE
                            .with(TwoYears.SITE, plain(YEAR, 60, 40))
                            .with("namur", all ? plain(YEAR, 30, 20) : march);
            ReportTable table =
                    report(contacts, TwoYears.SITE, "namur").table("contacts").orElseThrow();
            assertEquals(
                    all ? "Visits" : "Visits to these sites",
                    table.besideColumn().orElseThrow().label());
        }
    }

    @Test
    void sitesWithTooFewContactsGaveTheirFiguresToo() throws Exception {
        Contacts few = Contacts.NONE.with("namur", plain(YEAR, 1, 1));
        assertEquals(
                List.of(
                        "Sites that gave the figures of their queue: 1 of 2.",
                        "Too few contacts to be shown: namur.",
                        "Without figures of the queue: Cité des métiers de Bruxelles."),
                report(few, TwoYears.SITE, "namur").coverage());
        assertTrue(
                report(few.with(TwoYears.SITE, plain(YEAR, 60, 40)), TwoYears.SITE, "namur")
                        .coverage()
                        .getFirst()
                        .contains("queue: 2 of 2. Cité des métiers"));
    }

    /// The same where the queue has forgotten the languages of some.
    @Test
    void nobodyCanWorkOutALanguageOfWhichOnlySomeAreKnown() throws Exception {
        Map<List<Object>, Set<List<Integer>>> possible = new HashMap<>();
        for (int total = 1; total <= 7; total++) {
            for (int known = 0; known <= total; known++) {
                for (List<Integer> languages : sums(known, 3)) {
                    Map<String, Integer> in = new TreeMap<>();
                    for (int i = 0; i < 3; i++) {
                        in.put(List.of("fr", "nl", "uk").get(i), languages.get(i));
                    }
                    possible.computeIfAbsent(
                                    read(Map.of(1, total), Map.of("s", total), in),
                                    x -> new HashSet<>())
                            .add(languages);
                }
            }
        }
        certain(possible, 3, 20);
    }

    private static void certain(
            Map<List<Object>, Set<List<Integer>>> possible, int cells, int hiddenAtLeast) {
        int hidden = 0;
        for (Map.Entry<List<Object>, Set<List<Integer>>> seen : possible.entrySet()) {
            for (int cell = 0; cell < cells; cell++) {
                Set<Integer> values = new HashSet<>();
                int at = cell;
                seen.getValue().forEach(truth -> values.add(truth.get(at)));
                boolean certain = values.size() == 1;
                int value = values.iterator().next();
                assertFalse(certain && value > 0 && value < 3, () -> seen.toString());
                hidden += certain ? 0 : 1;
            }
        }
        assertTrue(hidden > hiddenAtLeast, "hardly anything was hidden: " + hidden);
    }

    /// Every way to spread a few contacts over three months, three services and two languages.
    @Test
    void nobodyCanWorkOutANumberBelowTheThreshold() throws Exception {
        Map<List<Object>, Set<List<Integer>>> possible = new HashMap<>();
        for (int total = 1; total <= 9; total++) {
            List<List<Integer>> threes = sums(total, 3);
            // Months and services together, and services and languages: a third table adds no more.
            for (List<Integer> services : threes) {
                for (List<Integer> languages : sums(total, 2)) {
                    Map<String, Integer> by = new TreeMap<>();
                    Map<String, Integer> in = new TreeMap<>();
                    for (int i = 0; i < 3; i++) {
                        by.put("s" + i, services.get(i));
                    }
                    in.put("fr", languages.get(0));
                    in.put("nl", languages.get(1));
                    List<Integer> truth = new ArrayList<>(services);
                    truth.addAll(languages);
                    possible.computeIfAbsent(read(Map.of(1, total), by, in), x -> new HashSet<>())
                            .add(truth);
                }
            }
        }
        certain(possible, 5, 20);
    }

    private static List<List<Integer>> sums(int total, int parts) {
        if (parts == 1) {
            return List.of(List.of(total));
        }
        List<List<Integer>> all = new ArrayList<>();
        for (int first = 0; first <= total; first++) {
            for (List<Integer> rest : sums(total - first, parts - 1)) {
                List<Integer> sum = new ArrayList<>(List.of(first));
                sum.addAll(rest);
                all.add(sum);
            }
        }
        return all;
    }

    @Test
    void reportOfSeveralSitesIsTheSumOfWhatEachShows() throws Exception {
        Random random = new Random(5);
        for (int i = 0; i < 20; i++) {
            Contacts contacts =
                    Contacts.NONE
                            .with(TwoYears.SITE, plain(YEAR, random.nextInt(30), random.nextInt(9)))
                            .with("namur", plain(YEAR, random.nextInt(9), random.nextInt(30)));
            Map<String, Long> both = shown(contacts, TwoYears.SITE, "namur");
            Map<String, Long> sum = new TreeMap<>(shown(contacts, TwoYears.SITE));
            shown(contacts, "namur").forEach((cell, n) -> sum.merge(cell, n, Long::sum));
            assertEquals(sum, both);
        }
    }

    private static Map<String, Long> shown(Contacts contacts, String... sites) {
        YearTotals none =
                new YearTotals(List.of(sites), YEAR, List.of(), List.of(), Map.of(), 0, List.of());
        ReportTexts texts = ReportTexts.in(YearSamples.CONTENT, "en").orElseThrow();
        Map<String, Long> shown = new TreeMap<>();
        for (ReportTable table :
                new ContactTables(
                                contacts,
                                none,
                                TwoYears.AFTER,
                                5,
                                texts,
                                new ReportLabels(texts, YearSamples.CONTENT, Map.of(), id -> id))
                        .all()) {
            if (!table.id().equals("contacts-site")) {
                shown.put(table.id(), table.counted());
                table.rows().stream()
                        .filter(row -> row.total() > 0)
                        .forEach(row -> shown.put(table.id() + " " + row.id(), row.total()));
            }
        }
        return shown;
    }
}
