package brussels.citedesmetiers.kiosk.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.central.Centre;
import brussels.citedesmetiers.kiosk.central.CentrePages;
import brussels.citedesmetiers.kiosk.central.CentreServer;
import brussels.citedesmetiers.kiosk.central.CentreServerAddress;
import brussels.citedesmetiers.kiosk.config.ContentLoader;
import brussels.citedesmetiers.kiosk.config.CountReader;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.config.SiteSettings;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.pin.PinGate;
import brussels.citedesmetiers.kiosk.pin.StaffPin;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way with the real parts: visits, release, outbox, client, TLS, centre, report.
final class FromVisitToReportTest {
    private static final String ID = "bruxelles-a";
    private static final String VISITS = String.valueOf(LongForm.of(300, 1_200));

    @TempDir Path folder;

    private final StringWriter said = new StringWriter();

    private int kiosk(String... args) {
        PrintWriter out = new PrintWriter(said, true);
        PinEntry nobody = PinEntry.of(null, new BufferedReader(new StringReader("")));
        return new Main(Map.of(), nobody, out, out).run(args);
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private int simulate(String visits, String url, String certificate) {
        return kiosk(
                "simulate",
                "--visits",
                visits,
                "--days",
                "400",
                "--data",
                at("terminals"),
                "--to",
                url,
                "--certificate",
                certificate);
    }

    @Test
    void whatVisitorsLeaveIsInTheReport() throws Exception {
        String nobody = "0".repeat(64);
        simulate(VISITS, "https://localhost:1", nobody);
        Path terminal = folder.resolve("terminals").resolve(ID);
        assertTrue(Files.exists(terminal.resolve("entry.json")), said::toString);
        String token = token(terminal);
        Path file =
                Files.createFile(
                        terminal.resolve("centre.token"),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, token);
        serveAndSend();
        assertTrue(said.toString().contains("the centre has said it has"), said::toString);
        assertEquals(
                ExitStatus.OK,
                kiosk(
                        "central",
                        "report",
                        "--year",
                        "2026",
                        "--lang",
                        "nl",
                        "--out",
                        at("report"),
                        "--data",
                        at("centre")),
                said::toString);
        assertTrue(Files.exists(folder.resolve("report/theme-language.csv")), said::toString);
    }

    private String token(Path terminal) {
        int before = said.getBuffer().length();
        assertEquals(
                ExitStatus.OK,
                kiosk(
                        "central",
                        "enroll",
                        ID,
                        "--entry",
                        terminal.resolve("entry.json").toString(),
                        "--data",
                        at("centre")),
                said::toString);
        return said.toString().substring(before).strip();
    }

    private void serveAndSend() throws Exception {
        Path config = Path.of("kiosk-config");
        PrintWriter out = new PrintWriter(said, true);
        Content content = ContentLoader.load(config).orSay(out).orElseThrow();
        CountSettings counts = CountReader.load(config).orSay(out).orElseThrow();
        SiteSettings site = SettingsReader.loadSite(config).orSay(out).orElseThrow();
        Path data = folder.resolve("centre");
        CentrePages.PageSettings pages =
                new CentrePages.PageSettings(
                        content,
                        CentreFolder.reportSettings(counts, site),
                        new PinGate(StaffPin.password(data)),
                        data);
        CentreServerAddress address = new CentreServerAddress(0, false, List.of(), null, null);
        try (Centre centre =
                        new CentreFolder(data, null).open(CentreFolder.codes(counts, content));
                CentreServer server =
                        CentreServer.start(centre, address, data, new CentrePages(centre, pages))) {
            String url = "https://localhost:" + server.port();
            assertEquals(
                    ExitStatus.OK,
                    simulate("0", url, server.fingerprint().orElseThrow()),
                    said::toString);
        }
    }
}
