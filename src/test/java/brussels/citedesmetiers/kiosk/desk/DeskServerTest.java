package brussels.citedesmetiers.kiosk.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.content.ContentDigest;
import brussels.citedesmetiers.kiosk.desk.DeskFixture.Printed;
import brussels.citedesmetiers.kiosk.desk.StaffBrowser.Answer;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.QueueView;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.TeamOrder;
import brussels.citedesmetiers.kiosk.report.Contacts;
import brussels.citedesmetiers.kiosk.report.ContactsException;
import brussels.citedesmetiers.kiosk.web.Reply;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The desk's pages over real HTTPS.
class DeskServerTest {
    @TempDir Path folder;
    private DeskFixture house;
    private StaffBrowser browser;

    @BeforeEach
    void open() {
        house = new DeskFixture(folder);
        browser = new StaffBrowser(house);
    }

    @AfterEach
    void close() {
        browser.close();
        house.close();
    }

    private Answer act(String action, Printed ticket, String... more) throws Exception {
        Map<String, String> form = new HashMap<>();
        form.put("action", action);
        form.put("ticket", ticket.ticket().id().toString());
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return browser.post("/api/act", form);
    }

    @Test
    void everythingButBoardAndSignInNeedsASession() throws Exception {
        for (String page :
                new String[] {
                    "/console", "/collect", "/team", "/reception", "/day", "/figures", "/scanner"
                }) {
            assertEquals(Reply.SEE_OTHER, browser.get(page).status(), page);
        }
        for (String path :
                new String[] {
                    "/api/me",
                    "/api/events",
                    "/api/days",
                    "/api/day",
                    "/day.csv",
                    "/api/figures",
                    "/figures.csv"
                }) {
            assertEquals(Reply.UNAUTHORIZED, browser.get(path).status(), path);
        }
        for (String path :
                new String[] {
                    "/api/next",
                    "/api/act",
                    "/api/pause",
                    "/api/resume",
                    "/api/team",
                    "/api/team/undo",
                    "/api/reception",
                    "/api/name",
                    "/api/scan",
                    "/api/photo",
                    "/api/collect"
                }) {
            assertEquals(Reply.UNAUTHORIZED, browser.post(path, Map.of()).status(), path);
        }
        assertEquals(Reply.OK, browser.get("/board").status());
        assertEquals(Reply.OK, browser.get("/sign-in").status());
    }

    @Test
    void aServiceIsPausedOnceForEachPressAndOpenedAgain() throws Exception {
        browser.signIn(DeskFixture.PIN, 1);
        Map<String, String> form = Map.of("service", "apprendre", "minutes", "30");
        assertEquals(Reply.OK, browser.post("/api/pause", form).status());
        Instant end = house.now.get().plus(Duration.ofMinutes(30));
        assertEquals(Optional.of(end), service().pausedUntil());
        assertTrue(service().noTicket().isPresent());
        assertEquals(Reply.OK, browser.post("/api/resume", Map.of("service", "all")).status());
        assertEquals(Optional.empty(), service().pausedUntil());
        for (Map<String, String> wrong :
                List.of(
                        Map.of("service", "nowhere", "minutes", "30"),
                        Map.of("service", "apprendre", "minutes", "0"),
                        Map.of("service", "apprendre", "minutes", "1000"))) {
            assertEquals(Reply.BAD_REQUEST, browser.post("/api/pause", wrong).status());
        }
    }

    @Test
    void theTeamDecidesInFormsThatAreCheckedWhole() throws Exception {
        browser.signIn(DeskFixture.PIN, 1);
        Map<String, String> late = Map.of("what", "message", "preset", "late", "value", "15");
        assertEquals(Reply.OK, browser.post("/api/team", late).status());
        TeamOrder.Tell said = house.queue.view().message().orElseThrow();
        assertEquals("Environ 15 min de retard aux guichets", said.in("fr"));
        assertEquals(4, said.texts().size());
        Map<String, String> undo = Map.of("kind", "message", "subject", "house");
        assertEquals(Reply.OK, browser.post("/api/team/undo", undo).status());
        assertEquals(Reply.OK, browser.post("/api/team/undo", undo).status());
        assertEquals(Optional.empty(), house.queue.view().message());
        for (Map<String, String> wrong :
                List.of(
                        Map.of("what", "message", "preset", "../x"),
                        Map.of("what", "message", "preset", "unknown"),
                        Map.of("what", "message", "text-fr", "x".repeat(121)),
                        Map.of("what", "message", "text-xx", "salut"),
                        Map.of("what", "message", "text-fr", "a", "minutes", "0"),
                        Map.of("what", "close-early", "at", "25:00"),
                        Map.of("what", "close-day", "day", "2026-11-22"),
                        Map.of("what", "close-day", "day", "2028-01-01"),
                        Map.of("what", "desk", "which", "7", "services", "apprendre"),
                        Map.of("what", "desk", "which", "1", "services", "nowhere"),
                        Map.of("what", "desk", "which", "1", "services", ""),
                        Map.of("what", "else"))) {
            assertEquals(
                    Reply.BAD_REQUEST, browser.post("/api/team", wrong).status(), wrong.toString());
        }
    }

