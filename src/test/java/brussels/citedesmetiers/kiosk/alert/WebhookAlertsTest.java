package brussels.citedesmetiers.kiosk.alert;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Posting to a real HTTP server.
final class WebhookAlertsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final String SECRET = "hook-secret";
    private static final Duration LONG = Duration.ofSeconds(30);

    private final List<String> bodies = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> signatures = new ArrayList<>();
    private final List<String> paths = new ArrayList<>();
    private HttpServer server;
    private volatile int status = 204;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        paths.add(exchange.getRequestURI().toString());
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
        signatures.add(exchange.getRequestHeaders().getFirst("Kiosk-Signature"));
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
        }
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static AlertMessage message(boolean ends) {
        return new AlertMessage(
                "4f1e", "bruxelles-a", "lost", ends, NOW, NOW, "À regarder", "Sans nouvelles.\n");
    }

    private static WebhookAlerts hook(int port) throws Exception {
        return hook(port, Duration.ofSeconds(30));
    }

    private static WebhookAlerts hook(int port, Duration whole) throws Exception {
        return new WebhookAlerts(
                URI.create("http://127.0.0.1:" + port + "/hooks/T0P5ECRET"),
                SECRET,
                TrustedServers.by(null),
                whole);
    }

    /// Posts to a server that reads the post, says this, and goes on in silence until it is let go.
    ///
    /// @return what became of it; null if it went out
    private static @Nullable AlertException posted(String said, boolean hangsUp, Duration whole)
            throws Exception {
        try (ExecutorService other = Executors.newSingleThreadExecutor();
                ServerSocket raw = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            raw.setSoTimeout(10_000);
            CountDownLatch done = new CountDownLatch(1);
            Future<?> served =
                    other.submit(
                            () -> {
                                try (Socket line = raw.accept()) {
                                    line.setSoTimeout(10_000);
                                    BufferedReader in =
                                            new BufferedReader(
                                                    new InputStreamReader(
                                                            line.getInputStream(),
                                                            StandardCharsets.UTF_8));
                                    while (!requireNonNull(in.readLine()).isEmpty()) {
                                        // The header.
                                    }
                                    line.getOutputStream()
                                            .write(said.getBytes(StandardCharsets.UTF_8));
                                    return hangsUp || done.await(1, TimeUnit.MINUTES);
                                }
                            });
            try {
                hook(raw.getLocalPort(), whole).send(message(false));
                return null;
            } catch (AlertException e) {
                return e;
            } finally {
                done.countDown();
                served.get();
            }
        }
    }

    @Test
    @Timeout(30)
    void anAnswerWithoutEndIsAnAnswer() throws Exception {
        assertNull(posted("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n1", false, LONG));
        AlertException failed =
                posted("HTTP/1.1 500 No\r\nContent-Length: 9\r\n\r\n1", false, LONG);
        assertFalse(requireNonNull(failed).unknown());
    }

    @Test
    @Timeout(30)
    void whoeverTookThePostAndSaysNothingMayHaveIt() throws Exception {
        assertTrue(requireNonNull(posted("", true, LONG)).unknown());
        assertTrue(requireNonNull(posted("HTTP/1.1 200", false, Duration.ofSeconds(2))).unknown());
    }

    @Test
    void itIsPostedWithItsNameAndSignedAndTheSameWhenPostedAgain() throws Exception {
        WebhookAlerts hook = hook(server.getAddress().getPort());
        hook.send(message(false));
        hook.send(message(false));
        hook.send(message(true));
        assertEquals(
                "{\"v\":1,\"text\":\"À regarder\\nSans nouvelles.\\n\",\"id\":\"4f1e\","
                        + "\"event\":\"begins\",\"terminal\":\"bruxelles-a\",\"kind\":\"lost\","
                        + "\"since\":\"2026-11-23T09:00:00Z\",\"at\":\"2026-11-23T09:00:00Z\"}",
                bodies.getFirst());
        assertEquals(List.of("4f1e-begins", "4f1e-begins", "4f1e-ends"), keys);
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertEquals(
                "sha256="
                        + HexFormat.of()
                                .formatHex(
                                        mac.doFinal(
                                                bodies.getFirst()
                                                        .getBytes(StandardCharsets.UTF_8))),
                signatures.getFirst());
    }

    @Test
    void anyOtherAnswerFailsAndIsFollowedNowhere() throws Exception {
        WebhookAlerts hook = hook(server.getAddress().getPort());
        for (int answer : List.of(302, 404, 500)) {
            status = answer;
            AlertException failed =
                    assertThrows(AlertException.class, () -> hook.send(message(false)));
            String said = String.valueOf(failed.getMessage());
            assertTrue(said.contains(String.valueOf(answer)), said);
            assertFalse(said.contains("T0P5ECRET") || said.contains("127.0.0.1"), said);
        }
        assertEquals(List.of("/hooks/T0P5ECRET"), paths.stream().distinct().toList());
    }

    @Test
    void aServerThatIsAwayIsNamedNowhere() throws Exception {
        int nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = free.getLocalPort();
        }
        WebhookAlerts hook = hook(nobody);
        AlertException failed = assertThrows(AlertException.class, () -> hook.send(message(false)));
        assertFalse(failed.unknown());
        String said = String.valueOf(failed.getMessage());
        assertFalse(said.contains("T0P5ECRET") || said.contains("127.0.0.1"), said);
    }
}
