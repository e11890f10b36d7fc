package brussels.citedesmetiers.kiosk.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Gathering;
import brussels.citedesmetiers.kiosk.counts.Giving;
import brussels.citedesmetiers.kiosk.counts.OfferNumber;
import brussels.citedesmetiers.kiosk.counts.OutboxException;
import brussels.citedesmetiers.kiosk.counts.Period;
import brussels.citedesmetiers.kiosk.queue.HubRequest;
import brussels.citedesmetiers.kiosk.store.GivingTerminal;
import brussels.citedesmetiers.kiosk.ticket.SiteKeys;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the hub hears of the counts of its site's terminals, over real HTTPS.
final class GivenCountsTest implements Gathering {
    private static final String OTHER = "bruxelles-b";
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 10);
    private static final LocalDate FEBRUARY = LocalDate.of(2027, 2, 2);

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private DeskFixture house;

    private final TerminalKey key = TerminalKey.generate();
    private final List<Giving> taken = new ArrayList<>();
    private boolean away;
    private boolean member = true;

    @BeforeEach
    void begin() throws Exception {
        house = new DeskFixture(folder);
        house.keys.set(
                new SiteKeys(
                        Map.of(
                                OTHER,
                                List.of(new SiteKeys.Key(key.publicKey(), Instant.EPOCH, null))),
                        Map.of(OTHER, 'B')));
    }

    @AfterEach
    void end() {
        house.close();
    }

    @Override
    public boolean isMember(String terminal) {
        return member && terminal.equals(OTHER);
    }

    @Override
    public Giving.Answer take(Giving giving) throws OutboxException {
        if (away) {
            throw new OutboxException("the disk is full", null);
        }
        taken.add(giving);
        return new Giving.Answer(
                3,
                new OfferNumber(1, 1),
                FEBRUARY,
                false,
                Map.of(Period.MONTH, new OfferNumber(1, 1)));
    }

    @Override
    public Standing standing() throws OutboxException {
        if (away) {
            throw new OutboxException("the disk is full", null);
        }
        return new Standing(
                List.of(
                        new Member("bruxelles-a", LocalDate.EPOCH, true),
                        new Member(OTHER, FEBRUARY, false)),
                LocalDate.of(2027, 1, 31),
                2,
                "token-file",
                true);
    }

    private static Giving giving() {
        return new GivingTerminal(OTHER).visits(4, JANUARY, "10").next(FEBRUARY);
    }

    private HttpResponse<byte[]> send(byte[] body, byte[] signed) throws Exception {
        String signature = Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign(signed));
        try (StaffBrowser line = new StaffBrowser(house)) {
            return line.send(
                    line.to(Giving.PATH)
                            .header(HubRequest.SIGNATURE_HEADER, signature)
                            .POST(BodyPublishers.ofByteArray(body))
                            .build());
        }
    }

    private int status(byte[] body, byte[] signed) throws Exception {
        return send(body, signed).statusCode();
    }

    @Test
    void whatATerminalSignedIsTakenAndAnswered() throws Exception {
        house.joins(this);
        byte[] body = giving().bytes();
        HttpResponse<byte[]> answer = send(body, Giving.signed(body));
        assertEquals(200, answer.statusCode());
        assertEquals(3, Giving.Answer.read(answer.body()).siteEpoch());
        assertEquals(List.of(Giving.read(body)), taken);
    }

    @Test
    void nothingIsTakenThatTheTerminalDidNotSignForThis() throws Exception {
        house.joins(this);
        byte[] body = giving().bytes();
        assertEquals(401, status(body, body));
        assertEquals(401, status(body, HubRequest.signed(body)));
        byte[] other = new GivingTerminal("bruxelles-a").next(FEBRUARY).bytes();
        assertEquals(401, status(other, Giving.signed(other)), "the key is of another terminal");
        byte[] none = "{}".getBytes(StandardCharsets.UTF_8);
        assertEquals(400, status(none, Giving.signed(none)));
        byte[] long1 = new byte[Giving.MOST_BYTES + 1];
        assertEquals(413, status(long1, Giving.signed(long1)));
        assertEquals(List.of(), taken);
    }

    @Test
    void whoDoesNotJoinIsToldSo() throws Exception {
        byte[] body = giving().bytes();
        assertEquals(404, status(body, Giving.signed(body)), "this site does not");
        member = false;
        house.joins(this);
        assertEquals(404, status(body, Giving.signed(body)), "this terminal does not");
        assertEquals(List.of(), taken);
    }

    @Test
    void whatCannotBeTakenNowIsToComeAgain() throws Exception {
        house.joins(this);
        away = true;
        byte[] body = giving().bytes();
        assertEquals(503, status(body, Giving.signed(body)));
        away = false;
        assertEquals(200, status(body, Giving.signed(body)));
    }

    @Test
    void staffSeeWhoHasGivenAndWhoIsMissing() throws Exception {
        try (StaffBrowser stranger = new StaffBrowser(house)) {
            assertEquals(401, stranger.get("/api/counts").status());
        }
        try (StaffBrowser staff = new StaffBrowser(house)) {
            staff.signIn(DeskFixture.PIN, 1);
            assertFalse(staff.get("/api/me").json().path("joins").asBoolean(true));
            assertEquals(404, staff.get("/api/counts").status());
        }
        house.joins(this);
        try (StaffBrowser staff = new StaffBrowser(house)) {
            staff.signIn(DeskFixture.PIN, 1);
            assertTrue(staff.get("/api/me").json().path("joins").asBoolean(false));
            assertEquals(
                    "{\"waiting\":2,\"closed\":\"2027-01-31\",\"trouble\":\"token-file\","
                            + "\"needsStaff\":true,\"terminals\":["
                            + "{\"id\":\"bruxelles-a\",\"missing\":true},"
                            + "{\"id\":\"bruxelles-b\",\"missing\":false,"
                            + "\"through\":\"2027-02-02\"}]}",
                    staff.get("/api/counts").json().toString());
            assertEquals(200, staff.get("/counts").status());
            away = true;
            assertEquals(503, staff.get("/api/counts").status());
        }
    }
}
