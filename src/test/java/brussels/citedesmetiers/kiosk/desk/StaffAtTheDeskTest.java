package brussels.citedesmetiers.kiosk.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.desk.DeskFixture.Printed;
import brussels.citedesmetiers.kiosk.desk.StaffBrowser.Answer;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.ForwardedTicket;
import brussels.citedesmetiers.kiosk.queue.Reason;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.queue.TicketId;
import brussels.citedesmetiers.kiosk.web.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What staff do at a desk on a full day, mistakes included, over real HTTPS.
class StaffAtTheDeskTest {
    @TempDir Path folder;
    private DeskFixture house;
    private StaffBrowser browser;

    @BeforeEach
    void open() {
        // A client that has gone is noticed at a heartbeat.
        house =
                new DeskFixture(
                        folder,
                        new DeskServer.Limits(Duration.ofSeconds(20), Duration.ofSeconds(1), 480));
        browser = new StaffBrowser(house);
    }

    @AfterEach
    void close() {
        browser.close();
        house.close();
    }

    private Answer act(String action, Printed ticket) throws Exception {
        return browser.post(
                "/api/act", Map.of("action", action, "ticket", ticket.ticket().id().toString()));
    }

    @Test
    void typedCodeOnlyLooks() throws Exception {
        Printed printed = house.print('T', "fr");
        browser.signIn(DeskFixture.PIN, 1);
        browser.post("/api/next", Map.of());
        act("no-show", printed);
        Answer typed = browser.post("/api/scan", Map.of("code", printed.code(), "lang", "fr"));
        assertEquals("NO_SHOW", typed.json().path("ticket").path("state").asString());
        assertTrue(typed.json().path("did").isMissingNode());
    }

    @Test
    void codeIsFoundAsPeopleSayItUnlessItFitsMoreThanOne() throws Exception {
        Printed first = house.print('A', "fr");
        Printed second = house.print('B', "fr");
        String other = "C-B001";
        house.queue.accept(
                new ForwardedTicket(
                        new TicketId("house-2", 1),
                        TicketCode.parse(other),
                        new ServiceId("choisir"),
                        "fr",
                        new Moment(house.now.get(), true)));
        browser.signIn(DeskFixture.PIN, 1);
        for (String text : new String[] {"B002", "b2", "B-A2", " b a 002 ", "b-2"}) {
            assertEquals(second.code(), found(text), text);
        }
        assertEquals(second.code(), found("2"));
        assertEquals(first.code(), found("A-A001"));
        assertEquals(first.code(), found("a1"));
        Answer both = browser.post("/api/scan", Map.of("code", "1"));
        assertEquals("ambiguous", both.refused());
        assertEquals(first.code() + ", " + other, both.json().path("detail").asString());
        house.queue.cancel(first.ticket().id(), new DeskId(1), Reason.VISITOR_LEFT);
        assertEquals(other, found("1"));
        assertEquals("unknown-ticket", browser.post("/api/scan", Map.of("code", "C7")).refused());
        for (String text : new String[] {"", "CDM", "12345", "A-B-C1", "٣"}) {
            assertEquals("code", browser.post("/api/scan", Map.of("code", text)).refused(), text);
        }
    }

    private String found(String text) throws Exception {
        return browser.post("/api/scan", Map.of("code", text))
                .json()
                .path("ticket")
                .path("code")
                .asString();
    }

    @Test
    void endOfAVisitIsTakenBackAndAnEndedTicketReopened() throws Exception {
        Printed printed = house.print('T', "fr");
        browser.signIn(DeskFixture.PIN, 1);
        browser.post("/api/next", Map.of());
        act("serve", printed);
        act("done", printed);
        Answer undone = act("undo", printed);
        assertEquals("SERVING", undone.json().path("ticket").path("state").asString());
        act("done", printed);
        house.pass(Duration.ofSeconds(31));
        assertEquals("too-late-to-undo", act("undo", printed).refused());
        JsonNode state = new Events(browser).first("/api/events");
        assertEquals(printed.code(), state.path("ended").path(0).path("code").asString());
        Answer open = act("reopen", printed);
        assertEquals("WAITING", open.json().path("ticket").path("state").asString());
    }

    @Test
    void actionThatComesTwiceIsDoneOnceAndAnsweredAlike() throws Exception {
        house.print('C', "fr");
        house.print('C', "fr");
        browser.signIn(DeskFixture.PIN, 1);
        Answer first = browser.act("press-0001", "/api/next", Map.of());
        String code = first.json().path("ticket").path("code").asString();
        Printed called = Objects.requireNonNull(house.papers.get(code));
        act("serve", called);
        act("done", called);
        Answer late = browser.act("press-0001", "/api/next", Map.of());
        assertEquals(first.text(), late.text());
        assertEquals(1, house.queue.view().counts().waiting());
        assertEquals(Reply.OK, browser.act("press-0002", "/api/next", Map.of()).status());
    }

