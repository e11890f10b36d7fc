package brussels.citedesmetiers.kiosk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.desk.StaffBrowser;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The server over real sockets, with clients that keep to no rule.
class WebServerTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final int READ_MILLIS = 60_000;

    @TempDir Path folder;
    private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
    private WebServer plain;
    private WebServer secure;

    @BeforeEach
    void open() throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        ServerCertificate own =
                ServerCertificate.own(folder, "test", List.of("localhost"), Instant.now());
        plain = WebServer.behindProxy(any, watch(), LONG, System::nanoTime);
        secure = WebServer.https(any, new ChangingKey(own), watch(), LONG, System::nanoTime);
        plain.start(WebServerTest::answer);
        secure.start(WebServerTest::answer);
    }

    private static Watch watch() {
        return new Watch(LONG, 400, System::nanoTime);
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        plain.close();
        secure.close();
    }

    private static Reply answer(Request request) throws IOException {
        try {
            return switch (request.path()) {
                case "/from" -> text(request.from());
                case "/echo" -> text(new String(request.body(1_000), StandardCharsets.UTF_8));
                case "/staff" -> text(Boolean.toString(request.rise(Standing.STAFF)));
                case "/fails" -> throw new IllegalStateException("a fault");
                default -> Reply.refused(Reply.NOT_FOUND, "not-found");
            };
        } catch (RefusedException e) {
            return e.reply();
        }
    }

    private static Reply text(String text) {
        return Reply.of("text/plain", text.getBytes(StandardCharsets.UTF_8));
    }

    private Socket connect(WebServer server, String from) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.bind(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
        socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), server.port()));
        socket.setSoTimeout(READ_MILLIS);
        return socket;
    }

    private Socket secure(String from) throws IOException {
        return StaffBrowser.trusting()
                .getSocketFactory()
                .createSocket(connect(secure, from), "localhost", secure.port(), true);
    }

    private static void say(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private String ask(String request) throws IOException {
        try (Socket socket = connect(plain, "127.0.0.1")) {
            say(socket, request);
            return rest(socket);
        }
    }

    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static String get(String path) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }

    private static String upTo(Socket socket, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int c = socket.getInputStream().read();
            if (c < 0) {
                throw new IOException("ended after: " + text);
            }
            text.append((char) c);
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nBad Name: b\r\n\r\n",
                "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "GET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            })
    void everyReplyHasTheHeadersAndNamesNoClass(String request) throws IOException {
        String reply = ask(request);
        Reply.EVERY.forEach(
                (name, value) -> assertTrue(reply.contains(name + ": " + value), reply));
        assertTrue(reply.startsWith("HTTP/1.1 4") || reply.startsWith("HTTP/1.1 5"), reply);
        assertFalse(reply.contains("Exception"), reply);
        assertFalse(reply.contains("sun."), reply);
    }

    @Test
    void headOfMoreThanEightKilobytesIsRefusedWhenItIsThatLong() throws IOException {
        try (Socket socket = connect(plain, "127.0.0.1")) {
            say(socket, "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(RequestHead.MOST_BYTES));
            assertTrue(upTo(socket, "\r\n").startsWith("HTTP/1.1 431"));
        }
        assertTrue(
                ask("GET /from HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX: "
                                + "x".repeat(7_000)
                                + "\r\n\r\n")
                        .startsWith("HTTP/1.1 200"));
    }

    @Test
    void onlyTheProxysOwnWordNamesTheClient() throws IOException {
        String forwarded =
                String.join(
                        "\r\n",
                        "GET /from HTTP/1.1",
                        "Host: a",
                        "Connection: close",
                        "X-Forwarded-For: 198.51.100.1",
                        "X-Forwarded-For: 198.51.100.2, 203.0.113.7",
                        "",
                        "");
        assertTrue(ask(forwarded).endsWith(ClientAddress.of("203.0.113.7")));
        assertEquals(ClientAddress.of("2001:db8::1"), ClientAddress.of("[2001:db8::2]:4711"));
        assertEquals(ClientAddress.of("nobody"), ClientAddress.of("unknown"));
    }

    @Test
    void requestsFollowEachOtherOnOneConnection() throws IOException {
        try (Socket socket = connect(plain, "127.0.0.1")) {
            String echo = "POST /echo HTTP/1.1\r\nHost: a\r\n";
            say(
                    socket,
                    echo
                            + "Content-Length: 3\r\n\r\none"
                            + echo
                            + "Transfer-Encoding: chunked\r\n\r\n1\r\nt\r\n2;x=y\r\nwo\r\n0\r\n\r\n"
                            + echo
                            + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");
            upTo(socket, "\r\n\r\none");
            upTo(socket, "\r\n\r\ntwo");
            upTo(socket, "HTTP/1.1 100 Continue\r\n\r\n");
            say(socket, "three");
            upTo(socket, "\r\n\r\nthree");
            say(socket, get("/nothing"));
            assertTrue(rest(socket).startsWith("HTTP/1.1 404"));
        }
    }

    @Test
    void clientThatSendsTooMuchReadsWhyItWasRefused() throws IOException {
        String body = "x".repeat(100_000);
        String reply =
                ask(
                        "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: "
                                + body.length()
                                + "\r\n\r\n"
                                + body);
        assertTrue(reply.startsWith("HTTP/1.1 413"), reply);
        assertTrue(reply.contains("Connection: close"), reply);
    }

    @Test
    void faultOfOneRequestEndsNothingButItsConnection() throws IOException {
        assertEquals("", ask(get("/fails")));
        assertTrue(ask(get("/from")).startsWith("HTTP/1.1 200"));
    }

    @Test
    void connectionsThatSayNothingKeepNobodyOut() throws IOException {
        for (int i = 0; i < 600; i++) {
            connect(secure, "127.0.0." + (2 + i % 3));
        }
        try (Socket other = secure("127.0.0.9")) {
            say(other, get("/from"));
            assertTrue(rest(other).startsWith("HTTP/1.1 200"));
        }
        assertTrue(secure.connections(Standing.STRANGER) < 100);
    }

    @Test
    void staffStayConnectedWhileStrangersCome() throws Exception {
        try (Socket staff = secure("127.0.0.9")) {
            say(staff, "GET /staff HTTP/1.1\r\nHost: a\r\n\r\n");
            upTo(staff, "\r\n\r\ntrue");
            CountDownLatch met = new CountDownLatch(60);
            for (int i = 0; i < 60; i++) {
                String from = "127.0.1." + i;
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        say(secure(from), "GET /board HTTP/1.1\r\nHo");
                                    } catch (IOException e) {
                                        // Thrown out already.
                                        assertTrue(from.startsWith("127"));
                                    } finally {
                                        met.countDown();
                                    }
                                });
            }
            assertTrue(met.await(60, TimeUnit.SECONDS));
            say(staff, get("/from"));
            assertTrue(rest(staff).startsWith("HTTP/1.1 200"));
        }
    }
}
