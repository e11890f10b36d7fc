package brussels.citedesmetiers.kiosk.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program of its own is a real one, and so is the server of the calendar.
final class CalendarErrandTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @TempDir Path folder;

    private Path data;
    private HttpServer server;
    private volatile String calendar = "";

    @BeforeEach
    void serve() throws IOException {
        data = Files.createDirectory(folder.resolve("data"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/house.ics",
                exchange -> {
                    byte[] bytes = calendar.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private CalendarErrand errand() {
        Path config =
                ConfigFolder.in(folder)
                        .put("content/recommendations.json", "/recommendations/0/activity", "'cv'")
                        .path();
        return new CalendarErrand(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/house.ics"),
                config,
                data,
                Duration.ofSeconds(60),
                new WallClock(InstantSource.fixed(NOW), () -> true));
    }

    @Test
    void calendarIsFetchedByAProgramOfItsOwnAndTheLastGoodAgendaStays() throws Exception {
        String day =
                Instant.now().plus(3, ChronoUnit.DAYS).toString().substring(0, 10).replace("-", "");
        calendar =
                "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\nDTSTART:"
                        + day
                        + "T123000Z\nDURATION:PT2H\nCATEGORIES:CV,FR\nEND:VEVENT\nEND:VCALENDAR\n";
        try (CalendarErrand errand = errand()) {
            assertTrue(errand.once());
            String good = Files.readString(data.resolve("agenda.json"));
            assertTrue(good.contains("\"activity\":\"cv\""), good);
            calendar = "<html>The calendar has moved.</html>";
            assertFalse(errand.once());
            assertEquals(good, Files.readString(data.resolve("agenda.json")));
            try (Stream<Path> left = Files.list(data)) {
                assertEquals(List.of("agenda.json"), left.map(f -> f.getFileName() + "").toList());
            }
        }
    }

    @Test
    void agendaIsFetchedAgainAfterADay() throws Exception {
        try (CalendarErrand errand = errand()) {
            assertTrue(errand.due());
            Path agenda = Files.createFile(data.resolve("agenda.json"));
            changed(agenda, NOW.minus(CalendarErrand.EVERY).plusSeconds(1));
            assertFalse(errand.due());
            changed(agenda, NOW.minus(CalendarErrand.EVERY));
            assertTrue(errand.due());
            changed(agenda, NOW.plusSeconds(1));
            assertTrue(errand.due());
        }
    }

    private static void changed(Path file, Instant at) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(at));
    }
}
