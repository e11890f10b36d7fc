package brussels.citedesmetiers.kiosk.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.DeskReader;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.desk.Events;
import brussels.citedesmetiers.kiosk.desk.StaffBrowser;
import brussels.citedesmetiers.kiosk.pin.StaffPin;
import brussels.citedesmetiers.kiosk.queue.QueueResult;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.UsedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A day of 500 tickets with six desks and 50 boards, or a morning of it: real HTTPS, real
/// database.
class DayAtTheDesksTest {
    private static final int TICKETS = LongForm.of(100, 500);
    private static final int DESKS = 6;
    private static final int BOARDS = LongForm.of(8, 50);
    private static final String PIN = "274953";
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @TempDir Path data;
    private StandaloneHub hub;

    @BeforeEach
    void open() throws Exception {
        UsedFolder.into(data);
        new StaffPin(data).set(PIN.toCharArray());
        hub =
                StandaloneHub.open(
                        DataFolder.lock(data),
                        ConfigFolder.sound(SettingsReader.load(ConfigFolder.SHIPPED)),
                        ConfigFolder.sound(DeskReader.load(ConfigFolder.SHIPPED)),
                        CountSettings.SHIPPED.measures(TerminalKind.BUILDING),
                        ConfigFolder.shippedContent(),
                        new WallClock(InstantSource.fixed(NOW), () -> false),
                        DeskAddress.on(0));
    }

    @AfterEach
    void close() {
        hub.close();
    }

    @Test
    void everyTicketIsServedOnceAndEveryBoardSeesTheLastCall() throws Exception {
        Set<String> served = ConcurrentHashMap.newKeySet();
        AtomicInteger twice = new AtomicInteger();
        AtomicInteger printed = new AtomicInteger();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<Integer>> boards = new ArrayList<>();
            for (int i = 1; i <= BOARDS; i++) {
                int machine = DESKS + i;
                boards.add(threads.submit(() -> watchUntilTheEnd(machine)));
            }
            Future<Boolean> visitors = threads.submit(() -> print(printed));
            List<Future<Boolean>> desks = new ArrayList<>();
            for (int desk = 1; desk <= DESKS; desk++) {
                desks.add(threads.submit(work(desk, printed, served, twice)));
            }
            for (Future<Boolean> desk : desks) {
                assertTrue(desk.get(2, TimeUnit.MINUTES));
            }
            assertTrue(visitors.get(2, TimeUnit.MINUTES));
            hub.queue().issue(new ServiceId("choisir"), "uk");
            try (StaffBrowser last = new StaffBrowser(hub.desk().port())) {
                last.signIn(PIN, callableAt("choisir"));
                assertEquals(200, last.post("/api/next", Map.of()).status());
            }
            for (Future<Integer> board : boards) {
                assertTrue(board.get(1, TimeUnit.MINUTES) > 0);
            }
        } finally {
            threads.shutdownNow(); // a desk that failed must not leave the others waiting for it
            assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES));
        }
        assertEquals(0, twice.get());
        assertEquals(printed.get(), served.size());
    }

    private int callableAt(String service) {
        return hub.queue().plan().desks().stream()
                .filter(desk -> desk.serves(new ServiceId(service)))
                .findFirst()
                .orElseThrow()
                .id()
                .number();
    }

    /// Follows the board until a call in Ukrainian, of which there is only the last.
    private int watchUntilTheEnd(int machine) throws IOException, InterruptedException {
        int states = 0;
        try (StaffBrowser browser = StaffBrowser.ofMachine(machine, hub.desk().port());
                Events.Stream stream = new Events(browser).open("/board/events")) {
            while (true) {
                JsonNode state = stream.next("state");
                states++;
                if (state.path("calls").path(0).path("language").asString("").equals("uk")) {
                    return states;
                }
            }
        }
    }

    private boolean print(AtomicInteger printed) throws InterruptedException {
        List<ServiceId> services =
                hub.queue().plan().services().stream().map(service -> service.id()).toList();
        for (int given = 0; given < TICKETS; ) {
            ServiceId service = services.get(given % services.size());
            QueueResult result = hub.queue().issue(service, given % 3 == 0 ? "nl" : "fr");
            if (result instanceof QueueResult.Ok) {
                given++;
            } else if (Thread.interrupted()) {
                throw new InterruptedException("a desk does not serve any more");
            }
        }
        printed.set(TICKETS);
        return true;
    }

    private Callable<Boolean> work(
            int desk, AtomicInteger printed, Set<String> served, AtomicInteger twice) {
        return () -> {
            try (StaffBrowser browser = StaffBrowser.ofMachine(desk, hub.desk().port())) {
                assertEquals(200, browser.signIn(PIN, desk).status());
                while (true) {
                    boolean all = printed.get() == TICKETS;
                    StaffBrowser.Answer next = browser.post("/api/next", Map.of());
                    if (next.status() == 200) {
                        String id = next.json().path("ticket").path("id").asString();
                        if (!served.add(id)) {
                            twice.incrementAndGet();
                        }
                        assertEquals(200, act(browser, "serve", id));
                        assertEquals(200, act(browser, "done", id));
                    } else if (all) {
                        return true;
                    }
                }
            }
        };
    }

    private static int act(StaffBrowser browser, String action, String id)
            throws IOException, InterruptedException {
        return browser.post("/api/act", Map.of("action", action, "ticket", id)).status();
    }
}
