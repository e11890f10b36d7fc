package brussels.citedesmetiers.kiosk.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.clock.Moment;
import brussels.citedesmetiers.kiosk.desk.StaffBrowser.Answer;
import brussels.citedesmetiers.kiosk.queue.Appointment;
import brussels.citedesmetiers.kiosk.queue.ArrivalAnswer;
import brussels.citedesmetiers.kiosk.queue.ArrivalRequest;
import brussels.citedesmetiers.kiosk.queue.CodeKeys;
import brussels.citedesmetiers.kiosk.queue.DeskId;
import brussels.citedesmetiers.kiosk.queue.ForwardedTicket;
import brussels.citedesmetiers.kiosk.queue.HubAnswer;
import brussels.citedesmetiers.kiosk.queue.HubRequest;
import brussels.citedesmetiers.kiosk.queue.NumberSlip;
import brussels.citedesmetiers.kiosk.queue.QueueOutlook;
import brussels.citedesmetiers.kiosk.queue.QueueResult;
import brussels.citedesmetiers.kiosk.queue.QueuedTicket;
import brussels.citedesmetiers.kiosk.queue.Reason;
import brussels.citedesmetiers.kiosk.queue.ServiceId;
import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.queue.TicketId;
import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import brussels.citedesmetiers.kiosk.ticket.TokenCodec;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the hub takes of the site's other terminals, over real HTTPS.
final class ForwardedTicketsTest {
    private static final String OTHER = "bruxelles-b";
    private static final Duration DAY = Duration.ofDays(1);
    private static final DeskId ONE = new DeskId(1);

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private DeskFixture house;

    @SuppressWarnings("NullAway.Init")
    private TerminalKey key;

    @BeforeEach
    void begin() throws Exception {
        house = new DeskFixture(folder);
        key = TerminalKey.generate();
        key(Instant.EPOCH, null);
    }

    @AfterEach
    void end() {
        house.close();
    }

    private void key(Instant from, @Nullable Instant untilOrNull) {
        house.keys.set(
                new SiteKeys(
                        Map.of(
                                OTHER,
                                List.of(new SiteKeys.Key(key.publicKey(), from, untilOrNull))),
                        Map.of(OTHER, 'B', "bruxelles-a", 'A')));
    }

    private ForwardedTicket ticket(char letter, int serial) {
        return new ForwardedTicket(
                new TicketId(OTHER, serial),
                new TicketCode('C', letter, serial),
                house.queue.plan().services().getFirst().id(),
                "fr",
                new Moment(house.now.get(), true));
    }

    private HttpResponse<byte[]> send(ForwardedTicket... tickets) throws Exception {
        return send(HubRequest.PRINTS_NOT, tickets);
    }

    private HttpResponse<byte[]> send(String slips, ForwardedTicket... tickets) throws Exception {
        return send(HubRequest.READS_MORE, slips, tickets);
    }

    private HttpResponse<byte[]> send(String reads, String slips, ForwardedTicket... tickets)
            throws Exception {
        byte[] body = new HubRequest(OTHER, "0123456789ab", List.of(tickets)).bytes();
        byte[] signature = key.sign(HubRequest.signed(body));
        try (StaffBrowser line = new StaffBrowser(house)) {
            return line.send(
                    line.to(HubRequest.path())
                            .header(
                                    HubRequest.SIGNATURE_HEADER,
                                    Base64.getUrlEncoder()
                                            .withoutPadding()
                                            .encodeToString(signature))
                            .header(HubRequest.READS_HEADER, reads)
                            .header(HubRequest.SLIPS_HEADER, slips)
                            .POST(BodyPublishers.ofByteArray(body))
                            .build());
        }
    }

    private List<String> codes() {
        List<String> codes = new ArrayList<>();
        for (QueuedTicket ticket : house.queue.ticketsOf(OTHER)) {
            codes.add(ticket.code().toString());
        }
        return codes;
    }

    @Test
    void aKeyIsTakenInItsTimeOnly() throws Exception {
        Instant now = house.now.get();
        assertEquals(200, send(ticket('B', 1)).statusCode());
        key(Instant.EPOCH, now.minus(DAY));
        assertEquals(401, send(ticket('B', 2)).statusCode());
        key(now.plus(DAY), null);
        assertEquals(401, send(ticket('B', 2)).statusCode());
        key(now, now.plus(DAY));
        assertEquals(200, send(ticket('B', 2)).statusCode());
        assertEquals(List.of("C-B001", "C-B002"), codes());
    }

    @Test
    void aClockThatIsNotKnownEndsNoKey() throws Exception {
        key(Instant.EPOCH, house.now.get().minus(DAY));
        house.clockTrusted.set(false);
        assertEquals(200, send(ticket('B', 1)).statusCode());
    }

    @Test
    void ticketsWithAnotherTerminalsLetterStandInNoLineAndKeepNoOtherBack() throws Exception {
        HttpResponse<byte[]> answer = send(ticket('B', 1), ticket('A', 2), ticket('B', 3));
        assertEquals(200, answer.statusCode());
        assertEquals(3, HubAnswer.of(answer.body()).through());
        assertEquals(List.of("C-B001", "C-B003"), codes());
    }

    @Test
    void aTerminalOfAnEarlierProgramHearsOfServicesOfThemesAlone() throws Exception {
        QueueOutlook every = HubAnswer.of(send(ticket('B', 1)).body()).outlook();
        assertTrue(every.theme("N").isPresent());
        QueueOutlook earlier =
                HubAnswer.of(send("", HubRequest.PRINTS_NOT, ticket('B', 2)).body()).outlook();
        assertEquals(
                List.of('C', 'A', 'T', 'B', 'E'),
                earlier.services().stream().map(QueueOutlook.ServiceOutlook::letter).toList());
    }

