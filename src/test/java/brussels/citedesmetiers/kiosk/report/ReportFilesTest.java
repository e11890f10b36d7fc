package brussels.citedesmetiers.kiosk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.ClosedLists;
import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// What a report is besides its page: the summary, the document, the pictures; of one site or more.
class ReportFilesTest {
    private static final int YEAR = TwoYears.YEAR;
    private static final InMemoryCountSource SOURCE = source();

    private static InMemoryCountSource source() {
        Random random = new Random(6);
        YearCounts truck =
                YearSamples.released(
                        "formtruck-1",
                        TerminalKind.TRUCK,
                        YearSamples.measures(TerminalKind.TRUCK, TwoYears.K),
                        YearSamples.year(YEAR, 3, random),
                        YEAR,
                        TwoYears.AFTER);
        return TwoYears.source(
                        TwoYears.released(
                                "bruxelles-a", YEAR - 1, YearSamples.year(YEAR - 1, 12, random)),
                        TwoYears.released("bruxelles-a", YEAR, YearSamples.year(YEAR, 15, random)))
                .with("formtruck", YEAR, List.of(truck));
    }

    private static Report report(String language) throws Exception {
        return TwoYears.report(
                SOURCE, language, List.of(TwoYears.SITE, "formtruck"), Contacts.NONE);
    }

    private static Map<String, byte[]> unzipped(ReportFile file) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static Document parsed(Map<String, byte[]> parts, String name) throws Exception {
        byte[] part = parts.get(name);
        assertNotNull(part, name);
        return ReportTexting.parsed(
                ReportFile.html(name, new String(part, StandardCharsets.UTF_8)));
    }

    @Test
    void everyPartOfTheDocumentIsThereAndOfAKnownKind() throws Exception {
        Map<String, byte[]> parts = unzipped(report("fr").file(ReportFile.WORD).orElseThrow());
        Set<String> kinds = new TreeSet<>();
        Document types = parsed(parts, "[Content_Types].xml");
        ReportTexting.all(types, "Override")
                .forEach(e -> kinds.add(e.getAttribute("PartName").substring(1)));
        Set<String> endings = new TreeSet<>();
        ReportTexting.all(types, "Default").forEach(e -> endings.add(e.getAttribute("Extension")));
        for (String part : parts.keySet()) {
            assertTrue(
                    kinds.contains(part) || endings.contains(part.replaceAll(".*\\.", "")), part);
        }
        assertTrue(parts.keySet().containsAll(kinds), kinds::toString);
        for (Map.Entry<String, String> from :
                Map.of("_rels/.rels", "", "word/_rels/document.xml.rels", "word/").entrySet()) {
            for (Element e : ReportTexting.all(parsed(parts, from.getKey()), "Relationship")) {
                assertTrue(
                        parts.containsKey(from.getValue() + e.getAttribute("Target")),
                        e.getAttribute("Target"));
            }
        }
        Document styles = parsed(parts, "word/styles.xml");
        Set<String> known = new TreeSet<>();
        ReportTexting.all(styles, "w:style").forEach(e -> known.add(e.getAttribute("w:styleId")));
        Document text = parsed(parts, "word/document.xml");
        for (String use : List.of("w:pStyle", "w:tblStyle")) {
            ReportTexting.all(text, use)
                    .forEach(e -> assertTrue(known.contains(e.getAttribute("w:val"))));
        }
    }

