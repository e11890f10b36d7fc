package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.counts.BatchFormatException;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A centre for one terminal on a port of this machine, over real HTTP, in memory.
public final class TestCentre implements AutoCloseable {
    /// The only token it knows.
    public static final String TOKEN = "test-token_1";

    private static final Pattern BATCH = Pattern.compile(".*/epochs/(\\d+)/batches/(\\d+)");
    private static final Pattern GONE = Pattern.compile(".*/epochs/(\\d+)/gone");
    private static final Pattern RANGE =
            Pattern.compile("\\{\"from\":(\\d+),\"through\":(\\d+)\\}");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final String terminal;
    private volatile CentreBook book;

    private TestCentre(HttpServer server, String terminal) {
        this.server = server;
        this.terminal = terminal;
        this.book = new CentreBook(terminal);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /// Plain, on loopback.
    public static TestCentre of(String terminal) throws IOException {
        return new TestCentre(HttpServer.create(loopback(), 0), terminal);
    }

    static TestCentre secure(String terminal, SSLContext context) throws IOException {
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return new TestCentre(server, terminal);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    /// Where it is.
    public URI url() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return URI.create(scheme + "://localhost:" + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    /// What it knows now.
    public CentreBook book() {
        return book;
    }

    /// Brings back an older copy.
    public void restore(CentreBook backup) {
        book = backup.copy();
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] raw = exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            requests.add(exchange.getRequestMethod() + " " + path);
            CentreBook.Said said = answer(exchange, path, raw);
            if (!said.type().isEmpty()) {
                exchange.getResponseHeaders().set("Content-Type", said.type());
            }
            byte[] body = said.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(said.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private CentreBook.Said answer(HttpExchange exchange, String path, byte[] raw)
            throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String own = "/v1/terminals/" + terminal;
        if (!("Bearer " + TOKEN).equals(authorization) || !path.startsWith(own)) {
            return CentreBook.json(
                    401,
                    "application/problem+json",
                    "{\"type\":\"urn:cdm:problem:wrong-token\",\"status\":401}");
        }
        byte[] body = inflated(exchange, raw);
        Matcher batch = BATCH.matcher(path);
        if (batch.matches()) {
            String signature = exchange.getRequestHeaders().getFirst("Batch-Signature");
            return put(batch, body, signature);
        }
        Matcher gone = GONE.matcher(path);
        String text = new String(body, StandardCharsets.UTF_8);
        if (gone.matches()) {
            Matcher range = RANGE.matcher(text);
            return range.matches()
                    ? book.gone(number(gone, 1), number(range, 1), number(range, 2))
                    : malformed();
        }
        return path.equals(own + "/heartbeat") ? book.beat(text) : book.held();
    }

    private CentreBook.Said put(Matcher path, byte[] body, @Nullable String signature) {
        try {
            byte[] signed =
                    Base64.getUrlDecoder().decode(Optional.ofNullable(signature).orElse(""));
            SealedBatch batch = SealedBatch.of(body, signed);
            boolean same = batch.epoch() == number(path, 1) && batch.seq() == number(path, 2);
            return same ? book.put(batch) : malformed();
        } catch (BatchFormatException | IllegalArgumentException e) {
            return malformed();
        }
    }

    private static byte[] inflated(HttpExchange exchange, byte[] raw) throws IOException {
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        if (encoding == null || !encoding.toLowerCase(Locale.ROOT).equals("gzip")) {
            return raw;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(raw))) {
            return in.readAllBytes();
        }
    }

    private static CentreBook.Said malformed() {
        return CentreBook.json(
                400,
                "application/problem+json",
                "{\"type\":\"urn:cdm:problem:malformed\",\"status\":400}");
    }

    private static long number(Matcher matcher, int group) {
        return Long.parseLong(matcher.group(group));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
