package brussels.citedesmetiers.kiosk.central;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.report.YearSamples;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The centre's pages over real HTTP, as behind a proxy.
final class CentrePagesTest {
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    @TempDir Path folder;

    private final CentreFixture fixture = new CentreFixture();
    private final SendingTerminal a = new SendingTerminal("bruxelles-a");
    private final HttpClient client = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private Centre centre;

    @SuppressWarnings("NullAway.Init")
    private CentreServer server;

    @BeforeEach
    void begin() throws Exception {
        centre = DerbyDatabase.open(folder.resolve("centre"), fixture.authority());
        CentreFixture.enroll(centre, a);
        server =
                CentreServer.start(
                        centre,
                        new CentreServerAddress(0, true, List.of(), null, null),
                        folder,
                        CentreStage.pages(centre, folder));
    }

    @AfterEach
    void end() {
        server.close();
        client.close();
        centre.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + server.port() + path))
                .timeout(Duration.ofSeconds(40));
    }

    private HttpResponse<String> get(String path, String cookie)
            throws IOException, InterruptedException {
        return client.send(request(path).header("Cookie", cookie).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String cookie, String origin, String form)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", cookie)
                        .header("Origin", origin)
                        .header("X-Forwarded-For", "203.0.113.5")
                        .POST(BodyPublishers.ofString(form));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private String own() {
        return "https://localhost:" + server.port();
    }

    private static String password(String text) {
        return "password=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String signedIn() throws IOException, InterruptedException {
        HttpResponse<String> answer = post("/sign-in", "", own(), password(CentreStage.PASSWORD));
        assertEquals(303, answer.statusCode());
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("; Path=/; Secure; HttpOnly; SameSite=Strict"), cookie);
        return cookie.substring(0, cookie.indexOf(';'));
    }

    @Test
    void nothingIsShownToWhoIsNotSignedIn() throws Exception {
        for (String path : List.of("/", "/fleet", "/report", "/month.csv", "/anything")) {
            HttpResponse<String> answer = get(path, "__Host-centre=guess");
            assertEquals(303, answer.statusCode(), path);
            assertEquals("/sign-in", answer.headers().firstValue("Location").orElse(""));
        }
        HttpResponse<String> signIn = get("/sign-in?lang=nl", "");
        assertEquals(200, signIn.statusCode());
        assertTrue(signIn.body().contains("Wachtwoord"), signIn.body());
        assertFalse(signIn.body().contains(a.id));
        assertFalse(signIn.body().contains("<script"));
    }

    @Test
    void timesAreInTheSitesZoneWhichTheFleetAndTheReportName() throws Exception {
        fixture.now = Instant.parse("2026-06-30T22:30:00Z");
        String cookie = signedIn();
        for (String language : List.of("fr", "nl", "en")) {
            String fleet = get("/fleet?lang=" + language, cookie).body();
            assertTrue(fleet.contains("01/07/2026 00:30"), fleet);
            assertTrue(fleet.contains("Europe/Brussels"), fleet);
            String report = get("/report?year=2026&lang=" + language, cookie).body();
            assertTrue(report.contains("01/07/2026"), report);
            assertTrue(report.contains("Europe/Brussels"), report);
        }
    }

    @Test
    void staffSeeTheFleetAndTheReportUntilTheySignOut() throws Exception {
        String cookie = signedIn();
        HttpResponse<String> fleet = get("/fleet?lang=fr", cookie);
        assertEquals(200, fleet.statusCode());
        assertTrue(fleet.body().contains(a.id), fleet.body());
        assertTrue(fleet.body().contains("Aucun contact"), fleet.body());
        assertEquals("60", fleet.headers().firstValue("Refresh").orElse(""));
        assertTrue(
                fleet.headers()
                        .firstValue("Content-Security-Policy")
                        .orElse("")
                        .startsWith("default-src 'none'"));
        HttpResponse<String> report = get("/report?year=2026&site=bruxelles&lang=nl", cookie);
        assertEquals(200, report.statusCode());
        assertTrue(report.body().contains("2026"));
        assertEquals(200, get("/report.css", cookie).statusCode());
        assertEquals(404, get("/nothing", cookie).statusCode());

        Matcher token = TOKEN.matcher(fleet.body());
        assertTrue(token.find());
        String form = "token=" + token.group(1);
        assertEquals(403, post("/sign-out", cookie, own(), "token=x").statusCode());
        assertEquals(403, post("/sign-out", cookie, "https://evil.example", form).statusCode());
        assertEquals(200, get("/fleet", cookie).statusCode());
        assertEquals(303, post("/sign-out", cookie, own(), form).statusCode());
        assertEquals(303, get("/fleet", cookie).statusCode());
    }

    @Test
    void wrongPasswordsAndOtherSitesAreKeptOut() throws Exception {
        String right = password(CentreStage.PASSWORD);
        assertEquals(403, post("/sign-in", "", "https://evil.example", right).statusCode());
        for (int i = 0; i < 2; i++) {
            assertEquals(403, post("/sign-in", "", own(), password("guess")).statusCode());
        }
        HttpResponse<String> locked = post("/sign-in", "", own(), password("guess"));
        assertEquals(429, locked.statusCode());
        assertTrue(locked.headers().firstValue("Retry-After").isPresent());
        assertEquals(429, post("/sign-in", "", own(), right).statusCode());
    }

    @Test
    void fleetTellsHowOldTheAgendaIsAndWhetherItIsStillFetched() throws Exception {
        String cookie = signedIn();
        assertFalse(get("/fleet?lang=en", cookie).body().contains("Agenda of the activities"));
        centre.handAgenda(folder, "bruxelles");
        String none = get("/fleet?lang=en", cookie).body();
        assertTrue(none.contains("the calendar could not be read yet"), none);
        assertTrue(none.contains("To be looked at: 1"), none);
        Files.writeString(
                folder.resolve("agenda.json"),
                "{\"made\":\"2026-11-21T08:00:01Z\",\"zone\":\"Europe/Brussels\",\"dates\":[]}");
        String fresh = get("/fleet?lang=en", cookie).body();
        assertTrue(fresh.contains("of 21/11/2026 09:00 (age in days: 1)."), fresh);
        assertFalse(fresh.contains("could not be read since"), fresh);
        assertFalse(fresh.contains("To be looked at"), fresh);
        fixture.pass(Duration.ofSeconds(1));
        String old = get("/fleet?lang=en", cookie).body();
        assertTrue(old.contains("of 21/11/2026 09:00 (age in days: 2). The calendar"), old);
        assertTrue(old.contains("To be looked at: 1"), old);
        assertTrue(get("/fleet?lang=fr", cookie).body().contains("Agenda des activités"));
        assertTrue(get("/fleet?lang=nl", cookie).body().contains("Agenda van de activiteiten"));
    }

    @Test
    void fleetCountsTheFactsThatNobodyHasCheckedForAYear() throws Exception {
        LocalDate first =
                YearSamples.CONTENT.recommendations().values().stream()
                        .map(r -> r.checked())
                        .min(LocalDate::compareTo)
                        .orElseThrow();
        fixture.now = first.plusYears(1).atTime(12, 0).toInstant(ZoneOffset.UTC);
        String checked = get("/fleet?lang=en", signedIn()).body();
        assertFalse(checked.contains("nobody has checked for a year"), checked);
        fixture.pass(Duration.ofDays(1));
        long old =
                YearSamples.CONTENT.recommendations().values().stream()
                        .filter(r -> r.checked().equals(first))
                        .count();
        String page = get("/fleet?lang=en", signedIn()).body();
        assertTrue(page.contains("nobody has checked for a year: " + old + "."), page);
    }

    @Test
    void nobodyIsWellWhoWasNeverHeard() throws Exception {
        String page = get("/fleet?lang=en", signedIn()).body();
        assertFalse(page.contains("All is well"), page);
        assertTrue(page.contains("Waiting for the first contact: 1"), page);
        assertTrue(page.contains("Enrolled on 23/11/2026 09:00"), page);
        fixture.pass(Duration.ofHours(25));
        String later = get("/fleet?lang=en", signedIn()).body();
        assertTrue(later.contains("To be looked at: 1"), later);
        assertTrue(
                later.contains(
                        "Nothing has come from this terminal since it was enrolled on 23/11/2026"
                                + " 09:00."),
                later);
        centre.fleet()
                .heard(
                        a.id,
                        new Heartbeat(
                                "1.0.0",
                                "0123456789ab",
                                0,
                                Heartbeat.Paper.OK,
                                false,
                                List.of(),
                                true));
        assertTrue(get("/fleet?lang=en", signedIn()).body().contains("All is well"));
        fixture.pass(Duration.ofHours(25));
        String silent = get("/fleet?lang=en", signedIn()).body();
        assertTrue(silent.contains("Nothing heard since 24/11/2026 10:00."), silent);
    }

    @Test
    void theFleetSaysWhatIsToBeLookedAt() throws Exception {
        CentreFixture.apply(centre, a.day(1));
        CentreFixture.apply(centre, a.day(1, 1, 1, 9));
        CentreFixture.apply(centre, a.day(2, 1, 2, 7));
        CentreFixture.apply(centre, a.day(2, 1, 2, 9));
        centre.inbox().gone(a.id, 2, 2, 4);
        centre.fleet()
                .heard(
                        a.id,
                        new Heartbeat(
                                "1.0.0",
                                "0123456789ab",
                                3,
                                Heartbeat.Paper.OUT,
                                true,
                                List.of("printer-cover-open", "printer-on-fire"),
                                false));
        fixture.pass(Duration.ofHours(1));
        String page = get("/fleet?lang=en", signedIn()).body();
        for (String said :
                List.of(
                        "To be looked at: 1",
                        "Silent",
                        "Out of paper",
                        "A ticket waits in the slot",
                        "3 batches waiting",
                        "a copy of its card is in use",
                        "days touched: 3",
                        "Counts lost from 03/01/2026 on",
                        "Printer: the cover is open.",
                        "Fault: printer-on-fire",
                        "Its clock is not certain",
                        "Program 1.0.0")) {
            assertTrue(page.contains(said), said + " is not in " + page);
        }
    }

    private static String field(String page, String name) {
        Matcher value = Pattern.compile("name=\"" + name + "\" value=\"([^\"]+)\"").matcher(page);
        assertTrue(value.find(), name + " is not in " + page);
        return name + "=" + value.group(1);
    }

    @Test
    void whatStaffHaveSeenIsNotShownAgainButWhatCameSinceIs() throws Exception {
        CentreFixture.apply(centre, a.day(1));
        CentreFixture.apply(centre, a.day(1, 1, 1, 9));
        centre.inbox().gone(a.id, 1, 2, 4);
        String cookie = signedIn();
        String page = get("/fleet?lang=en", cookie).body();
        assertTrue(page.contains("two different batches"), page);
        String form =
                String.join(
                        "&", field(page, "token"), field(page, "terminal"), field(page, "until"));
        String forged = form.replace("token=", "token=x");
        assertEquals(403, post("/fleet/seen?lang=en", cookie, own(), forged).statusCode());
        assertEquals(403, post("/fleet/seen?lang=en", "", own(), form).statusCode());
        String wrong = form.replaceFirst("until=.*", "until=soon");
        assertEquals(400, post("/fleet/seen?lang=en", cookie, own(), wrong).statusCode());
        assertTrue(get("/fleet?lang=en", cookie).body().contains("two different batches"));

        fixture.pass(Duration.ofMinutes(1));
        CentreFixture.apply(centre, a.day(2, 1, 2, 7));
        CentreFixture.apply(centre, a.day(2, 1, 2, 9));
        assertEquals(303, post("/fleet/seen?lang=en", cookie, own(), form).statusCode());
        String after = get("/fleet?lang=en", cookie).body();
        assertFalse(after.contains("a copy of its card is in use"), after);
        assertTrue(after.contains("days touched"), after);
        assertTrue(after.contains("Counts lost from"), "the loss stays: " + after);
    }
}
