package brussels.citedesmetiers.kiosk.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AgendaImportCommandTest {
    @TempDir Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private ConfigFolder config;

    @BeforeEach
    void makeFolder() {
        config = ConfigFolder.in(folder);
        config.put("content/recommendations.json", "/recommendations/0/activity", "'cv'");
    }

    private int run(String... args) {
        return new Main(
                        Map.of("KIOSK_CONFIG", config.path().toString()),
                        new PinEntry.Piped(new BufferedReader(new StringReader(""))),
                        new PrintWriter(out),
                        new PrintWriter(err))
                .run(args);
    }

    private static String calendar() {
        String day =
                Instant.now().plus(3, ChronoUnit.DAYS).toString().substring(0, 10).replace("-", "");
        return "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART:"
                + day
                + "T123000Z\nDURATION:PT2H\nLOCATION:Salle 3\nCATEGORIES:CV,FR\nEND:VEVENT\n"
                + "BEGIN:VEVENT\nUID:2\nDTSTART:"
                + day
                + "T123000Z\nEND:VEVENT\nEND:VCALENDAR\n";
    }

    private String agenda() throws IOException {
        return Files.readString(config.path().resolve("agenda.json"));
    }

    @Test
    void calendarBecomesAnAgendaThatTheCheckCovers() throws Exception {
        Path file = folder.resolve("house.ics");
        Files.writeString(file, calendar());
        assertEquals(0, run("agenda", "import", file.toString()), err.toString());
        assertTrue(out.toString().contains("1 dates are in "), out.toString());
        assertTrue(
                out.toString()
                        .contains("Left out: events without a category that is an activity (1)."),
                out.toString());
        assertTrue(agenda().contains("\"place\":\"Salle 3\""), agenda());
        assertEquals(1, run("check"));
        assertFalse(out.toString().contains("agenda.json: "), out.toString());
        config.write("agenda.json", agenda().replace("\"cv\"", "\"judo\""));
        assertEquals(1, run("check"));
        assertTrue(
                out.toString()
                        .contains(
                                "agenda.json: line 7, column 6: /dates/0/activity: \"judo\": no"
                                        + " recommendation is this activity"),
                out.toString());
    }

    @Test
    void addressIsAskedWithinBoundsAndTheLastGoodAgendaStays() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(
                "/",
                exchange -> {
                    String path = exchange.getRequestURI().getPath();
                    try (OutputStream body = exchange.getResponseBody()) {
                        switch (path) {
                            case "/good" -> {
                                byte[] bytes = calendar().getBytes(StandardCharsets.UTF_8);
                                exchange.sendResponseHeaders(200, bytes.length);
                                body.write(bytes);
                            }
                            case "/moved", "/circle", "/away" -> {
                                String to =
                                        path.equals("/moved")
                                                ? "/good"
                                                : path.equals("/away")
                                                        ? "http://calendar.example/x.ics"
                                                        : "/circle";
                                exchange.getResponseHeaders().add("Location", to);
                                exchange.sendResponseHeaders(302, -1);
                            }
                            case "/endless" -> {
                                exchange.sendResponseHeaders(200, 0);
                                byte[] some = "X:".repeat(4096).getBytes(StandardCharsets.US_ASCII);
                                for (int i = 0; i < 4096; i++) {
                                    body.write(some);
                                }
                            }
                            case "/slow" -> {
                                exchange.sendResponseHeaders(200, 0);
                                body.write('B');
                                body.flush();
                                never.await();
                            }
                            default -> exchange.sendResponseHeaders(404, -1);
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
        server.start();
        try {
            String house = "http://127.0.0.1:" + server.getAddress().getPort();
            assertEquals(0, run("agenda", "import", house + "/moved"), err.toString());
            String good = agenda();
            refused(house + "/circle", "redirects more than 3 times");
            refused(house + "/away", "an address that starts with https:// is needed");
            refused(house + "/endless", "is larger than 8 MB");
            refused(house + "/slow", "did not answer within 1 s");
            refused(house + "/nothing", "answers with status 404");
            refused("http://calendar.example/x.ics", "https:// is needed");
            refused(folder.resolve("none.ics").toString(), "cannot be read");
            assertEquals(good, agenda());
        } finally {
            never.countDown();
            server.stop(0);
        }
    }

    private void refused(String source, String why) {
        err.getBuffer().setLength(0);
        assertEquals(1, run("agenda", "import", "--seconds", "1", source));
        assertTrue(err.toString().contains(why), err.toString());
        assertTrue(err.toString().strip().endsWith("The agenda stays as it was."));
    }

    @Test
    void agendaIsWrittenWhereItIsAskedFor() throws Exception {
        Path file = folder.resolve("house.ics");
        Files.writeString(file, calendar());
        Path data = Files.createDirectory(folder.resolve("data-of-this"));
        assertEquals(0, run("agenda", "import", "--into", data.toString(), file.toString()));
        assertTrue(Files.exists(data.resolve("agenda.json")));
        assertFalse(Files.exists(config.path().resolve("agenda.json")));
        assertEquals(2, run("agenda", "import", "--days", "0", file.toString()));
    }
}