    @Test
    void theDocumentHasTheTablesOfThePageAndItsChartsInWords() throws Exception {
        Report report = report("nl");
        Document text =
                parsed(unzipped(report.file(ReportFile.WORD).orElseThrow()), "word/document.xml");
        List<List<String>> rows = new ArrayList<>();
        for (Element row : ReportTexting.all(text, "w:tr")) {
            rows.add(
                    ReportTexting.elements(row.getElementsByTagName("w:tc")).stream()
                            .map(Element::getTextContent)
                            .toList());
        }
        List<List<String>> page = new ArrayList<>();
        Document html = ReportTexting.parsed(report.file("report.html").orElseThrow());
        for (Element row : ReportTexting.all(html, "tr")) {
            page.add(
                    ReportTexting.elements(row.getChildNodes()).stream()
                            .map(Element::getTextContent)
                            .toList());
        }
        assertEquals(page, rows);
        // A head is repeated on each page the table comes to, and no row is torn.
        assertEquals(
                ReportTexting.all(html, "thead").size(),
                ReportTexting.all(text, "w:tblHeader").size());
        assertEquals(rows.size(), ReportTexting.all(text, "w:cantSplit").size());
        List<Element> pictures = ReportTexting.all(text, "wp:docPr");
        assertEquals(ReportTexting.all(html, "desc").size(), pictures.size());
        pictures.forEach(p -> assertTrue(p.getAttribute("descr").matches("(?s).*\\d.*")));
        List<String> headings =
                ReportTexting.all(text, "w:p").stream()
                        .filter(
                                p ->
                                        ReportTexting.elements(p.getElementsByTagName("w:pStyle"))
                                                .stream()
                                                .anyMatch(
                                                        s ->
                                                                s.getAttribute("w:val")
                                                                        .equals("Heading1")))
                        .map(Element::getTextContent)
                        .toList();
        report.tables()
                .forEach(table -> assertTrue(headings.contains(table.title()), table.title()));
    }

    @Test
    void theSameReportMakesTheSameFiles() throws Exception {
        for (String file : List.of("report.docx", "summary.html", "month.png", "hour.svg")) {
            assertEquals(report("en").file(file), report("en").file(file));
        }
    }

