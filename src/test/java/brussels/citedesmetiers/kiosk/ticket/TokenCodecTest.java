package brussels.citedesmetiers.kiosk.ticket;

import static brussels.citedesmetiers.kiosk.ticket.TicketSamples.HOUSE;
import static brussels.citedesmetiers.kiosk.ticket.TicketSamples.NOON;
import static brussels.citedesmetiers.kiosk.ticket.TicketSamples.STRANGER;
import static brussels.citedesmetiers.kiosk.ticket.TicketSamples.TICKET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.queue.TicketCode;
import brussels.citedesmetiers.kiosk.ticket.TicketToken.Answer;
import brussels.citedesmetiers.kiosk.ticket.TokenException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCodecTest {
    /// [TicketSamples#TICKET], written by hand after RFC 8949.
    private static final String GOLDEN_CBOR =
            "88" // array of eight
                    + "01" // version
                    + "67686f7573652d31" // "house-1"
                    + "66432d41303137" // "C-A017"
                    + "1a6b041cb0" // seconds
                    + "6143" // "C"
                    + "62756b" // "uk"
                    + "460123456789ab" // content version
                    + "460081010082"
                    + "82"; // 0:1, 1:0+2, 2:none

    /// Of those bytes and the key of RFC 8032, made by another program.
    private static final String GOLDEN =
            "CDM1:W8HC3D34ELQE4W5Y-CKW5746L/6 ND9S3EDC5KCCPDL60$Y88IHA%8+DG+20CLGY66L26AO8Z7RQLNA"
                    + " JHVVPVKSP45/8H/RCRCA/NYD0SV3M92 FN7EWEJNX79-HNPDK7$UZC7UNNM0P$CCIGML11ZFACCEC0";

    private static final SiteKeys SITE = HOUSE.siteOf("house-1");
    private static final TokenCodec CODEC = new TokenCodec(TokenCodec.VALIDITY);

    @Test
    void theFormatDoesNotDrift() throws Exception {
        assertEquals(GOLDEN_CBOR, HexFormat.of().formatHex(TokenCbor.write(TICKET)));
        assertEquals(GOLDEN, TokenCodec.encode(TICKET, HOUSE));
        assertEquals(TICKET, CODEC.decode(GOLDEN, SITE, NOON, true).token());
    }

    @Test
    void theSignatureIsOfPrefixAndCborTogether() {
        byte[] cbor = HexFormat.of().parseHex(GOLDEN_CBOR);
        byte[] bare = HOUSE.sign(cbor);
        byte[] all = new byte[cbor.length + 64];
        System.arraycopy(cbor, 0, all, 0, cbor.length);
        System.arraycopy(bare, 0, all, cbor.length, 64);

        assertEquals(GOLDEN, HOUSE.token(cbor));
        assertRefused(Reason.CHANGED, "CDM1:" + Base45.encode(all));
    }

    @Test
    void numberOnlyIsNotTheSameAsNoAnswerGiven() throws Exception {
        TicketToken numberOnly = TICKET.numberOnly();
        TicketToken noAnswer = withAnswers(List.of());

        assertEquals(numberOnly, decode(TokenCodec.encode(numberOnly, HOUSE)));
        assertEquals(noAnswer, decode(TokenCodec.encode(noAnswer, HOUSE)));
        assertTrue(numberOnly.given().isEmpty());
        assertEquals(List.of(), noAnswer.given().orElseThrow());
    }

    @Test
    void aTokenMayHaveExactly311Characters() throws Exception {
        TicketToken longest = withAnswers(answers(51, 3));
        assertEquals(TokenCodec.MAX_CHARACTERS, TokenCodec.length(longest));
        String text = TokenCodec.encode(longest, HOUSE);
        assertEquals(TokenCodec.MAX_CHARACTERS, text.length());
        assertEquals(longest, decode(text));

        TicketToken tooLong = withAnswers(answers(51, 4));
        assertEquals(313, TokenCodec.length(tooLong));
        assertThrows(IllegalArgumentException.class, () -> TokenCodec.encode(tooLong, HOUSE));
    }

    @Test
    void aTerminalOfAnotherSiteIsForeign() {
        assertRefused(Reason.FOREIGN, GOLDEN, HOUSE.siteOf("house-2"), NOON, true);
        assertRefused(Reason.FOREIGN, GOLDEN, new SiteKeys(Map.of()), NOON, false);
        SiteKeys noKey = new SiteKeys(Map.of("house-1", List.of()));
        assertRefused(Reason.FOREIGN, GOLDEN, noKey, NOON, false);
    }

    @Test
    void aStrangersSignatureUnderTheNameOfATerminalIsAChange() {
        assertRefused(Reason.CHANGED, TokenCodec.encode(TICKET, STRANGER));
    }

    @Test
    void anyOfTheTerminalsKeysInItsTimeWillDo() throws Exception {
        Instant renewed = NOON.minusSeconds(60);
        SiteKeys.Key old = new SiteKeys.Key(HOUSE.publicKey(), Instant.EPOCH, renewed);
        SiteKeys.Key current = new SiteKeys.Key(STRANGER.publicKey(), renewed, null);
        SiteKeys site = new SiteKeys(Map.of("house-1", List.of(old, current)));
        TicketToken before = at(renewed.minusSeconds(1));

        assertEquals(TICKET, accepted(TICKET, STRANGER, site, true));
        assertEquals(before, accepted(before, HOUSE, site, true));
        // The old key has ended, whatever clock says when now is.
        assertRefused(Reason.FOREIGN, TokenCodec.encode(TICKET, HOUSE), site, NOON, true);
        assertRefused(Reason.FOREIGN, TokenCodec.encode(TICKET, HOUSE), site, NOON, false);
        // The new key had not begun, or the terminal's clock was behind.
        assertRefused(Reason.FOREIGN, TokenCodec.encode(before, STRANGER), site, NOON, true);
        assertEquals(before, accepted(before, STRANGER, site, false));
    }

    @Test
    void aTicketExpiresADayAfterItsIssue() throws Exception {
        Instant lastMoment = NOON.plus(Duration.ofHours(24));
        assertTrue(CODEC.decode(GOLDEN, SITE, lastMoment, true).datesChecked());
        assertRefused(Reason.EXPIRED, GOLDEN, SITE, lastMoment.plusMillis(1), true);

        TokenCodec strict = new TokenCodec(Duration.ofMinutes(5));
        TokenException refusal =
                assertThrows(
                        TokenException.class,
                        () -> strict.decode(GOLDEN, SITE, NOON.plusSeconds(301), true));
        assertEquals(Reason.EXPIRED, refusal.reason());
    }

    @Test
    void expiryIsNotEnforcedWhileTheClockIsUntrustedAndTheResultSaysSo() throws Exception {
        Instant wrong = NOON.plus(Duration.ofDays(4000));
        CheckedToken checked = CODEC.decode(GOLDEN, SITE, wrong, false);
        assertEquals(TICKET, checked.token());
        assertFalse(checked.datesChecked());
        assertFalse(CODEC.decode(GOLDEN, SITE, Instant.EPOCH, false).datesChecked());
    }

    @Test
    void aTicketFromTheFutureIsRefusedBeyondADriftingClock() throws Exception {
        Instant hourAgo = NOON.minus(TokenCodec.TOLERANCE);
        assertEquals(TICKET, CODEC.decode(GOLDEN, SITE, hourAgo, true).token());
        assertRefused(Reason.FROM_THE_FUTURE, GOLDEN, SITE, hourAgo.minusMillis(1), true);
    }

    @Test
    void everyCutSaysThatItIsOne() {
        for (TicketToken token : List.of(TICKET, TICKET.numberOnly())) {
            String whole = TokenCodec.encode(token, HOUSE);
            for (int length = TokenCodec.PREFIX.length(); length < whole.length(); length++) {
                assertRefused(Reason.TRUNCATED, whole.substring(0, length));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "C", "CDM1", "cdm1:BB8", " CDM1:BB8", "https://example.org", "5410"})
    void anotherCodeIsNotAToken(String text) {
        assertRefused(Reason.NOT_A_TOKEN, text);
    }

    @Test
    void aTextLongerThanAnyTokenIsNotOne() {
        assertRefused(Reason.NOT_A_TOKEN, "CDM1:" + "0".repeat(307));
        assertRefused(Reason.NOT_A_TOKEN, "CDM2:" + "0".repeat(1_000_000));
    }

    @Test
    void aNewerPrefixIsAnUnknownVersion() {
        assertRefused(Reason.UNKNOWN_VERSION, "CDM2:BB8");
        assertRefused(Reason.UNKNOWN_VERSION, "CDM10:");
    }

    @Test
    void aNewerTicketIsAnUnknownVersionOnlyIfItsSignatureHolds() {
        // [2, "house-1", {1: [true, null]}]
        byte[] newer = HexFormat.of().parseHex("830267686f7573652d31a10182f5f6");
        assertRefused(Reason.UNKNOWN_VERSION, HOUSE.token(newer));
        assertRefused(Reason.CHANGED, STRANGER.token(newer));
    }

    /// The same ticket in other words, each signed with the right key: no second text of a ticket
    /// is taken.
    @ParameterizedTest
    @CsvSource({
        "array without length, 9f 01 67686f7573652d31 66432d41303137 1a6b041cb0 6143 62756b"
                + " 460123456789ab 40 ff",
        "long version number, 88 1801 67686f7573652d31 66432d41303137 1a6b041cb0 6143 62756b"
                + " 460123456789ab 40",
        "long seconds, 88 01 67686f7573652d31 66432d41303137 1b000000006b041cb0 6143 62756b"
                + " 460123456789ab 40",
        "long text header, 88 01 67686f7573652d31 66432d41303137 1a6b041cb0 780143 62756b"
                + " 460123456789ab 40",
        "text in pieces, 88 01 67686f7573652d31 66432d41303137 1a6b041cb0 7f6143ff 62756b"
                + " 460123456789ab 40",
        "tag in front, d9d9f7 88 01 67686f7573652d31 66432d41303137 1a6b041cb0 6143 62756b"
                + " 460123456789ab 40",
        "four digits, 88 01 67686f7573652d31 67432d4130303137 1a6b041cb0 6143 62756b"
                + " 460123456789ab 40",
        "nine elements, 89 01 67686f7573652d31 66432d41303137 1a6b041cb0 6143 62756b"
                + " 460123456789ab 40 40",
        "answers out of order, 88 01 67686f7573652d31 66432d41303137 1a6b041cb0 6143 62756b"
                + " 460123456789ab 428180",
        "choice taken twice, 88 01 67686f7573652d31 66432d41303137 1a6b041cb0 6143 62756b"
                + " 460123456789ab 43000181",
        "answer without end, 88 01 67686f7573652d31 66432d41303137 1a6b041cb0 6143 62756b"
                + " 460123456789ab 4100",
        "two-letter theme, 88 01 67686f7573652d31 66432d41303137 1a6b041cb0 624343 62756b"
                + " 460123456789ab 40",
    })
    void anotherWritingOfTheSameTicketIsRefused(String what, String cbor) {
        byte[] bytes = HexFormat.of().parseHex(cbor.replace(" ", ""));
        assertRefused(Reason.CHANGED, HOUSE.token(bytes));
    }

    @Test
    void theBasisOfTheOtherWritingsIsTaken() throws Exception {
        String cbor = "880167686f7573652d3166432d413031371a6b041cb0614362756b460123456789ab40";
        assertEquals(withAnswers(List.of()), decode(HOUSE.token(HexFormat.of().parseHex(cbor))));
    }

    @Test
    void neitherRefusalNorTokenTellsAnAnswer() {
        String changed = GOLDEN.replace("EC0", "EC1");
        TokenException refusal =
                assertThrows(TokenException.class, () -> CODEC.decode(changed, SITE, NOON, true));
        assertFalse(String.valueOf(refusal.getMessage()).contains("CDM1"));
        assertEquals("TicketToken[house-1, C-A017, 2026-11-23T11:00:00Z]", TICKET.toString());
    }

    @Test
    void aWrongSignerOrValidityIsAFault() {
        TicketSigner wrong = message -> "signature".getBytes(StandardCharsets.US_ASCII);
        assertThrows(IllegalArgumentException.class, () -> TokenCodec.encode(TICKET, wrong));
        assertThrows(IllegalArgumentException.class, () -> new TokenCodec(Duration.ZERO));
        Duration ages = Duration.ofSeconds(Long.MAX_VALUE);
        assertThrows(IllegalArgumentException.class, () -> new TokenCodec(ages));
    }

    @Test
    void noClockIsTooWrong() {
        assertRefused(Reason.EXPIRED, GOLDEN, SITE, Instant.MAX, true);
        assertRefused(Reason.FROM_THE_FUTURE, GOLDEN, SITE, Instant.MIN, true);
    }

    private static List<Answer> answers(int questions, int firstChoices) {
        return IntStream.range(0, questions)
                .mapToObj(
                        q ->
                                new Answer(
                                        q,
                                        IntStream.range(0, q == 0 ? firstChoices : 1)
                                                .boxed()
                                                .toList()))
                .toList();
    }

    private static TicketToken withAnswers(@Nullable List<Answer> answers) {
        return new TicketToken(
                TICKET.terminalId(),
                TICKET.code(),
                TICKET.issuedAt(),
                TICKET.theme(),
                TICKET.language(),
                TICKET.contentVersion(),
                answers);
    }

    private static TicketToken at(Instant issuedAt) {
        return new TicketToken(
                "house-1", new TicketCode('C', 'A', 18), issuedAt, "C", "fr", "0123456789ab", null);
    }

    private static TicketToken decode(String text) throws TokenException {
        return CODEC.decode(text, SITE, NOON, true).token();
    }

    private static TicketToken accepted(
            TicketToken token, TicketSigner signer, SiteKeys site, boolean clockTrusted)
            throws TokenException {
        return CODEC.decode(TokenCodec.encode(token, signer), site, NOON, clockTrusted).token();
    }

    private static void assertRefused(Reason reason, String text) {
        assertRefused(reason, text, SITE, NOON, true);
    }

    private static void assertRefused(
            Reason reason, String text, SiteKeys site, Instant now, boolean clockTrusted) {
        TokenException refusal =
                assertThrows(
                        TokenException.class, () -> CODEC.decode(text, site, now, clockTrusted));
        assertEquals(reason, refusal.reason());
    }
}