    @Test
    void manyOfOneActionAtOnceAreDoneOnce() throws Exception {
        for (int i = 0; i < 5; i++) {
            house.print('C', "fr");
        }
        browser.signIn(DeskFixture.PIN, 1);
        try (ExecutorService presses = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<String>> all =
                    Collections.nCopies(
                            8, () -> browser.act("press-0003", "/api/next", Map.of()).text());
            Set<String> answers = new HashSet<>();
            for (Future<String> one : presses.invokeAll(all)) {
                answers.add(one.get());
            }
            assertEquals(1, answers.size(), answers::toString);
        }
        assertEquals(4, house.queue.view().counts().waiting());
    }

    @Test
    void consolesAreToldOfASecondAdviserAtTheirDesk() throws Exception {
        browser.signIn(DeskFixture.PIN, 2);
        try (StaffBrowser other = new StaffBrowser(house);
                Events.Stream mine = new Events(browser).open("/api/events")) {
            await(mine, 1);
            other.signIn(DeskFixture.PIN, 2);
            try (Events.Stream theirs = new Events(other).open("/api/events");
                    Events.Stream tab = new Events(other).open("/api/events")) {
                await(mine, 2);
                await(theirs, 2);
                await(tab, 2);
            }
            await(mine, 1);
        }
    }

    /// Reads on until a state says so of desk 2; a test that hangs fails by its time limit.
    private static void await(Events.Stream stream, int advisers) throws IOException {
        while (stream.next("state").path("desks").path(1).path("advisers").asInt() != advisers) {
            // The next state.
        }
    }

    @Test
    void unknownPaperIsNamedWhenCollecting() throws Exception {
        Printed today = house.print('A', "fr");
        String yesterday =
                house.token(
                        today.ticket().code(),
                        'A',
                        "fr",
                        house.now.get().minus(Duration.ofHours(20)));
        browser.signIn(DeskFixture.PIN, 1);
        assertTrue(collected(Map.of("token", today.token())).path("known").asBoolean());
        assertFalse(collected(Map.of("token", yesterday)).path("known").asBoolean(true));
        assertEquals(
                "unknown-ticket", browser.post("/api/collect", Map.of("code", "Z-Z099")).refused());
    }

    private JsonNode collected(Map<String, String> paper) throws Exception {
        return browser.post("/api/collect", paper).json();
    }

    @Test
    void asManyAreCalledOnEveryPage() throws Exception {
        browser.signIn(DeskFixture.PIN, 1);
        Printed printed = house.print('A', "fr");
        browser.post("/api/next", Map.of());
        act("no-show", printed);
        act("return", printed);
        browser.post("/api/next", Map.of());
        act("park", printed);
        act("call", printed);
        int day = browser.get("/api/day").json().path("total").path("called").asInt();
        int papers =
                browser.post("/api/reconcile", Map.of("codes", "")).json().path("called").asInt();
        assertEquals(1, day);
        assertEquals(1, papers);
    }

    @Test
    void scannerCodeHoldsEveryCharacterOfATicketAndIsNone() throws Exception {
        browser.signIn(DeskFixture.PIN, 1);
        String text = browser.get("/api/scanner-code").json().path("text").asString();
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
                .chars()
                .forEach(c -> assertTrue(text.indexOf(c) >= 0, () -> "no character " + c));
        assertEquals(
                "token-unknown-version",
                browser.post("/api/scan", Map.of("token", text)).refused());
    }

    @Test
    void dayForASpreadsheetIsInTheReadersLanguage() throws Exception {
        browser.signIn(DeskFixture.PIN, 1);
        Morning.play(house, 12);
        for (String language : new String[] {"fr", "nl", "en"}) {
            Answer csv = browser.get("/day.csv?excel=1&lang=" + language);
            String[] lines = csv.text().split("\r\n", -1);
            assertEquals('\ufeff', lines[0].charAt(0), language);
            int columns = lines[0].split(";", -1).length;
            assertEquals(18, columns);
            for (String line : Arrays.asList(lines).subList(0, lines.length - 1)) {
                assertEquals(columns, line.split(";", -1).length, line);
            }
            assertTrue(lines[1].matches("2026-11-23;.*;[0-9]+,[0-9];.*"), lines[1]);
        }
        assertTrue(browser.get("/day.csv?excel=1&lang=fr").text().contains(";Heure;"));
        assertTrue(browser.get("/day.csv?excel=1&lang=nl").text().contains(";Uur;"));
    }
}
