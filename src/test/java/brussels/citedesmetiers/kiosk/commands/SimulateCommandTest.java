package brussels.citedesmetiers.kiosk.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.sync.TestCentre;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateCommandTest {
    @TempDir Path folder;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    private int run(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("simulate"));
        all.addAll(List.of(args));
        return new Main(
                        Map.of("KIOSK_CONFIG", ConfigFolder.SHIPPED.toString()),
                        new PinEntry.Piped(new BufferedReader(new StringReader(""))),
                        new PrintWriter(out),
                        new PrintWriter(err))
                .run(all.toArray(new String[0]));
    }

    private String line(String measure) {
        return out.toString().lines().filter(l -> l.startsWith(measure)).findFirst().orElseThrow();
    }

    /// A year in which every cell of commune x gender has at least five visits, and its last days
    /// enough.
    private Path knownYear(int year) throws IOException {
        List<String> rows = new ArrayList<>(List.of("date,commune,gender,age,finished"));
        LocalDate day = LocalDate.of(year, 1, 2);
        for (String commune : List.of("21001", "21009", "outside")) {
            for (String gender : List.of("f", "m", "x")) {
                for (int i = 0; i < 5 + commune.charAt(4) % 5 + gender.charAt(0) % 3; i++) {
                    rows.add(day + "," + commune + "," + gender + ",,");
                    day = day.plusDays(2);
                }
            }
        }
        for (int i = 0; i < 6; i++) {
            rows.add(year + "-12-31,,,30-34,no");
        }
        Path file = folder.resolve("year.csv");
        return Files.write(file, rows);
    }

    @Test
    void knownYearComesBackCellForCellFromOneTerminal() throws Exception {
        assertEquals(0, run("--visits-file", knownYear(2025).toString()), err.toString());
        List<String> lines = out.toString().lines().toList();
        int at = lines.indexOf(line("commune-gender by year"));
        assertEquals("  every cell came back as it was given", lines.get(at + 1));
        assertTrue(lines.get(at).contains(" 0 not shown, 0 left over, 0 not closed yet"));
    }

    @Test
    void onMoreTerminalsTheDifferenceIsNotShownAndPrinted() throws Exception {
        assertEquals(
                0, run("--visits-file", knownYear(2025).toString(), "--terminals", "3", "--cells"));
        String year = line("commune-gender by year");
        assertFalse(year.contains(" 0 not shown"), year);
        assertTrue(out.toString().contains("21001, f: "), out.toString());
        assertFalse(out.toString().contains("DO NOT AGREE"));
    }

    @Test
    void knownYearComesBackCellForCellFromTerminalsThatReleaseAsOne() throws Exception {
        assertEquals(
                0,
                run("--visits-file", knownYear(2027).toString(), "--terminals", "3", "--joined"),
                err.toString());
        List<String> lines = out.toString().lines().toList();
        int at = lines.indexOf(line("commune-gender by year"));
        assertEquals("  every cell came back as it was given", lines.get(at + 1));
        assertTrue(lines.get(at).contains(" 0 not shown, 0 left over, 0 not closed yet"));
        assertFalse(out.toString().contains("DO NOT AGREE"));
    }

    @Test
    void equalSeedsGiveEqualCountsAndOthersGiveOthers() {
        String[] sixty = {"--visits", "60", "--days", "12", "--seed", "7"};
        assertEquals(0, run(sixty), err.toString());
        String first = out.toString();
        assertTrue(first.contains("hour by day: 60 visits given"), first);
        run(sixty);
        assertEquals(first, out.toString());
        run("--visits", "60", "--days", "12", "--seed", "8");
        assertFalse(first.equals(out.toString()));
    }

    private Path token(Path terminal) throws IOException {
        Files.createDirectories(terminal);
        Path token = Files.writeString(terminal.resolve("centre.token"), TestCentre.TOKEN);
        return Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void whatMayLeaveIsSentToTheCentre() throws Exception {
        Path data = folder.resolve("data");
        try (TestCentre centre = TestCentre.of("bruxelles-a")) {
            String[] args = {
                "--visits",
                "300",
                "--days",
                "31",
                "--data",
                data.toString(),
                "--to",
                centre.url().toString()
            };
            assertEquals(1, run(args));
            assertTrue(err.toString().contains("token-file"), err.toString());
            assertTrue(
                    err.toString().contains("kiosk central enroll bruxelles-a --entry "),
                    err.toString());
            token(data.resolve("bruxelles-a"));
            args[1] = "0";
            assertEquals(0, run(args), err.toString());
            assertTrue(centre.book().visits("hour") > 250);
            assertEquals(centre.book().visits("channel"), centre.book().visits("hour"));
        }
    }

    @Test
    void whatTheCentreRefusesOfTheCountsIsNoQuestionOfEnrolling() throws Exception {
        Path data = folder.resolve("data");
        HttpServer centre =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        centre.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        byte[] body =
                                "{\"type\":\"urn:cdm:problem:unknown-code\",\"status\":422}"
                                        .getBytes(StandardCharsets.UTF_8);
                        exchange.getResponseHeaders()
                                .set("Content-Type", "application/problem+json");
                        exchange.sendResponseHeaders(422, body.length);
                        exchange.getResponseBody().write(body);
                    }
                });
        centre.start();
        try {
            token(data.resolve("bruxelles-a"));
            String url = "http://localhost:" + centre.getAddress().getPort();
            assertEquals(
                    1,
                    run("--visits", "30", "--days", "3", "--data", data.toString(), "--to", url),
                    err.toString());
            assertTrue(err.toString().contains("batch-refused"), err.toString());
            assertTrue(err.toString().contains("counts.json"), err.toString());
            assertFalse(err.toString().contains("kiosk central enroll"), err.toString());
        } finally {
            centre.stop(0);
        }
    }

    @Test
    void everyFaultOfTheFileIsNamedWithItsLine() throws Exception {
        Path file = folder.resolve("bad.csv");
        Files.write(
                file,
                List.of(
                        "date,hour,theme,language,commune,gender,age,finished,adviser,name",
                        "2025-02-30,25,Z,xx,1000,female,33,maybe,1,Ann",
                        "2025-01-01,\"9\""));
        assertEquals(1, run("--visits-file", file.toString()));
        List<String> lines = err.toString().lines().toList();
        assertEquals(11, lines.size(), lines::toString);
        assertTrue(lines.getFirst().contains("bad.csv: line 1: name: one of date"));
        assertTrue(lines.getLast().contains("line 3: 2 fields: 10 are needed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no-year.csv"})
    void visitsFileThatIsNoneIsOneSentence(String name) {
        Path file = folder.resolve(name);
        assertEquals(1, run("--visits-file", file.toString()));
        assertEquals("There is no file " + file + " that can be read.", err.toString().strip());
    }

    @Test
    void wrongCommandLinesAreOneSentence() {
        for (String line :
                List.of(
                        "--visits -1",
                        "--terminals 0",
                        "--days x",
                        "--to http://centre.example",
                        "--to https://centre.example")) {
            assertEquals(2, run(line.split(" ")), line);
            assertEquals(1, err.toString().lines().count(), err.toString());
        }
    }
}
