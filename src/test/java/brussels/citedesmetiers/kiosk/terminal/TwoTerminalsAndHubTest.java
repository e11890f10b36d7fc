package brussels.citedesmetiers.kiosk.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.Await;
import brussels.citedesmetiers.kiosk.LongForm;
import brussels.citedesmetiers.kiosk.clock.DayClock;
import brussels.citedesmetiers.kiosk.clock.WallClock;
import brussels.citedesmetiers.kiosk.config.ConfigFolder;
import brussels.citedesmetiers.kiosk.config.CountSettings;
import brussels.citedesmetiers.kiosk.config.DeskReader;
import brussels.citedesmetiers.kiosk.config.DeskSettings;
import brussels.citedesmetiers.kiosk.config.SettingsReader;
import brussels.citedesmetiers.kiosk.content.Content;
import brussels.citedesmetiers.kiosk.counts.TerminalKind;
import brussels.citedesmetiers.kiosk.desk.DeskAddress;
import brussels.citedesmetiers.kiosk.desk.DeskServer;
import brussels.citedesmetiers.kiosk.desk.StaffBrowser;
import brussels.citedesmetiers.kiosk.hub.ForwardingSide;
import brussels.citedesmetiers.kiosk.hub.QueueSide;
import brussels.citedesmetiers.kiosk.hub.StandaloneHub;
import brussels.citedesmetiers.kiosk.queue.Appointment;
import brussels.citedesmetiers.kiosk.queue.ArrivalAnswer;
import brussels.citedesmetiers.kiosk.queue.CodeKeys;
import brussels.citedesmetiers.kiosk.queue.Desk;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.HubRequest;
import brussels.citedesmetiers.kiosk.queue.OneAtATime;
import brussels.citedesmetiers.kiosk.queue.QueueResult;
import brussels.citedesmetiers.kiosk.queue.QueuedTicket;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.SlipPrinter;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.NoNumberException;
import brussels.citedesmetiers.kiosk.queue.TicketRegister.TicketRequest;
import brussels.citedesmetiers.kiosk.store.DataFolder;
import brussels.citedesmetiers.kiosk.store.DerbyStore;
import brussels.citedesmetiers.kiosk.store.DerbyTicketRegister;
import brussels.citedesmetiers.kiosk.store.KeyFile;
import brussels.citedesmetiers.kiosk.store.OwnKey;
import brussels.citedesmetiers.kiosk.store.StoreFaults;
import brussels.citedesmetiers.kiosk.sync.HubLink;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two terminals that forward their tickets to a hub: real databases, the real server, and a
/// network between them that is cut and restored at random.
class TwoTerminalsAndHubTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final int TICKETS = LongForm.of(12, 30);
    private static final int CUTS = LongForm.of(8, 20);
    private static final String THEMES = "CATBE";

    @TempDir Path folder;
    private final List<AutoCloseable> open = new ArrayList<>();
    private Content content;
    private DeskSettings plan;
    private StandaloneHub hub;
    private int port;

    @BeforeEach
    void openHub() throws Exception {
        plan = ConfigFolder.sound(DeskReader.load(ConfigFolder.SHIPPED));
        content = ConfigFolder.shippedContent();
        String entries =
                "[{'id': 'bruxelles-a', 'letter': 'A', 'publicKeys': [], 'hubFingerprint': '%s'},"
                                .formatted(DeskServer.keyFingerprint(folder.resolve("hub")))
                        + entry("bruxelles-b", 'B')
                        + ","
                        + entry("bruxelles-d", 'D')
                        + "]";
        Path config = ConfigFolder.shippedIn(folder).put("site.json", "/terminals", entries).path();
        hub =
                StandaloneHub.open(
                        DataFolder.lock(folder.resolve("hub")),
                        ConfigFolder.sound(SettingsReader.load(config)),
                        plan,
                        CountSettings.SHIPPED.measures(TerminalKind.BUILDING),
                        content,
                        new WallClock(InstantSource.fixed(NOW), () -> true),
                        DeskAddress.on(0));
        open.add(hub);
        port = hub.desk().port();
    }

    private String entry(String id, char letter) throws Exception {
        Path data = folder.resolve(id);
        Files.createDirectories(data);
        String key = KeyFile.loadOrCreate(data.resolve(KeyFile.NAME)).publicKey();
        return "{'id': '%s', 'letter': '%s', 'publicKeys': [{'key': '%s', 'from': '2026-01-01'}]}"
                .formatted(id, letter, key);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    /// A terminal that is no hub, up to its screen.
    private final class ForwardingTerminal implements AutoCloseable {
        private final OneAtATime turns = OneAtATime.locking();
        private final DataFolder data;
        private final DerbyStore store;
        private final ForwardingSide side;
        private final Set<String> printed = new TreeSet<>();

        ForwardingTerminal(String id, char letter, int through) throws Exception {
            data = DataFolder.lock(folder.resolve(id));
            InstantSource clock = InstantSource.fixed(NOW);
            store = DerbyStore.open(data, new StoreFaults(), clock, System::nanoTime);
            side =
                    new ForwardingSide(
                            new QueueSide.LocalStore(
                                    store,
                                    OwnKey.in(data.path()),
                                    new DerbyTicketRegister(
                                            store,
                                            letter,
                                            DayClock.by(
                                                    new WallClock(clock, () -> true),
                                                    ZoneOffset.UTC)),
                                    turns,
                                    () -> {}),
                            new HubLink.Hub(
                                    URI.create("https://localhost:" + through),
                                    hub.desk().keyFingerprint()),
                            plan.plan(),
                            id,
                            content.version(),
                            Duration.ofMillis(50),
                            SlipPrinter.NONE);
            open.add(this);
        }

        void print(int n) throws NoNumberException {
            char theme = THEMES.charAt(n % THEMES.length());
            NoNumberException[] none = new NoNumberException[1];
            Optional<String> code =
                    turns.run(
                            () -> {
                                try {
                                    return Optional.of(
                                            side.give(new TicketRequest(theme, "uk", NOW))
                                                    .toString());
                                } catch (NoNumberException e) {
                                    none[0] = e;
                                    return Optional.empty();
                                }
                            });
            if (none[0] != null) {
                throw none[0];
            }
            assertTrue(printed.add(code.orElseThrow()));
        }

        @Override
        public void close() {
            side.close();
            turns.run(
                    () -> {
                        store.close();
                        return store;
                    });
            data.close();
        }
    }

    /// Calls and serves whoever is next anywhere, and says who.
    private List<String> serveAll() {
        List<String> called = new ArrayList<>();
        for (Desk desk : hub.queue().plan().desks()) {
            while (hub.queue().callNext(desk.id()) instanceof QueueResult.Ok ok) {
                QueuedTicket ticket = ok.ticket();
                called.add(ticket.code().toString());
                hub.queue().serve(ticket.id(), desk.id());
                hub.queue().done(ticket.id(), desk.id());
            }
        }
        return called;
    }

    @Test
    void noTicketIsLostDoubledOrCalledTwiceOnABadNetwork() throws Exception {
        try (CuttingRelay network = new CuttingRelay(port, 20261124)) {
            ForwardingTerminal one = new ForwardingTerminal("bruxelles-b", 'B', network.port());
            ForwardingTerminal two = new ForwardingTerminal("bruxelles-d", 'D', network.port());
            List<String> called = new ArrayList<>();
            for (int n = 0; n < TICKETS; n++) {
                one.print(n);
                two.print(n + 2);
                if (n % 5 == 4) {
                    called.addAll(serveAll());
                }
            }
            Await.until("the network to have been cut", () -> network.cuts() > CUTS);
            network.heal();
            Await.until(
                    "all tickets at the hub",
                    () ->
                            hub.queue().ticketsOf("bruxelles-b").size() == TICKETS
                                    && hub.queue().ticketsOf("bruxelles-d").size() == TICKETS);
            Await.until(
                    "nothing to forward",
                    () -> one.side.state().equals(new QueueSide.State.Linked()));
            called.addAll(serveAll());
            Set<String> printed = new HashSet<>(one.printed);
            printed.addAll(two.printed);
            assertEquals(2 * TICKETS, printed.size());
            assertEquals(2 * TICKETS, called.size());
            assertEquals(printed, new HashSet<>(called));
        }
    }

    @Test
    void callsAndWaitsComeBack() throws Exception {
        ForwardingTerminal one = new ForwardingTerminal("bruxelles-b", 'B', port);
        one.print(0);
        String code = one.printed.iterator().next();
        Await.until(
                "the ticket at the hub", () -> hub.queue().ticketsOf("bruxelles-b").size() == 1);
        Desk desk =
                hub.queue().plan().desks().stream()
                        .filter(d -> d.serves(hub.queue().plan().serviceOf('C').orElseThrow().id()))
                        .findFirst()
                        .orElseThrow();
        hub.queue().callNext(desk.id());
        Await.until(
                "the call at the terminal",
                () ->
                        one.side.outlook().stream()
                                .flatMap(o -> o.calls().stream())
                                .anyMatch(
                                        c ->
                                                c.code().toString().equals(code)
                                                        && c.desk() == desk.id().number()));
    }

    private void schedule(String code) {
        ServiceId service = hub.queue().plan().services().getFirst().id();
        hub.queue()
                .schedule(
                        List.of(
                                new Appointment(
                                        LocalDate.of(2026, 11, 23),
                                        code,
                                        LocalTime.of(10, 0),
                                        service)),
                        new DeskId(1));
    }

    @Test
    void whoHasAnAppointmentIsTakenAtAnyTerminalAndSentToReceptionWhileTheHubIsAway()
            throws Exception {
        ForwardingTerminal one = new ForwardingTerminal("bruxelles-b", 'B', port);
        schedule("4711");
        Await.until("the terminal to hear of it", () -> one.side.codeKeys() == CodeKeys.DIGITS);
        ArrivalAnswer answer = one.side.arrive("47 11", "fr");
        String number =
                assertInstanceOf(ArrivalAnswer.Arrived.class, answer).slip().code().toString();
        assertEquals(
                List.of(number),
                hub.queue().tickets().stream().map(t -> t.code().toString()).toList());
        assertEquals(new ArrivalAnswer.Unknown(), one.side.arrive("4712", "fr"));
        assertEquals(new ArrivalAnswer.Unknown(), one.side.arrive("9".repeat(99), "fr"));
        hub.desk().close();
        assertEquals(new ArrivalAnswer.NotHere(), one.side.arrive("4711", "fr"));
        // People still have to learn where to go.
        assertEquals(CodeKeys.DIGITS, one.side.codeKeys());
    }

    @Test
    void anArrivalWhoseAnswerWasLostIsAskedForAgain() throws Exception {
        try (CuttingRelay network = new CuttingRelay(port, 1)) {
            network.heal();
            ForwardingTerminal one = new ForwardingTerminal("bruxelles-b", 'B', network.port());
            schedule("4711");
            Await.until("the terminal to hear of it", () -> one.side.codeKeys() == CodeKeys.DIGITS);
            AtomicBoolean lost = new AtomicBoolean();
            Runnable stop =
                    hub.queue()
                            .onChange(
                                    _ -> {
                                        if (!hub.queue().tickets().isEmpty()
                                                && lost.compareAndSet(false, true)) {
                                            network.cutAll();
                                        }
                                    });
            ArrivalAnswer answer = one.side.arrive("4711", "fr");
            stop.run();
            assertTrue(lost.get());
            assertEquals(1, hub.queue().tickets().size());
            TicketCode number = hub.queue().tickets().getFirst().code();
            assertEquals(new ArrivalAnswer.AlreadyHere(number), answer);
        }
    }

    @Test
    void ticketsGoOnWhileTheHubIsAwayAndSayThatTheyWait() throws Exception {
        hub.desk().close();
        ForwardingTerminal one = new ForwardingTerminal("bruxelles-b", 'B', port);
        for (int n = 0; n < 7; n++) {
            one.print(n);
        }
        assertEquals(7, one.printed.size());
        Await.until(
                "the terminal to notice",
                () -> one.side.state().equals(new QueueSide.State.HubAway(7)));
        assertEquals(Optional.empty(), one.side.outlook());
    }

    @Test
    void nobodyElseCanSpeakForATerminal() throws Exception {
        byte[] body = new HubRequest("bruxelles-b", content.version(), List.of()).bytes();
        TerminalKey other = KeyFile.loadOrCreate(folder.resolve("bruxelles-d/key"));
        assertEquals(401, status(body, "AAAA"));
        assertEquals(401, status(body, "*"));
        String wrong = Base64.getUrlEncoder().encodeToString(other.sign(HubRequest.signed(body)));
        assertEquals(401, status(body, wrong));
        assertEquals(400, status(new byte[] {'{', '}'}, wrong));
        assertEquals(413, status(new byte[HubRequest.MOST_BYTES + 1], wrong));
    }

    private int status(byte[] body, String signature) throws Exception {
        try (HttpClient http =
                HttpClient.newBuilder().sslContext(StaffBrowser.trusting()).build()) {
            return http.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "https://localhost:"
                                                            + port
                                                            + HubRequest.path()))
                                    .header(HubRequest.SIGNATURE_HEADER, signature)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
