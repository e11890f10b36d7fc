package brussels.citedesmetiers.kiosk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Dimension;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.report.YearSamples.Visit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportPageTest {
    private static final int YEAR = 2026;
    private static final int K = 5;
    private static final LocalDate AFTER = LocalDate.of(YEAR + 1, 1, 5);
    private static final Path GOLDEN = Path.of("src/test/resources/central/report-fr.txt");

    private static YearCounts released(String terminal, TerminalKind kind, List<Visit> visits) {
        return YearSamples.released(
                terminal, kind, YearSamples.measures(kind, K), visits, YEAR, AFTER);
    }

    private static CountSource source(YearCounts... terminals) {
        return new InMemoryCountSource().with("bruxelles", YEAR, List.of(terminals));
    }

    private static Report report(CountSource source, String language)
            throws CountSource.AwayException {
        return YearSamples.report(source, K, YEAR, language, AFTER);
    }

    private static CountSource large() {
        Random random = new Random(3);
        return source(
                released("bruxelles-a", TerminalKind.BUILDING, YearSamples.year(YEAR, 9, random)),
                released("formtruck", TerminalKind.TRUCK, YearSamples.year(YEAR, 3, random)));
    }

    /// Some 60 visits that can be added up by hand.
    private static CountSource small() {
        List<Visit> visits = new ArrayList<>();
        LocalDate march = LocalDate.of(YEAR, 3, 16);
        for (int i = 0; i < 40; i++) {
            Visit visit = YearSamples.plain(march.plusDays(i / 20));
            visits.add(
                    i % 4 == 0
                            ? visit
                            : visit.with(Dimension.COMMUNE, i % 4 == 1 ? "21001" : "21009")
                                    .with(Dimension.GENDER, i % 4 == 2 ? "m" : "f")
                                    .with(Dimension.AGE, i % 4 == 3 ? "25-29" : "30-34")
                                    .with(Dimension.FEEDBACK, "3")
                                    .with(Dimension.CHANNEL, "adviser"));
        }
        for (int i = 0; i < 12; i++) {
            visits.add(
                    YearSamples.plain(LocalDate.of(YEAR, 12, 31))
                            .with(Dimension.THEME, i < 3 ? "T" : "A")
                            .with(Dimension.LANGUAGE, "uk")
                            .with(Dimension.OUTCOME, Dimension.ABANDONED)
                            .with(Dimension.CHANNEL, Dimension.NONE)
                            .with(Dimension.RECOMMENDATION, Dimension.NONE)
                            .with(Dimension.QUESTION, "a-need")
                            .with(Dimension.HOUR, "14"));
        }
        return source(released("bruxelles-a", TerminalKind.BUILDING, visits));
    }

    private static ReportFile page(Report report) {
        return report.file("report.html").orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "nl", "en"})
    void pageIsWellFormedAndSaysItsLanguageAndWhatItsHeadsAreOf(String language) throws Exception {
        Document page = ReportTexting.parsed(page(report(large(), language)));
        assertEquals(language, page.getDocumentElement().getAttribute("lang"));
        assertFalse(ReportTexting.all(page, "title").getFirst().getTextContent().isBlank());
        List<Element> heads = ReportTexting.all(page, "th");
        assertTrue(heads.size() > 100);
        for (Element head : heads) {
            assertTrue(Set.of("col", "row").contains(head.getAttribute("scope")));
            assertFalse(head.getTextContent().isBlank());
        }
        assertEquals(1, ReportTexting.all(page, "h1").size());
        everyIdIsThereOnceAndEveryReferenceLeadsSomewhere(page);
        assertFalse(
                Pattern.compile("\\{\\d}").matcher(ReportTexting.text(page)).find(),
                "a blank was not filled in");
    }

    private static void everyIdIsThereOnceAndEveryReferenceLeadsSomewhere(Document page) {
        Set<String> ids = new HashSet<>();
        List<Element> all = ReportTexting.all(page, "*");
        for (Element element : all) {
            String id = element.getAttribute("id");
            assertTrue(id.isEmpty() || ids.add(id), () -> id + " is there twice");
        }
        for (Element element : all) {
            for (String id : element.getAttribute("aria-labelledby").split(" ", -1)) {
                assertTrue(id.isEmpty() || ids.contains(id), id);
            }
            String link = element.getAttribute("href");
            assertTrue(!link.startsWith("#") || ids.contains(link.substring(1)), link);
        }
    }

    @Test
    void everyChartHasATitleADescriptionAndItsNumbers() throws Exception {
        Document page = ReportTexting.parsed(page(report(large(), "fr")));
        List<Element> charts =
                ReportTexting.all(page, "svg").stream()
                        .filter(svg -> svg.getAttribute("role").equals("img"))
                        .toList();
        assertTrue(charts.size() >= 10);
        for (Element chart : charts) {
            List<Element> parts = ReportTexting.elements(chart.getChildNodes());
            assertEquals("title", parts.get(0).getTagName());
            assertEquals("desc", parts.get(1).getTagName());
            assertTrue(parts.get(1).getTextContent().matches(".* \\d.*"));
        }
    }

    @Test
    void pageNeedsNoScriptNoStyleAttributeAndNothingFromElsewhere() throws Exception {
        ReportPages pages =
                new ReportPages(
                        large(),
                        YearSamples.settings(K),
                        () -> YearSamples.CONTENT,
                        () -> AFTER,
                        "fleet");
        Document page = ReportTexting.parsed(pages.get(ReportPages.PAGE, Map.of()).orElseThrow());
        assertEquals(List.of(), ReportTexting.all(page, "script"));
        assertEquals(List.of(), ReportTexting.all(page, "style"));
        for (Element element : ReportTexting.all(page, "*")) {
            assertFalse(element.hasAttribute("style"));
            for (String name : List.of("href", "src", "action")) {
                assertFalse(element.getAttribute(name).contains("//"), element.getTagName());
            }
        }
    }

    @Test
    void smallReportSaysWhatItShould() throws Exception {
        String text = ReportTexting.text(ReportTexting.parsed(page(report(small(), "fr"))));
        Files.writeString(
                Files.createDirectories(Path.of("target")).resolve("report-fr.txt"), text);
        assertEquals(
                Files.readString(GOLDEN),
                text,
                "the report has changed: if it should, copy target/report-fr.txt to " + GOLDEN);
    }

    @Test
    void chartsAreFilesThatStandAlone() throws Exception {
        Report report = report(large(), "en");
        for (ReportTable table : report.tables()) {
            for (ReportFile file : report.file(table.id() + ".svg").stream().toList()) {
                String svg = new String(file.bytes(), StandardCharsets.UTF_8);
                assertTrue(svg.startsWith("<?xml version=\"1.0\""));
                assertEquals(
                        "http://www.w3.org/2000/svg",
                        ReportTexting.parsed(file).getDocumentElement().getAttribute("xmlns"));
            }
        }
    }

    @Test
    void yearWithoutCountsIsAReportThatSaysSo() throws Exception {
        Report report = report(new InMemoryCountSource(), "fr");
        assertTrue(report.empty());
        String text = ReportTexting.text(ReportTexting.parsed(page(report)));
        assertTrue(text.contains("Aucun compte de 2026 n’est arrivé"), text);
        assertEquals(List.of(), report.tables());
        assertEquals(
                List.of(
                        "report.html",
                        "summary.html",
                        "report.docx",
                        "summary.csv",
                        "summary-excel.csv"),
                names(report));
    }

    private static List<String> names(Report report) {
        return report.files().stream().map(ReportFile::name).toList();
    }

    @Test
    void idThatTheContentNoLongerKnowsIsShownWithANote() throws Exception {
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            visits.add(
                    YearSamples.plain(LocalDate.of(YEAR, 12, 31))
                            .with(Dimension.RECOMMENDATION, "gone-by")
                            .with(Dimension.THEME, "Z"));
        }
        Report report = report(source(released("a", TerminalKind.BUILDING, visits)), "en");
        String text = ReportTexting.text(ReportTexting.parsed(page(report)));
        assertTrue(text.contains("gone-by * | 10 |"), text);
        assertTrue(text.contains("Z * | "), text);
        assertTrue(text.contains("no longer knows"), text);
    }

    @Test
    void labelsAreInTheLanguageOfTheReport() throws Exception {
        String dutch = ReportTexting.text(ReportTexting.parsed(page(report(small(), "nl"))));
        assertTrue(dutch.contains("Elsene | "), dutch);
        assertTrue(dutch.contains("Oekraïens | "), dutch);
        assertTrue(dutch.contains("Leren · "), dutch);
        assertTrue(dutch.contains("76,92%"), dutch);
    }
}