    @Test
    void aDesksChangeIsForTodayUnlessDaysAreSaid() throws Exception {
        browser.signIn(DeskFixture.PIN, 1);
        Map<String, String> change = Map.of("what", "desk", "which", "6", "services", "choisir");
        assertEquals(Reply.OK, browser.post("/api/team", change).status());
        Instant midnight = Instant.parse("2026-11-23T23:00:00Z");
        assertEquals(midnight, house.queue.view().team().getFirst().until());
        Map<String, String> longer = new HashMap<>(change);
        longer.put("days", "6");
        assertEquals(Reply.OK, browser.post("/api/team", longer).status());
        assertEquals(
                midnight.plus(Duration.ofDays(6)), house.queue.view().team().getFirst().until());
        longer.put("days", "many");
        assertEquals("days", browser.post("/api/team", longer).refused());
    }

    @Test
    void whoIsBackAfterABreakThatHasEndedIsCountedOnAgain() throws Exception {
        browser.signIn(DeskFixture.PIN, 1);
        browser.post("/api/team", Map.of("what", "rest", "minutes", "30"));
        house.pass(Duration.ofHours(3));
        house.queue.tick();
        DeskId one = new DeskId(1);
        assertFalse(house.queue.view().desk(one).orElseThrow().open());
        browser.post("/api/team/undo", Map.of("kind", "rest", "subject", "1"));
        assertTrue(house.queue.view().desk(one).orElseThrow().open());
    }

    @Test
    void receptionGivesANumberWithOrWithoutPaper() throws Exception {
        browser.signIn(DeskFixture.PIN, 2);
        Map<String, String> form = new HashMap<>(Map.of("service", "numerique", "language", "uk"));
        JsonNode told = browser.post("/api/reception", form).json();
        assertEquals("N-A001", told.path("ticket").path("code").asString());
        assertTrue(told.path("slip").isMissingNode());
        assertEquals(List.of(), house.printer.printed);
        form.put("printer", DeskFixture.TERMINAL);
        form.put("priority", "1");
        form.put("service", "choisir");
        JsonNode first = browser.post("/api/reception", form).json();
        assertTrue(first.path("ticket").path("priority").asBoolean());
        assertEquals("RECEPTION", first.path("ticket").path("channel").asString());
        assertEquals("printed", state(first.path("slip").asLong()));
        // The paper is read like any other, and says that nothing was asked.
        String token = house.printer.printed.getFirst().token();
        JsonNode scan = browser.post("/api/scan", Map.of("token", token, "lang", "nl")).json();
        assertEquals("C-A002", scan.path("ticket").path("code").asString());
        assertEquals("number-only", scan.path("sheet").path("said").asString());
        house.printer.hasPaper = false;
        JsonNode second = browser.post("/api/reception", form).json();
        assertEquals("failed", state(second.path("slip").asLong()));
        house.queue.pause(List.of(new ServiceId("choisir")), Duration.ofHours(1), new DeskId(1));
        assertEquals("closed", browser.post("/api/reception", form).refused());
        form.put("language", "xx");
        assertEquals("language", browser.post("/api/reception", form).refused());
    }

    private String state(long slip) throws Exception {
        return browser.get("/api/slip?id=" + slip).json().path("state").asString();
    }

    private QueueView.ServiceView service() {
        return house.queue.view().service(new ServiceId("apprendre")).orElseThrow();
    }