    @Test
    void aPictureIsSharpInPrintAndSaysItsSize() throws Exception {
        ReportFile file = report("fr").file("commune-gender.png").orElseThrow();
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(file.bytes()));
        assertEquals(2160, picture.getWidth());
        String bytes = new String(file.bytes(), StandardCharsets.ISO_8859_1);
        int size = bytes.indexOf("pHYs");
        // 300 dots an inch are 11,811 a metre.
        assertEquals(
                List.of(0, 0, 0x2E, 0x23),
                bytes.substring(size + 4, size + 8).chars().boxed().toList());
        int ink = 0;
        for (int x = 0; x < picture.getWidth(); x += 3) {
            for (int y = 0; y < picture.getHeight(); y += 3) {
                ink += (picture.getRGB(x, y) & 0xFFFFFF) == 0x1C2340 ? 1 : 0;
            }
        }
        assertTrue(ink > 500, "there is hardly anything in it");
    }

    /// As over a connection that set DISPLAY and has ended.
    @Test
    void aPictureIsDrawnWhereNoDisplayAnswers() throws Exception {
        ProcessBuilder alone =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DrawnAlone.class.getName());
        alone.environment().put("DISPLAY", "127.0.0.1:4711");
        Process process = alone.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(Integer.parseInt(said.strip()) > 500, said);
    }

    /// In grey two parts that touch differ by their pattern or by a third of the way to white.
    @Test
    void partsOfABarAreToldApartInGrey() {
        for (int i = 0; i < 4; i++) {
            ChartColours.Fill one = ChartColours.part(i);
            ChartColours.Fill next = ChartColours.part(i + 1);
            boolean apart =
                    one.pattern() != next.pattern()
                            || Math.abs(grey(one.colour()) - grey(next.colour())) > 0.18;
            assertTrue(apart, one + " beside " + next);
        }
        double before = grey(ChartColours.before().colour());
        assertTrue(before - grey(ChartColours.plain().colour()) > 0.5);
    }

    private static double grey(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return (0.2126 * (rgb >> 16) + 0.7152 * (rgb >> 8 & 255) + 0.0722 * (rgb & 255)) / 255;
    }

    @Test
    void wordsOfADrawingAreWordsAndItSaysWhoseNumbersTheyAre() throws Exception {
        Document drawing = ReportTexting.parsed(report("en").file("month.svg").orElseThrow());
        List<String> words =
                ReportTexting.all(drawing, "text").stream().map(Element::getTextContent).toList();
        assertEquals("Visits by month", words.getFirst());
        assertTrue(
                words.get(1).startsWith("Cité des métiers de Bruxelles; formtruck · 2026 · "),
                words.get(1));
        assertTrue(words.contains("Jan"), words::toString);
        assertTrue(
                drawing.getDocumentElement().getAttribute("font-family").startsWith("Noto Sans, "));
    }

    @Test
    void aDrawingOfMoreSitesThanItsHeadHasRoomForSaysHowMany() throws Exception {
        List<String> sites = List.of(TwoYears.SITE, "formtruck", "namur", "mons", "liege");
        Report report = TwoYears.report(SOURCE, "fr", sites, Contacts.NONE);
        String drawing =
                new String(report.file("month.svg").orElseThrow().bytes(), StandardCharsets.UTF_8);
        assertTrue(drawing.contains(">5 sites · 2026 · "), drawing);
        assertFalse(
                Arrays.equals(
                        report.file("month.png").orElseThrow().bytes(),
                        report("fr").file("month.png").orElseThrow().bytes()));
    }

    @Test
    void wordsForADrawingHaveTheYearBeforeWhereItIsDrawn() throws Exception {
        Report report = report("fr");
        ReportTable months = report.table("month").orElseThrow();
        ReportTable.Row january = months.rows().getFirst();
        String then =
                report.texts().number(months.before().orElseThrow().of(january.id()).orElseThrow());
        String words = report.chart(months).orElseThrow().description();
        assertTrue(
                words.startsWith(
                        "Janvier "
                                + report.texts().number(january.total())
                                + " (2025\u00a0: "
                                + then
                                + ")"),
                words);
        String drawn =
                report.chart(report.table("channel").orElseThrow()).orElseThrow().description();
        assertFalse(drawn.contains("2025"), drawn);
    }

    @Test
    void aSentenceThatHiddenNumbersCouldChangeSaysSo() throws Exception {
        LocalDate day = LocalDate.of(YEAR, 12, 31);
        YearSamples.Visit visit = YearSamples.plain(day);
        List<YearSamples.Visit> visits = new ArrayList<>(TwoYears.visits(40, visit));
        for (int hour = 12; hour < 16; hour++) {
            visits.addAll(TwoYears.visits(3, visit.with(Dimension.HOUR, ClosedLists.hour(hour))));
        }
        List<String> sure = hour(visits);
        assertEquals(List.of("The busiest hour begins at 10:00, with 40 visits."), sure);
        List<YearSamples.Visit> close = new ArrayList<>(visits.subList(22, visits.size()));
        close.addAll(TwoYears.visits(10, visit.with(Dimension.HOUR, ClosedLists.hour(11))));
        assertEquals(
                List.of(
                        "The busiest hour begins at 10:00, with 18 visits. That goes by the"
                                + " numbers shown; 12 visits are not in them."),
                hour(close));
    }

    private static List<String> hour(List<YearSamples.Visit> visits) throws Exception {
        Report report =
                TwoYears.report(
                        new InMemoryCountSource()
                                .with(
                                        TwoYears.SITE,
                                        YEAR,
                                        List.of(TwoYears.released("a", YEAR, visits))),
                        "en");
        return ReportSummary.of(report).stream().filter(s -> s.contains("busiest hour")).toList();
    }

    @Test
    void pageAndSummaryNameTheSameKiosksAndWhatIsMissing() throws Exception {
        YearCounts silent = new YearCounts("b", TerminalKind.BUILDING, List.of(), List.of());
        Report report =
                TwoYears.report(
                        new InMemoryCountSource()
                                .with(
                                        TwoYears.SITE,
                                        YEAR,
                                        List.of(
                                                TwoYears.released(
                                                        "a",
                                                        YEAR,
                                                        YearSamples.year(YEAR, 9, new Random(1))),
                                                silent)),
                        "en");
        Document page = ReportTexting.parsed(report.file("report.html").orElseThrow());
        String text = ReportTexting.text(page);
        assertTrue(text.contains("dt: Kiosks\ndd: 1\n"), text);
        assertTrue(text.contains("at 1 kiosk ("), text);
        String summary =
                ReportTexting.text(
                        ReportTexting.parsed(report.file(ReportFile.SUMMARY_PAGE).orElseThrow()));
        assertTrue(summary.contains("li: Nothing has arrived from: b."), summary);
        assertTrue(
                ReportTexting.all(page, "a").stream()
                        .map(a -> a.getAttribute("aria-label"))
                        .anyMatch("In short, in three languages"::equals));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "nl", "en"})
    void everyNumberOfTheSummaryStandsInATable(String language) throws Exception {
        Report report = report(language);
        List<String> sentences = ReportSummary.of(report);
        assertTrue(sentences.size() > 12, sentences::toString);
        String tables = tablesOf(report);
        Pattern number =
                Pattern.compile("\\d+(?:[.,\u00a0\u202f]\\d{3})*(?:[.,]\\d\\d?)?(?:\u00a0?%)?");
        for (String sentence : sentences) {
            assertFalse(sentence.contains("{"), sentence);
            Matcher found = number.matcher(sentence);
            while (found.find()) {
                assertTrue(
                        tables.contains(found.group()), () -> found.group() + " of: " + sentence);
            }
        }
    }

    /// All cells, also as sums of ages under 30, and the few numbers that sentences say otherwise.
    private static String tablesOf(Report report) {
        StringBuilder all = new StringBuilder("2025 2026 30 ");
        all.append(report.texts().number(report.year().kiosks())).append(' ');
        all.append(report.thresholds()).append(' ');
        for (ReportTable table : report.tables()) {
            PrintedTable printed = PrintedTable.of(table, report.texts());
            printed.body().forEach(line -> all.append(String.join(" ", line.cells())).append(' '));
            printed.foot().forEach(line -> all.append(String.join(" ", line.cells())).append(' '));
            table.answers()
                    .ifPresent(
                            base -> {
                                all.append(report.texts().number(base.n())).append(' ');
                                long sum = 0;
                                for (ReportTable.Row row : table.rows()) {
                                    sum += row.total();
                                    all.append(report.texts().number(sum)).append(' ');
                                    all.append(report.texts().percent(sum, base.n())).append(' ');
                                }
                            });
        }
        return all.toString();
    }

    @Test
    void theSummaryIsInThreeLanguagesOnOnePage() throws Exception {
        Document page =
                ReportTexting.parsed(report("nl").file(ReportFile.SUMMARY_PAGE).orElseThrow());
        assertEquals(
                List.of("nl", "fr", "en"),
                ReportTexting.all(page, "section").stream()
                        .map(s -> s.getAttribute("lang"))
                        .toList());
        String text = ReportTexting.text(page);
        assertTrue(
                text.contains("zijn er ")
                        && text.contains("visites ont été comptées")
                        && text.contains("visits were counted"),
                text);
    }

    @Test
    void reportOfSeveralSitesAddsThemUpAndShowsEachAndEachKind() throws Exception {
        Report both = report("en");
        Report one = TwoYears.report(SOURCE, "en");
        Report other = TwoYears.report(SOURCE, "en", List.of("formtruck"), Contacts.NONE);
        assertEquals(one.visits() + other.visits(), both.visits());
        assertEquals(List.of(), both.faults());
        for (ReportTable table : both.tables()) {
            long sum =
                    java.util.stream.Stream.of(one, other)
                            .flatMap(r -> r.table(table.id()).stream())
                            .mapToLong(ReportTable::counted)
                            .sum();
            assertTrue(table.id().equals("site") || sum == table.counted(), table.id());
        }
        ReportTable sites = both.table("site").orElseThrow();
        assertEquals(
                List.of("building", "truck"), sites.columns().stream().map(c -> c.id()).toList());
        assertEquals(List.of(one.visits(), 0L), sites.rows().getFirst().cells());
        String page =
                ReportTexting.text(ReportTexting.parsed(both.file("report.html").orElseThrow()));
        assertTrue(page.contains("formtruck-1 | formtruck | Truck | " + other.visits()), page);
        Report absent =
                TwoYears.report(SOURCE, "en", List.of(TwoYears.SITE, "mons"), Contacts.NONE);
        assertTrue(
                absent.notices().contains("No kiosk is known of: mons."),
                absent.notices()::toString);
    }
}
