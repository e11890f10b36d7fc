package brussels.citedesmetiers.kiosk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a head may look like.
class RequestHeadTest {
    private static final String SOUND =
            "POST /api/act?x=1%262 HTTP/1.1\r\nHost: here\r\nContent-Length: 12\r\nCookie: a=b; c=d";

    private static RequestHead of(String text) throws RefusedException {
        return RequestHead.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void soundHeadIsRead() throws RefusedException {
        RequestHead head = of(SOUND);
        assertEquals("POST", head.method());
        assertEquals("/api/act", head.path());
        assertEquals("x=1%262", head.query());
        assertEquals(12, head.length());
        assertEquals(List.of("a=b; c=d"), head.fields().get("cookie"));
        assertTrue(head.keeps());
    }

    @Test
    void targetOfAProxyIsRead() throws RefusedException {
        assertEquals("/a b", of("GET http://desk:8443/a%20b HTTP/1.1\r\nHost: desk").path());
        assertEquals("/", of("GET https://desk HTTP/1.1\r\nHost: desk").path());
    }

    @Test
    void connectionEndsWhenTheClientSaysSo() throws RefusedException {
        assertFalse(of("GET / HTTP/1.1\r\nHost: a\r\nConnection: Close").keeps());
        assertFalse(of("GET / HTTP/1.0").keeps());
        assertTrue(of("GET / HTTP/1.0\r\nConnection: keep-alive").keeps());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET",
                "GET / HTTP/1.1",
                "GET  / HTTP/1.1\r\nHost: a",
                "GET here HTTP/1.1\r\nHost: a",
                "GET * HTTP/1.1\r\nHost: a",
                "GET /%zz HTTP/1.1\r\nHost: a",
                "GET /#there HTTP/1.1\r\nHost: a",
                "GET /\"<>\\^`{|} HTTP/1.1\r\nHost: a",
                "GET / HTTP/2.0\r\nHost: a",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b",
                "GET / HTTP/1.1\r\nHost: a\r\n folded: b",
                "GET / HTTP/1.1\r\nHost: a\r\nspace : b",
                "GET / HTTP/1.1\r\nHost: a\r\nno colon",
                "GET / HTTP/1.1\r\nHost: a\r\nX: b\nY: c",
                "GET / HTTP/1.1\r\nHost: a\u0000",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: +1",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1",
                "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked",
                "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked",
            })
    void whatTwoReadersCouldTakeDifferentlyIsRefused(String head) {
        assertThrows(RefusedException.class, () -> of(head));
    }

    /// Whatever the bytes: a head or a refusal.
    @Property(tries = 500)
    void damagedHeadsAreReadOrRefused(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = SOUND.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = random.nextInt(6); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        try {
            RequestHead head = RequestHead.of(bytes);
            assertTrue(head.path().startsWith("/"));
        } catch (RefusedException e) {
            assertTrue(e.status() >= Reply.BAD_REQUEST, () -> e.status() + e.why());
        }
    }
}