    @Test
    void ticketIsCalledServedAndDone() throws Exception {
        Printed printed = house.print('A', "uk");
        browser.signIn(DeskFixture.PIN, 4);

        Answer next = browser.post("/api/next", Map.of());
        assertEquals(printed.code(), next.json().path("ticket").path("code").asString());
        assertEquals("CALLED", next.json().path("ticket").path("state").asString());

        Answer scan = browser.post("/api/scan", Map.of("token", printed.token(), "lang", "nl"));
        assertEquals("serve", scan.json().path("did").asString());
        JsonNode sheet = scan.json().path("sheet");
        assertEquals("Leren", sheet.path("theme").asString());
        assertEquals("uk", sheet.path("language").asString());
        assertEquals("answers", sheet.path("said").asString());
        assertFalse(sheet.path("lines").isEmpty());
        assertFalse(sheet.path("recommendations").isEmpty());

        assertEquals(Reply.OK, act("done", printed).status());
        assertEquals(Reply.CONFLICT, act("done", printed).status());
    }

    @Test
    void refusalSaysWhy() throws Exception {
        browser.signIn(DeskFixture.PIN, 1);
        assertEquals("nothing-waiting", browser.post("/api/next", Map.of()).refused());
        Printed first = house.print('C', "fr");
        house.print('C', "fr");
        browser.post("/api/next", Map.of());
        assertEquals("desk-busy", browser.post("/api/next", Map.of()).refused());
        assertEquals("too-early", act("recall", first).refused());
        house.pass(Duration.ofSeconds(31));
        assertEquals(Reply.OK, act("recall", first).status());
        assertEquals("reason", act("cancel", first, "reason", "CLOSED").refused());
        assertEquals(
                "service", act("transfer", first, "to", "../x", "reason", "OTHER_NEED").refused());
    }

    @Test
    void noShowComesBackByScanningTheTicketAgain() throws Exception {
        Printed printed = house.print('T', "fr");
        browser.signIn(DeskFixture.PIN, 1);
        browser.post("/api/next", Map.of());
        assertEquals(Reply.OK, act("no-show", printed).status());
        Answer scan = browser.post("/api/scan", Map.of("token", printed.token(), "lang", "fr"));
        assertEquals("return", scan.json().path("did").asString());
        assertEquals("WAITING", scan.json().path("ticket").path("state").asString());
    }

    @Test
    void lookingChangesNothing() throws Exception {
        Printed printed = house.print('T', "fr");
        browser.signIn(DeskFixture.PIN, 1);
        browser.post("/api/next", Map.of());
        Answer look =
                browser.post(
                        "/api/scan", Map.of("token", printed.token(), "lang", "en", "look", "1"));
        assertEquals("CALLED", look.json().path("ticket").path("state").asString());
    }

    @Test
    void sheetOfAnUnknownContentVersionGuessesNothing() throws Exception {
        Printed printed = house.print('A', "fr");
        Content now = house.content.get();
        house.content.set(
                new Content(
                        ContentDigest.of("ffffffffffff"),
                        now.languages(),
                        now.themes(),
                        now.questionnaires(),
                        now.recommendations(),
                        now.about()));
        browser.signIn(DeskFixture.PIN, 1);
        JsonNode sheet =
                browser.post("/api/scan", Map.of("token", printed.token(), "lang", "fr"))
                        .json()
                        .path("sheet");
        assertEquals("other-content", sheet.path("said").asString());
        assertEquals("Apprendre", sheet.path("theme").asString());
        assertTrue(sheet.path("lines").isMissingNode());
    }

    @Test
    void untrustedClockIsSaidAndExpiryNotEnforced() throws Exception {
        Printed printed = house.print('A', "fr");
        house.pass(Duration.ofHours(30));
        browser.signIn(DeskFixture.PIN, 1);
        Map<String, String> form = Map.of("token", printed.token(), "lang", "fr");
        assertEquals("token-expired", browser.post("/api/scan", form).refused());
        house.clockTrusted.set(false);
        JsonNode sheet = browser.post("/api/scan", form).json().path("sheet");
        assertFalse(sheet.path("datesChecked").asBoolean(true));
    }

