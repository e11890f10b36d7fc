package brussels.citedesmetiers.kiosk.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ReportPagesTest {
    private static final int YEAR = 2025;
    private static final int K = 5;
    private static final LocalDate TODAY = LocalDate.of(YEAR + 1, 3, 3);

    private static final CountSource SOURCE =
            new InMemoryCountSource()
                    .with(
                            "bruxelles",
                            YEAR,
                            List.of(
                                    YearSamples.released(
                                            "bruxelles-a",
                                            TerminalKind.BUILDING,
                                            YearSamples.measures(TerminalKind.BUILDING, K),
                                            YearSamples.year(YEAR, 5, new Random(1)),
                                            YEAR,
                                            TODAY)))
                    .with("namur", YEAR - 1, List.of());

    private final ReportPages pages =
            new ReportPages(
                    SOURCE,
                    YearSamples.settings(K),
                    () -> YearSamples.CONTENT,
                    () -> TODAY,
                    "fleet");

    private Document page(Map<String, String> query) throws Exception {
        return ReportTexting.parsed(pages.get(ReportPages.PAGE, query).orElseThrow());
    }

    private static List<String> options(Document page) {
        return Stream.concat(
                        ReportTexting.all(page, "option").stream()
                                .map(o -> o.getAttribute("value") + chosen(o, "selected")),
                        ReportTexting.all(page, "input").stream()
                                .map(box -> box.getAttribute("name") + chosen(box, "checked")))
                .toList();
    }

    private static String chosen(Element element, String how) {
        return element.hasAttribute(how) ? "!" : "";
    }

    @Test
    void withoutAQuestionItIsLastYearOfTheFirstSiteInTheFirstLanguage() throws Exception {
        assertEquals(
                List.of("2024", "2025!", "en", "fr!", "nl", "at-bruxelles!", "at-namur"),
                options(page(Map.of())));
    }

    @Test
    void siteYearAndLanguageAreAskedFor() throws Exception {
        Document page = page(Map.of("year", "2024", "site", "namur", "lang", "nl"));
        assertEquals("nl", page.getDocumentElement().getAttribute("lang"));
        assertEquals(
                List.of("2024!", "2025", "en", "fr", "nl!", "at-bruxelles", "at-namur!"),
                options(page));
        assertTrue(ReportTexting.text(page).contains("geen tellingen van 2024"));
    }

    @Test
    void severalSitesAreAskedForByTheirBoxesOrInTheAddress() throws Exception {
        Document boxes =
                page(Map.of("year", "2025", "at-bruxelles", "1", "at-namur", "1", "lang", "en"));
        assertTrue(options(boxes).containsAll(List.of("at-bruxelles!", "at-namur!")));
        Element link =
                ReportTexting.all(boxes, "a").stream()
                        .filter(a -> a.hasAttribute("download"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(link.getAttribute("href").endsWith("site=bruxelles,namur&lang=en"));
        Document address =
                page(Map.of("year", "2025", "site", "bruxelles,namur,<b>", "lang", "en"));
        assertEquals(ReportTexting.text(boxes), ReportTexting.text(address));
        assertTrue(ReportTexting.text(boxes).contains("Visits by site"));
    }

    @Test
    void questionThatMakesNoSenseIsTakenForNone() throws Exception {
        Document page = page(Map.of("year", "-1\"", "site", "<script>", "lang", "uk", "else", "x"));
        assertEquals(options(page(Map.of())), options(page));
    }

    @Test
    void filesOfThePageAreFoundByItsLinks() throws Exception {
        List<Element> links =
                ReportTexting.all(page(Map.of("lang", "en")), "a").stream()
                        .filter(a -> a.hasAttribute("download"))
                        .toList();
        assertTrue(links.size() > 15);
        for (Element link : links) {
            String[] parts = link.getAttribute("href").split("[?]", -1);
            assertEquals("year=2025&site=bruxelles&lang=en", parts[1]);
            ReportFile file =
                    pages.get(parts[0], Map.of("year", "2025", "site", "bruxelles", "lang", "en"))
                            .orElseThrow();
            assertEquals(link.getAttribute("download"), file.name());
            assertTrue(file.bytes().length > 20);
        }
        assertTrue(pages.get("summary.csv", Map.of()).isPresent());
        assertEquals(
                "text/css; charset=utf-8", pages.get("report.css", Map.of()).orElseThrow().type());
    }

    @Test
    void whatIsNoFileOfAReportIsNotFound() throws Exception {
        for (String name :
                List.of("", "../report", "month", "month.html", "none.csv", "stop.svg")) {
            assertEquals(Optional.empty(), pages.get(name, Map.of()), name);
        }
    }

    @Test
    void folderHoldsAllFilesAndKeepsThoseOfOthers(@TempDir Path folder) throws Exception {
        Report report =
                Report.of(
                        SOURCE,
                        YearSamples.settings(K),
                        YearSamples.CONTENT,
                        ReportRequest.of(List.of("bruxelles"), YEAR, "fr", TODAY));
        Path target = folder.resolve("a/b");
        Files.createDirectories(target);
        Files.writeString(target.resolve("mine.txt"), "mine");
        Files.writeString(target.resolve("report.html"), "old");
        Path page = ReportFolder.write(report, target);
        ReportFolder.write(report, target);
        assertEquals(target.resolve("report.html"), page);
        assertTrue(Files.readString(page, StandardCharsets.UTF_8).startsWith("<!DOCTYPE html>"));
        assertEquals(
                Stream.concat(Stream.of("mine.txt"), report.files().stream().map(ReportFile::name))
                        .collect(Collectors.toSet()),
                names(target));
    }

    private static java.util.Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName())).collect(Collectors.toSet());
        }
    }
}
