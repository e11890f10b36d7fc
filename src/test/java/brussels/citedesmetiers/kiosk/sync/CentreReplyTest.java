package brussels.citedesmetiers.kiosk.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import brussels.citedesmetiers.kiosk.counts.OfferNumber;
import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.SiteMark;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CentreReplyTest {
    private static final CentreKey KEY = CentreKey.of(CentreBook.publicKey());

    private static SealedBatch batch() throws Exception {
        return Counted.days(Counted.outbox(), Counted.MONDAY, 1).waiting(1).getFirst();
    }

    private static CentreReply reply(int status, String type, String body) {
        return new CentreReply(status, type, "", body);
    }

    private static Answer toBatch(CentreReply reply) throws Exception {
        return reply.toBatch(Counted.TERMINAL, batch(), KEY);
    }

    private static void foreign(Answer answer) {
        assertEquals(
                CentreTrouble.NOT_THE_CENTRE,
                assertInstanceOf(Answer.Failed.class, answer).trouble());
    }

    private static String receipt() throws Exception {
        return new String(
                new CentreBook(Counted.TERMINAL).receipt(batch()).bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void receiptOfTheBatchIsBelieved() throws Exception {
        assertEquals(new Answer.Received(), toBatch(reply(201, "application/json", receipt())));
        assertEquals(new Answer.Received(), toBatch(reply(200, "application/json", receipt())));
    }

    @Test
    void whatIsNotExactlyAReceiptIsSomebodyElses() throws Exception {
        String right = receipt();
        foreign(toBatch(reply(200, "text/html", right)));
        foreign(toBatch(reply(202, "application/json", right)));
        foreign(toBatch(reply(302, "application/json", right)));
        foreign(toBatch(reply(200, "application/json", right.substring(1))));
        foreign(toBatch(reply(200, "application/json", right + " ")));
        foreign(
                toBatch(
                        reply(
                                200,
                                "application/json",
                                right.replace("bruxelles-a", "bruxelles-b"))));
        foreign(toBatch(reply(200, "application/json", right.replace("\"seq\":1", "\"seq\":2"))));
        foreign(toBatch(reply(200, "application/json", "")));
        foreign(toBatch(reply(204, "", "")));
        foreign(toBatch(reply(511, "text/html", "<p>Network authentication required</p>")));
    }

    @Test
    void signatureOfAnotherKeyIsNotBelievedWhereTheKeyIsKnown() throws Exception {
        char[] text = receipt().toCharArray();
        int inSignature = text.length - 40;
        text[inSignature] = text[inSignature] == 'A' ? 'B' : 'A';
        CentreReply forged = reply(200, "application/json", new String(text));
        foreign(toBatch(forged));
        assertEquals(new Answer.Received(), forged.toBatch(Counted.TERMINAL, batch(), null));
    }

    @ParameterizedTest
    @CsvSource({
        "400, malformed, BATCH_REFUSED",
        "401, wrong-token, TOKEN_REFUSED",
        "403, revoked, REVOKED",
        "404, no-such-path, BATCH_REFUSED",
        "413, too-large, BATCH_REFUSED",
        "422, unknown-code, BATCH_REFUSED",
        "429, slow-down, BUSY",
        "503, starting, BUSY"
    })
    void problemsOfTheCentreAreToldApart(int status, String name, CentreTrouble trouble)
            throws Exception {
        String body = "{\"type\":\"urn:cdm:problem:" + name + "\",\"status\":" + status + "}";
        Answer answer = toBatch(reply(status, "application/problem+json", body));
        assertEquals(trouble, assertInstanceOf(Answer.Failed.class, answer).trouble());
        foreign(toBatch(reply(status, "text/html", body)));
        foreign(toBatch(reply(status, "application/problem+json", body.replace("cdm", "abc"))));
    }

    @Test
    void waitTheCentreAsksForIsRead() throws Exception {
        String body = "{\"type\":\"urn:cdm:problem:busy\"}";
        for (String header : new String[] {"90", "Wed, 21 Oct 2026 07:28:00 GMT", "-3", ""}) {
            Answer answer = toBatch(new CentreReply(503, "application/problem+json", header, body));
            assertEquals(
                    header.equals("90") ? Duration.ofSeconds(90) : null,
                    assertInstanceOf(Answer.Failed.class, answer).pause());
        }
    }

    @Test
    void whatIsExpectedIsRead() throws Exception {
        CentreReply notNext =
                reply(
                        409,
                        "application/problem+json",
                        "{\"type\":\"urn:cdm:problem:not-next\",\"title\":\"x\",\"more\":{\"a\":[1]},"
                                + "\"expectedEpoch\":2,\"expectedSeq\":7}");
        assertEquals(new Answer.Expects(2, 7), toBatch(notNext));
        CentreReply other =
                reply(
                        409,
                        "application/problem+json",
                        "{\"type\":\"urn:cdm:problem:other-body\",\"epoch\":2,"
                                + "\"sealedThrough\":\"2026-11-23\"}");
        assertEquals(new Answer.OtherCounts(2, LocalDate.of(2026, 11, 23)), toBatch(other));
    }

    @Test
    void expectationsOutOfRangeAreNone() throws Exception {
        String type = "{\"type\":\"urn:cdm:problem:";
        foreign(toBatch(problem(type + "not-next\"}")));
        foreign(toBatch(problem(type + "not-next\",\"expectedEpoch\":0,\"expectedSeq\":1}")));
        foreign(toBatch(problem(type + "other-body\",\"epoch\":1}")));
        foreign(
                toBatch(
                        problem(
                                type
                                        + "other-body\",\"epoch\":1,"
                                        + "\"sealedThrough\":\"2026-02-30\"}")));
    }

    @Test
    void whatTheCentreKnowsOfASiteIsRead() throws Exception {
        SiteMark.Last last =
                new SiteMark.Last(
                        new OfferNumber(1, 7), LocalDate.of(2026, 10, 31), "0f".repeat(32));
        Map<String, SiteMark.Last> given = new HashMap<>();
        for (int i = 0; i < 100; i++) {
            given.put("a-terminal-with-a-name-that-is-long-" + i, last);
        }
        SiteMark mark =
                new SiteMark(
                        new SealMark(
                                2,
                                3,
                                "1f".repeat(32),
                                LocalDate.of(2026, 11, 22),
                                LocalDate.of(2026, 11, 23),
                                0),
                        given,
                        LocalDate.EPOCH);
        String known =
                "\"epoch\":2,\"seq\":3,\"sealedThrough\":\"2026-11-23\",\"siteMark\":\""
                        + mark.line()
                        + "\"}";
        LocalDate day = LocalDate.of(2026, 11, 23);
        assertEquals(
                new Answer.Holds(2, 3, day, mark),
                reply(200, "application/json", "{" + known).toHeld());
        assertEquals(
                new Answer.OtherCounts(2, day, mark),
                toBatch(problem("{\"type\":\"urn:cdm:problem:other-body\"," + known)));
        assertEquals(
                new Answer.OtherCounts(2, day, null),
                toBatch(
                        problem(
                                "{\"type\":\"urn:cdm:problem:other-body\","
                                        + known.replace("site-1 ", "site-2 "))));
    }

    private static CentreReply problem(String body) {
        return reply(409, "application/problem+json", body);
    }

    @Test
    void whatTheCentreHasIsRead() {
        assertEquals(
                new Answer.Holds(0, 0, null),
                reply(200, "application/json", "{\"epoch\":0,\"seq\":0,\"sealedThrough\":null}")
                        .toHeld());
        foreign(reply(200, "application/json", "{}").toHeld());
    }

    @Property(tries = 300)
    void noTextWhateverIsAReceipt(
            @ForAll @IntRange(min = 100, max = 599) int status,
            @ForAll @StringLength(max = 300) String body)
            throws Exception {
        foreign(
                new CentreReply(status, "application/json", "", body)
                        .toBatch(Counted.TERMINAL, batch(), KEY));
    }
}