    private HttpResponse<byte[]> arrive(TerminalKey signer, String code) throws Exception {
        byte[] body = new ArrivalRequest(OTHER, code, "uk").bytes();
        byte[] signature = signer.sign(ArrivalRequest.signed(body));
        try (StaffBrowser line = new StaffBrowser(house)) {
            return line.send(
                    line.to(ArrivalRequest.path())
                            .header(
                                    HubRequest.SIGNATURE_HEADER,
                                    Base64.getUrlEncoder()
                                            .withoutPadding()
                                            .encodeToString(signature))
                            .POST(BodyPublishers.ofByteArray(body))
                            .build());
        }
    }

    private void schedule(String code, String service) {
        house.queue.schedule(
                List.of(
                        new Appointment(
                                LocalDate.of(2026, 11, 23),
                                code,
                                LocalTime.of(10, 30),
                                new ServiceId(service))),
                ONE);
    }

    @Test
    void aCodeTypedAtAnotherTerminalGivesANumberOfTheHubOnce() throws Exception {
        schedule("R-17", "numerique");
        assertEquals(401, arrive(TerminalKey.generate(), "R17").statusCode());
        assertTrue(house.queue.tickets().isEmpty());
        ArrivalAnswer.Arrived here =
                assertInstanceOf(
                        ArrivalAnswer.Arrived.class, ArrivalAnswer.of(arrive(key, "R17").body()));
        assertEquals(LocalTime.of(10, 30), here.at());
        assertEquals(ArrivalAnswer.Timing.EARLY, here.timing());
        assertEquals('A', here.slip().code().terminal());
        assertEquals("uk", here.slip().language());
        assertTrue(here.slip().token().startsWith(TokenCodec.PREFIX));
        assertEquals(
                new ArrivalAnswer.AlreadyHere(here.slip().code()),
                ArrivalAnswer.of(arrive(key, "R-17").body()));
        assertEquals(new ArrivalAnswer.Unknown(), ArrivalAnswer.of(arrive(key, "X99").body()));
        assertEquals(1, house.queue.tickets().size());
        // A terminal that does not say that it reads of appointments hears of none.
        assertEquals(CodeKeys.NONE, HubAnswer.of(send().body()).outlook().arrivals());
    }

    @Test
    void onlyWhoIsExpectedIsToldToWaitForTheNumber() throws Exception {
        schedule("R-17", "numerique");
        ArrivalAnswer.Arrived here =
                assertInstanceOf(
                        ArrivalAnswer.Arrived.class, ArrivalAnswer.of(arrive(key, "R17").body()));
        ArrivalAnswer waits = new ArrivalAnswer.AlreadyHere(here.slip().code());
        ArrivalAnswer gone = new ArrivalAnswer.NotHere();
        TicketId id = house.queue.tickets().getFirst().id();
        List<Supplier<QueueResult>> steps =
                List.of(
                        () -> house.queue.park(id, ONE),
                        () -> house.queue.call(id, ONE),
                        () -> house.queue.noShow(id, ONE),
                        () -> house.queue.returnByScan(id),
                        () -> house.queue.cancel(id, ONE, Reason.VISITOR_LEFT),
                        () -> house.queue.reopen(id, ONE),
                        () -> house.queue.call(id, ONE),
                        () -> house.queue.serve(id, ONE),
                        () -> house.queue.done(id, ONE));
        List<ArrivalAnswer> answers = new ArrayList<>();
        for (Supplier<QueueResult> step : steps) {
            assertInstanceOf(QueueResult.Ok.class, step.get());
            answers.add(ArrivalAnswer.of(arrive(key, "R17").body()));
        }
        assertEquals(List.of(waits, waits, gone, waits, gone, waits, waits, waits, gone), answers);
    }

    @Test
    void anAppointmentWhoseServiceIsGoneIsForReceptionAndNoWrongCode() throws Exception {
        schedule("R-18", "laverie");
        assertEquals(new ArrivalAnswer.NotHere(), ArrivalAnswer.of(arrive(key, "R18").body()));
        assertTrue(house.queue.tickets().isEmpty());
    }

    @Test
    void aNumberOfReceptionIsAskedForAtAnotherTerminalUntilThatHasPrintedIt() throws Exception {
        try (StaffBrowser desk = new StaffBrowser(house)) {
            desk.signIn(DeskFixture.PIN, 1);
            Map<String, String> wanted =
                    Map.of("service", "apprendre", "language", "uk", "printer", OTHER);
            assertEquals("printer", desk.post("/api/reception", wanted).refused());
            send(HubRequest.PRINTS);
            Answer given = desk.post("/api/reception", wanted);
            long id = given.json().path("slip").asLong();
            String code = given.json().path("ticket").path("code").asString();
            assertEquals("under-way", state(desk, id));
            for (int i = 0; i < 2; i++) {
                List<NumberSlip> slips = HubAnswer.of(send(HubRequest.PRINTS).body()).slips();
                assertEquals(List.of(code), slips.stream().map(s -> s.code().toString()).toList());
                assertEquals(id, slips.getFirst().id());
            }
            HttpResponse<byte[]> last = send(HubRequest.PRINTS + " " + id + "=true");
            assertEquals(List.of(), HubAnswer.of(last.body()).slips());
            assertEquals("printed", state(desk, id));
            Answer failed = desk.post("/api/reception", wanted);
            long next = failed.json().path("slip").asLong();
            send(HubRequest.PRINTS_NOT + " " + next + "=false");
            assertEquals("failed", state(desk, next));
        }
    }

    private static String state(StaffBrowser desk, long id) throws Exception {
        return desk.get("/api/slip?id=" + id).json().path("state").asString();
    }
}
