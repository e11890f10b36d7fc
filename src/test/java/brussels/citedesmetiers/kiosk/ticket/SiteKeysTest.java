package brussels.citedesmetiers.kiosk.ticket;

import static brussels.citedesmetiers.kiosk.ticket.TicketSamples.HOUSE;
import static brussels.citedesmetiers.kiosk.ticket.TicketSamples.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteKeysTest {

    /// Test 1 of RFC 8032, section 7.1: the signature of nothing.
    @Test
    void aSignatureOfTheStandardHolds() {
        byte[] signature =
                HexFormat.of()
                        .parseHex(
                                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        SiteKeys.Key key = new SiteKeys.Key(HOUSE.publicKey(), NOON, null);
        assertTrue(key.signed(new byte[0], signature));
        assertFalse(key.signed(new byte[1], signature));
    }

    @Test
    void signaturesOfNoFormAreFalseAndNeverAFault() {
        SiteKeys.Key key = new SiteKeys.Key(HOUSE.publicKey(), NOON, null);
        byte[] all = new byte[64];
        Arrays.fill(all, (byte) 0xFF);
        for (byte[] signature :
                List.of(new byte[0], new byte[63], new byte[64], new byte[65], all)) {
            assertFalse(key.signed(new byte[0], signature));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not base64",
                "AAAA",
                // 32 bytes that are no point of the curve
                "AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                // the right key without its padding
                "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo",
                // its last character with bits that mean nothing
                "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURp="
            })
    void whatIsNoKeyIsRefused(String publicKey) {
        assertThrows(IllegalArgumentException.class, () -> new SiteKeys.Key(publicKey, NOON, null));
    }

    @Test
    void aKeyIsInUseFromItsFirstMomentUntilBeforeItsLast() {
        Instant end = NOON.plusSeconds(10);
        SiteKeys.Key key = new SiteKeys.Key(HOUSE.publicKey(), NOON, end);
        assertFalse(key.begunAt(NOON.minusMillis(1)));
        assertTrue(key.begunAt(NOON));
        assertFalse(key.endedAt(end.minusMillis(1)));
        assertTrue(key.endedAt(end));
        assertFalse(new SiteKeys.Key(HOUSE.publicKey(), NOON, null).endedAt(Instant.MAX));
        assertThrows(
                IllegalArgumentException.class,
                () -> new SiteKeys.Key(HOUSE.publicKey(), NOON, NOON));
    }

    @Test
    void aTerminalOfAnotherSiteHasNoKey() {
        assertEquals(List.of(), HOUSE.siteOf("house-1").of("house-2"));
        assertEquals(1, HOUSE.siteOf("house-1").of("house-1").size());
    }
}
