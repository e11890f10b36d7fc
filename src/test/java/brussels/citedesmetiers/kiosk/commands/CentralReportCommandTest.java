package brussels.citedesmetiers.kiosk.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.counts.Batch;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.report.InMemoryCountSource;
import brussels.citedesmetiers.kiosk.report.YearCounts;
import brussels.citedesmetiers.kiosk.report.YearSamples;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CentralReportCommandTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 5);

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicInteger closed = new AtomicInteger();
    private final YearCounts year =
            YearSamples.released(
                    "bruxelles-a",
                    TerminalKind.BUILDING,
                    YearSamples.measures(TerminalKind.BUILDING, 5),
                    YearSamples.year(2026, 4, new Random(2)),
                    2026,
                    TODAY);
    private InMemoryCountSource source =
            new InMemoryCountSource().with("bruxelles", 2026, List.of(year));

    private int run(String... args) {
        Invocation call =
                new Invocation(
                        Map.of("KIOSK_CONFIG", ConfigFolder.SHIPPED.toString()),
                        PinEntry.of(null, new BufferedReader(Reader.nullReader())),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true));
        return new CommandLine(
                        new CentralReportCommand(
                                call,
                                () ->
                                        Optional.of(
                                                new CentralReportCommand.OpenCounts(
                                                        source, closed::incrementAndGet)),
                                () -> TODAY))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    @Test
    void reportOfLastYearIsWrittenInFrench(@TempDir Path folder) throws Exception {
        assertEquals(ExitStatus.OK, run("--out", folder.toString()));
        Path page = folder.resolve("report.html");
        assertTrue(Files.readString(page).contains("Rapport annuel 2026"));
        // Nobody has looked at trades in this year.
        assertEquals(page + "\nPas encore de tableau pour\u00a0: métier.", out.toString().strip());
        assertEquals("", err.toString());
        assertEquals(1, closed.get());
    }

    @Test
    void yearSiteAndLanguageAreTaken(@TempDir Path folder) throws Exception {
        assertEquals(
                ExitStatus.OK,
                run(
                        "--year",
                        "2024",
                        "--site",
                        "namur",
                        "--lang",
                        "nl",
                        "--out",
                        folder.toString()));
        assertTrue(Files.readString(folder.resolve("report.html")).contains("Jaarverslag 2024"));
        assertTrue(out.toString().contains("no counts of this site and year"));
    }

    @Test
    void failedCheckIsSaidAndTheReportWrittenAllTheSame(@TempDir Path folder) {
        List<Batch> some = new ArrayList<>(year.batches());
        some.remove(2);
        source =
                new InMemoryCountSource()
                        .with(
                                "bruxelles",
                                2026,
                                List.of(
                                        new YearCounts(
                                                year.terminal(), year.kind(), some, List.of())));
        assertEquals(ExitStatus.FAULTS, run("--lang", "en", "--out", folder.toString()));
        assertTrue(err.toString().contains("visits by"), err::toString);
        assertTrue(Files.exists(folder.resolve("report.html")));
    }

    @Test
    void languageWithoutReportsAndYearOutOfReachAreRefused(@TempDir Path folder) {
        assertEquals(
                ExitStatus.USAGE, run("--lang", "uk", "--out", folder.resolve("a").toString()));
        assertTrue(err.toString().contains("fr, nl, en"), err::toString);
        assertEquals(
                ExitStatus.USAGE, run("--year", "26", "--out", folder.resolve("a").toString()));
        assertFalse(Files.exists(folder.resolve("a")));
        assertEquals(0, closed.get());
    }

    @Test
    void severalSitesAreOneReportAndEverySiteIsTheWholeNetwork(@TempDir Path folder)
            throws Exception {
        source.with("namur", 2026, List.of(year));
        String page = folder.resolve("a").toString();
        assertEquals(
                ExitStatus.OK, run("--site", "bruxelles,namur", "--lang", "en", "--out", page));
        String both = Files.readString(folder.resolve("a/report.html"));
        assertTrue(both.contains("Cité des métiers de Bruxelles; namur"));
        assertEquals(
                ExitStatus.OK,
                run("--all-sites", "--lang", "en", "--out", folder.resolve("b").toString()));
        assertEquals(both, Files.readString(folder.resolve("b/report.html")));
        assertEquals(ExitStatus.USAGE, run("--all-sites", "--site", "namur", "--out", page));
        assertTrue(err.toString().contains("either --site or --all-sites"), err::toString);
    }

    @Test
    void contactsAreTakenForTheSiteTheyAreOf(@TempDir Path folder) throws Exception {
        String out = folder.resolve("out").toString();
        Path figures =
                Files.writeString(
                        folder.resolve("figures.csv"),
                        """
                        of,which,name,issued,called,served
                        total,2026-01-01/2026-12-31,,70,65,60
                        part,2026-05-01,,70,65,60
                        service,choisir,Choisir,70,65,60
                        language,fr,,70,65,60
                        """);
        assertEquals(
                ExitStatus.OK, run("--lang", "en", "--contacts", figures.toString(), "--out", out));
        String page = Files.readString(folder.resolve("out/report.html"));
        assertTrue(page.contains("Advisers received 60 people at their desks."));
        assertTrue(Files.exists(folder.resolve("out/contacts-service.png")));
        assertEquals(
                ExitStatus.USAGE,
                run("--site", "bruxelles,namur", "--contacts", figures.toString(), "--out", out));
        assertTrue(err.toString().contains("say which site"), err::toString);
        assertEquals(ExitStatus.USAGE, run("--contacts", "namur=" + figures, "--out", out));
        assertTrue(err.toString().contains("not of \"namur\""), err::toString);
        assertEquals(
                ExitStatus.USAGE,
                run("--year", "2024", "--contacts", figures.toString(), "--out", out));
        assertTrue(err.toString().contains("of 2026"), err::toString);
        Files.writeString(figures, "of,which,name,issued,called,served\ntotal,x,,1,1,y\n");
        assertEquals(ExitStatus.USAGE, run("--contacts", figures.toString(), "--out", out));
        assertTrue(err.toString().contains(figures + ":2: \"y\" is no number"), err::toString);
    }
}
