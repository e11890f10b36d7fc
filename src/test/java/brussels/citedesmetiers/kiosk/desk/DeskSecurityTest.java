package brussels.citedesmetiers.kiosk.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.desk.DeskFixture.Printed;
import brussels.citedesmetiers.kiosk.desk.StaffBrowser.Answer;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Request;
import brussels.citedesmetiers.kiosk.web.Sessions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the desk refuses.
class DeskSecurityTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir Path folder;
    private DeskFixture house;
    private StaffBrowser browser;

    @BeforeEach
    void open() {
        house =
                new DeskFixture(
                        folder,
                        new DeskServer.Limits(Duration.ofSeconds(2), Duration.ofMillis(500), 40));
        browser = new StaffBrowser(house);
    }

    @AfterEach
    void close() {
        browser.close();
        house.close();
    }

    @Test
    void everyReplyForbidsForeignScriptsAndFrames() throws Exception {
        for (String path : List.of("/sign-in", "/static/console.js", "/nothing", "/api/me")) {
            Answer answer = browser.get(path);
            String policy = answer.header("Content-Security-Policy").orElse("");
            assertTrue(policy.contains("default-src 'none'"), path);
            assertFalse(policy.contains("unsafe"), path);
            assertEquals("nosniff", answer.header("X-Content-Type-Options").orElse(""), path);
            assertEquals("DENY", answer.header("X-Frame-Options").orElse(""), path);
        }
    }

    @Test
    void pagesHoldNoInlineScriptOrStyle() throws Exception {
        try (Stream<Path> files =
                Files.list(Path.of("src/main/resources/brussels/citedesmetiers/kiosk/desk"))) {
            for (Path page : files.filter(f -> f.toString().endsWith(".html")).toList()) {
                String html = Files.readString(page);
                assertFalse(html.contains("<style"), page::toString);
                assertFalse(html.contains(" style="), page::toString);
                assertFalse(html.contains(" on"), () -> page + " has a handler");
                assertFalse(html.matches("(?s).*<script[^>]*>[^<].*"), page::toString);
            }
        }
    }

    @Test
    void cookieIsOutOfReachOfScriptsAndOtherSites() throws Exception {
        String cookie = browser.signIn(DeskFixture.PIN, 1).header("Set-Cookie").orElse("");
        assertTrue(cookie.startsWith("__Host-desk="), cookie);
        for (String attribute : List.of("Secure", "HttpOnly", "SameSite=Strict", "Path=/")) {
            assertTrue(cookie.contains("; " + attribute), cookie);
        }
    }

    @Test
    void secretIsNotInTheFileOfSessions() throws Exception {
        browser.signIn(DeskFixture.PIN, 1);
        Path file = folder.resolve("desk-sessions");
        assertFalse(Files.readString(file).contains(browser.cookie().replaceFirst(".*=", "")));
        assertEquals("rw-------", mode(file));
        assertEquals("rw-------", mode(folder.resolve("desk-key.pem")));
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void requestsOfOtherSitesAreRefused() throws Exception {
        browser.signIn(DeskFixture.PIN, 1);
        assertEquals(403, next("https://evil.example", "same-origin", browser.token()));
        assertEquals(403, next(browser.origin(), "cross-site", browser.token()));
        assertEquals(403, next(browser.origin(), "same-site", browser.token()));
        assertEquals(403, next(browser.origin(), "same-origin", "wrong"));
        assertEquals(409, next(browser.origin(), "same-origin", browser.token()));
    }

    private int next(String origin, String site, String token) throws Exception {
        HttpRequest request =
                browser.to("/api/next")
                        .header("Origin", origin)
                        .header("Sec-Fetch-Site", site)
                        .header(SignIn.ANTI_FORGERY, token)
                        .header("Content-Type", FORM)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        return browser.send(request).statusCode();
    }

    @Test
    void addressIsLockedOutAfterThreeWrongPins() throws Exception {
        assertEquals("wrong", browser.signIn("111111", 1).refused());
        assertEquals("wrong", browser.signIn("222222", 1).refused());
        assertEquals("locked", browser.signIn("333333", 1).refused());
        Answer right = browser.signIn(DeskFixture.PIN, 1);
        assertEquals(Reply.TOO_MANY, right.status());
        assertTrue(right.json().path("seconds").asInt() > 50);
    }

    @Test
    void scanIntoThePinFieldIsNoWrongPin() throws Exception {
        String token = house.print('A', "fr").token();
        for (String text : new String[] {token, "5412345678908", "12345", "", "CDM1:AB CD"}) {
            assertEquals("not-a-pin", browser.signIn(text, 1).refused(), text);
        }
        assertEquals(Reply.OK, browser.signIn(DeskFixture.PIN, 1).status());
    }

    @Test
    void browserThatSignedInBeforeIsNotKeptOutByStrangers() throws Exception {
        browser.signIn(DeskFixture.PIN, 1);
        browser.post("/api/sign-out", Map.of());
        try (StaffBrowser stranger = new StaffBrowser(house)) {
            for (int i = 0; i < 10; i++) {
                stranger.signIn("11111" + i, 1);
            }
            assertEquals("locked", stranger.signIn(DeskFixture.PIN, 1).refused());
        }
        assertEquals(Reply.OK, browser.signIn(DeskFixture.PIN, 1).status());
    }

    @Test
    void signedOutAndOldPinsSessionsHaveEnded() throws Exception {
        browser.signIn(DeskFixture.PIN, 1);
        assertEquals(Reply.OK, browser.post("/api/sign-out", Map.of()).status());
        assertEquals(Reply.UNAUTHORIZED, browser.get("/api/me").status());
        browser.signIn(DeskFixture.PIN, 1);
        house.stamp.incrementAndGet();
        assertEquals(Reply.UNAUTHORIZED, browser.get("/api/me").status());
        browser.signIn(DeskFixture.PIN, 1);
        house.pass(Sessions.LENGTH.plusSeconds(1));
        assertEquals(Reply.UNAUTHORIZED, browser.get("/api/me").status());
    }

    @Test
    void healthIsToldToStaffOnly() throws Exception {
        assertEquals(Reply.UNAUTHORIZED, browser.get("/health.json").status());
        browser.signIn(DeskFixture.PIN, 1);
        assertEquals("in-order", browser.get("/health.json").json().path("light").asString());
    }

    @Test
    void openStreamEndsWithItsSession() throws Exception {
        browser.signIn(DeskFixture.PIN, 1);
        try (Events.Stream stream = new Events(browser).open("/api/events")) {
            stream.next("state");
            browser.post("/api/sign-out", Map.of());
            assertEquals(0, stream.next("over").asInt(-1));
        }
    }

    @Test
    void streamOutlivesTheLimitOfARequest() throws Exception {
        try (Events.Stream stream = new Events(browser).open("/board/events")) {
            for (int beat = 0; beat < 7; beat++) {
                stream.next("beat");
            }
        }
    }

    @Test
    void tooLongBodiesAndBombsAreRefusedBeforeTheyAreDecoded() throws Exception {
        browser.signIn(DeskFixture.PIN, 1);
        byte[] long1 = new byte[Request.MOST_FORM_BYTES + 1];
        assertEquals(Reply.TOO_LARGE, browser.postBody("/api/scan", FORM, long1).status());
        byte[] long2 = new byte[Photo.MOST_BYTES + 1];
        assertEquals(Reply.TOO_LARGE, browser.postBody("/api/photo", "image/jpeg", long2).status());
        assertEquals("too-large", photo(Bombs.png(20_000, 20_000)));
        assertEquals("too-large", photo(Bombs.png(2_001, 2_000)));
        assertEquals("too-large", photo(Bombs.manyScans()));
        assertEquals("not-a-picture", photo("GIF89a".getBytes(StandardCharsets.US_ASCII)));
        assertEquals("not-a-picture", photo(new byte[0]));
    }

    private String photo(byte[] file) throws Exception {
        return String.valueOf(browser.postBody("/api/photo", "image/jpeg", file).refused());
    }

    @Test
    void clientThatSendsSlowlyIsCutOff() throws Exception {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(
                    "POST /api/sign-in HTTP/1.1\r\nHost: localhost\r\nContent-L"
                            .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertTrue(endOf(socket));
        }
    }

    @Test
    void clientThatSaysNothingInTheHandshakeIsCutOff() throws Exception {
        try (Socket socket = new Socket("localhost", house.server.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(0x16);
            assertTrue(endOf(socket));
        }
    }

    private Socket connect() throws IOException {
        Socket socket =
                StaffBrowser.trusting()
                        .getSocketFactory()
                        .createSocket("localhost", house.server.port());
        socket.setSoTimeout(30_000);
        return socket;
    }

    /// Whether the other side ends the connection, within the socket's time.
    private static boolean endOf(Socket socket) {
        try {
            InputStream in = socket.getInputStream();
            in.readAllBytes();
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void fuzzedTokensFormsAndPicturesMeetOnlyOurOwnRefusals() throws Exception {
        Printed printed = house.print('A', "fr");
        browser.signIn(DeskFixture.PIN, 1);
        Random random = new Random(11);
        byte[] photo = PhotoGenerator.jpeg(printed.token(), PhotoGenerator.Level.EASY, 1);
        for (int i = 0; i < LongForm.of(60, 250); i++) {
            allowed(browser.post("/api/scan", Map.of("token", damaged(printed.token(), random))));
            allowed(browser.post("/api/collect", Map.of("code", damaged("A-A017", random))));
            allowed(
                    browser.postBody(
                            "/api/act",
                            FORM,
                            damaged("action=park&ticket=house-1/1", random)
                                    .getBytes(StandardCharsets.ISO_8859_1)));
            allowed(
                    browser.postBody(
                            "/api/reconcile",
                            FORM,
                            damaged("codes=A-A001+A-A002", random)
                                    .getBytes(StandardCharsets.ISO_8859_1)));
            if (i % 10 == 0) {
                byte[] broken = photo.clone();
                for (int k = 0; k <= i / 5; k++) {
                    broken[random.nextInt(i % 20 == 0 ? 700 : broken.length)] =
                            (byte) random.nextInt(256);
                }
                allowed(browser.postBody("/api/photo", "image/jpeg", broken));
            }
        }
        for (String path :
                List.of(
                        "/api/day?day=%25",
                        "/api/day?day=-999999999-01-01",
                        "/voice?call=%00&part=9",
                        "/texts?lang=..%2F..",
                        "/static/..%2f..%2fkey",
                        "/static/",
                        "//",
                        "/static/../../key")) {
            allowed(browser.get(path));
        }
    }

    private static void allowed(Answer answer) {
        assertTrue(
                List.of(200, 400, 401, 404, 409, 413, 415, 422, 503).contains(answer.status()),
                () -> answer.status() + " " + answer.text());
    }

    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.setCharAt(at, (char) random.nextInt(256));
                case 1 -> damaged.insert(at, (char) (32 + random.nextInt(95)));
                default -> damaged.setLength(Math.max(1, at));
            }
        }
        return damaged.toString();
    }
}