    @Test
    void photoOfATicketIsRead() throws Exception {
        Printed printed = house.print('A', "nl");
        browser.signIn(DeskFixture.PIN, 1);
        byte[] photo = PhotoGenerator.jpeg(printed.token(), PhotoGenerator.Level.EASY, 3);
        Answer answer = browser.postBody("/api/photo?lang=fr", "image/jpeg", photo);
        assertEquals(Reply.OK, answer.status(), answer::text);
        assertEquals(printed.code(), answer.json().path("sheet").path("code").asString());
        Answer collected = browser.postBody("/api/photo?collect=1", "image/jpeg", photo);
        assertEquals(printed.code(), collected.json().path("code").asString());
    }

    @Test
    void papersAreReconciled() throws Exception {
        browser.signIn(DeskFixture.PIN, 1);
        Printed served = house.print('A', "fr");
        browser.post("/api/next", Map.of());
        act("serve", served);
        act("done", served);
        Printed waiting = house.print('A', "fr");
        assertEquals(
                served.code(),
                browser.post("/api/collect", Map.of("token", served.token()))
                        .json()
                        .path("code")
                        .asString());
        JsonNode all =
                browser.post("/api/reconcile", Map.of("codes", waiting.code() + " E-Z099")).json();
        assertEquals(2, all.path("issued").asInt());
        assertEquals(1, all.path("served").asInt());
        assertEquals(served.code(), all.path("lost").path(0).asString());
        assertEquals(waiting.code(), all.path("notServed").path(0).asString());
        assertEquals("E-Z099", all.path("unknown").path(0).asString());
    }

    @Test
    void dayIsShownInFiguresAndAsCsv() throws Exception {
        browser.signIn(DeskFixture.PIN, 1);
        Morning.play(house, 12);
        JsonNode day = browser.get("/api/day").json();
        assertEquals(12, day.path("total").path("issued").asInt());
        assertFalse(day.path("hours").isEmpty());
        Answer csv = browser.get("/day.csv?lang=fr");
        assertTrue(csv.text().startsWith("day,service,name,hour,issued"), csv::text);
        assertTrue(csv.text().contains("2026-11-23,"), csv::text);
        assertEquals("day", browser.get("/api/day?day=2026-13-01").refused());
    }

    @Test
    void aMonthIsAddedUpByDayServiceLanguageAndHourAndNotByDesk() throws Exception {
        Morning.play(house, 12);
        house.pass(Duration.ofDays(1));
        house.queue.tick();
        browser.signIn(DeskFixture.PIN, 1);
        house.print('A', "uk");
        for (String kind : List.of("week", "month", "year")) {
            JsonNode figures = browser.get("/api/figures?kind=" + kind).json();
            assertEquals(13, figures.path("total").path("issued").asInt(), kind);
            for (String by : List.of("parts", "services", "languages", "hours")) {
                int sum = 0;
                for (JsonNode row : figures.path(by)) {
                    sum += row.path("issued").asInt();
                }
                assertEquals(13, sum, kind + " by " + by);
            }
            assertEquals(0, figures.path("desks").size());
            assertFalse(figures.path("byDesk").asBoolean(true));
            assertEquals(kind.equals("year") ? 1 : 2, figures.path("parts").size(), kind);
        }
        JsonNode day = browser.get("/api/figures?kind=day&day=2026-11-24").json();
        assertEquals(1, day.path("total").path("issued").asInt());
        assertEquals("2026-11-23", day.path("before").asString());
        JsonNode first = browser.get("/api/figures?kind=day&day=2026-11-23").json();
        assertEquals(12, first.path("total").path("issued").asInt());
        JsonNode week = browser.get("/api/figures?kind=week&day=2026-11-22").json();
        assertEquals(0, week.path("total").path("issued").asInt());
        Answer csv = browser.get("/figures.csv?kind=week&day=2026-11-24");
        assertTrue(csv.text().contains("total,2026-11-23/2026-11-24,,13,"), csv::text);
        assertTrue(csv.text().contains("\r\nlanguage,uk,,"), csv::text);
        // Nobody was called that day: there is no wait, not one of no minutes.
        assertTrue(csv.text().contains("\r\npart,2026-11-24,,1,0,0,0,0,0,0,0,,,,,0,"), csv::text);
        assertEquals("kind", browser.get("/api/figures?kind=decade").refused());
        assertEquals("day", browser.get("/api/figures?kind=week&day=x").refused());
    }

    @Test
    void figuresSayWhichDaysTheyAreOf() throws Exception {
        Morning.play(house, 12);
        house.pass(Duration.ofDays(1));
        house.queue.tick();
        browser.signIn(DeskFixture.PIN, 1);
        // The queue began on the 23rd, and today is the 24th.
        assertEquals("2026-11-23/2026-11-24", days("kind=year"));
        assertEquals("2026-11-23/2026-11-24", days("kind=month&excel=1"));
        assertEquals("2026-11-24/2026-11-24", days("kind=day"));
        assertEquals("", days("kind=week&day=2026-11-16"));
        assertEquals("", days("kind=month&day=2026-12-01"));
        Path file = house.folder.resolve("none.csv");
        Files.writeString(file, browser.get("/figures.csv?kind=year&day=2025-03-01").text());
        ContactsException none =
                assertThrows(ContactsException.class, () -> Contacts.NONE.with("bruxelles", file));
        assertTrue(String.valueOf(none.getMessage()).contains("had no days of this period"));
        house.pass(Duration.ofDays(45));
        house.queue.tick();
        browser.signIn(DeskFixture.PIN, 1);
        assertEquals("2026-11-23/2026-12-31", days("kind=year&day=2026-06-01"));
        assertEquals("2026-12-01/2026-12-31", days("kind=month&day=2026-12-24"));
        assertEquals("2027-01-01/2027-01-08", days("kind=year"));
    }

    private String days(String query) throws Exception {
        String csv = browser.get("/figures.csv?" + query).text();
        return csv.lines().toList().get(1).split("[,;]", -1)[1];
    }

    @Test
    void theAnnualReportTakesTheFiguresAsTheyAreSaved() throws Exception {
        Morning.play(house, 12);
        browser.signIn(DeskFixture.PIN, 1);
        Path file = house.folder.resolve("figures.csv");
        for (String saved :
                List.of(
                        "/figures.csv?kind=year",
                        "/figures.csv?kind=year&excel=1",
                        "/figures.csv?kind=month",
                        "/figures.csv?kind=day",
                        "/day.csv?lang=fr")) {
            Files.writeString(file, browser.get(saved).text());
            assertEquals(Set.of("bruxelles"), Contacts.NONE.with("bruxelles", file).sites(), saved);
        }
        Files.writeString(
                file, browser.get("/figures.csv?kind=year").text().replace("part,", "hour,"));
        assertThrows(ContactsException.class, () -> Contacts.NONE.with("bruxelles", file));
    }

    @Test
    void anAgendaThatCannotBeReadKeepsNobodyFromTheirPage() throws Exception {
        browser.signIn(DeskFixture.PIN, 3);
        Files.createDirectory(house.folder.resolve("agenda.json"));
        JsonNode me = browser.get("/api/me").json();
        assertEquals(3, me.path("desk").asInt());
        assertTrue(me.path("agenda").isMissingNode(), me::toString);
    }

    @Test
    void staffStaySignedInWhenTheHubRestarts() throws Exception {
        browser.signIn(DeskFixture.PIN, 3);
        String fingerprint = house.server.fingerprint();
        house.restart();
        assertEquals(3, browser.get("/api/me").json().path("desk").asInt());
        assertEquals(fingerprint, house.server.fingerprint());
    }

    @Test
    void boardHoldsNothingButCodes() throws Exception {
        Printed printed = house.print('A', "uk");
        assertEquals(200, browser.signIn(DeskFixture.PIN, 4).status());
        assertEquals(200, browser.post("/api/next", Map.of()).status());
        JsonNode board =
                new Events(browser).first("/board/events", state -> !state.path("calls").isEmpty());
        JsonNode call = board.path("calls").path(0);
        assertEquals(printed.code(), call.path("code").asString());
        assertEquals(
                Set.of("id", "code", "letter", "desk", "language", "voices", "invite", "at"),
                Set.copyOf(call.propertyNames()));
        String id = call.path("id").asString();
        Answer voice = browser.get("/voice?call=" + id + "&part=0");
        assertEquals("uk Талон A, A, 1. Вікно 4.", voice.text());
        assertEquals(Reply.NOT_FOUND, browser.get("/voice?call=" + id + "&part=3").status());
        assertEquals(Reply.NOT_FOUND, browser.get("/voice?call=X-X001.1&part=0").status());
    }
}
