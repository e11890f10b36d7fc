package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.counts.Heartbeat;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.sync.TokenFile.TokenFileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// The centre over HTTP/1.1 with the JDK's client: TLS by the system's trust or by one pinned
/// certificate, a bearer token, batches gzipped, redirects never followed (sign-in pages redirect),
/// answers of at most 16 KB, and one time-out for each whole exchange, from its first byte to its
/// last.
///
/// One thread at a time; it may block for as long as the time-out.
public final class HttpCentre implements CentreClient, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration WHOLE = Duration.ofSeconds(30);
    private static final int LONGEST_ANSWER = 16 * 1024;

    private final HttpClient http;
    private final String base;
    private final String terminal;
    private final TokenFile token;
    private final @Nullable CentreKey key;
    private final Duration whole;

    /// @param terminal the id of this terminal
    public HttpCentre(CentreAddress address, String terminal) {
        this(address, terminal, WHOLE);
    }

    HttpCentre(CentreAddress address, String terminal, Duration whole) {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT.compareTo(whole) < 0 ? CONNECT : whole);
        address.pinned().map(PinnedCertificate::context).ifPresent(builder::sslContext);
        this.http = builder.build();
        this.base = address.url().toString().replaceAll("/+$", "") + "/v1/terminals/" + terminal;
        this.terminal = terminal;
        this.token = new TokenFile(address.tokenFile());
        this.key = address.publicKey().orElse(null);
        this.whole = whole;
    }

    @Override
    public Answer put(SealedBatch batch) {
        String signature =
                Base64.getUrlEncoder().withoutPadding().encodeToString(batch.signature());
        HttpRequest.Builder request =
                to("/epochs/" + batch.epoch() + "/batches/" + batch.seq())
                        .header("Content-Encoding", "gzip")
                        .header("Batch-Signature", signature);
        return exchange(
                json(request, "PUT", gzip(batch.body())),
                reply -> reply.toBatch(terminal, batch, key));
    }

    @Override
    public Answer gone(long epoch, long from, long through) {
        byte[] body =
                ("{\"from\":" + from + ",\"through\":" + through + "}")
                        .getBytes(StandardCharsets.US_ASCII);
        return exchange(json(to("/epochs/" + epoch + "/gone"), "POST", body), CentreReply::toGone);
    }

    @Override
    public Answer held() {
        return exchange(to("").GET(), CentreReply::toHeld);
    }

    @Override
    public Answer beat(Heartbeat heartbeat) {
        return exchange(json(to("/heartbeat"), "PUT", heartbeat.bytes()), CentreReply::toHeartbeat);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private static HttpRequest.Builder json(
            HttpRequest.Builder request, String method, byte[] body) {
        BodyPublisher bytes = BodyPublishers.ofByteArray(body);
        return request.header("Content-Type", "application/json").method(method, bytes);
    }

    private Answer exchange(HttpRequest.Builder request, Function<CentreReply, Answer> read) {
        CompletableFuture<HttpResponse<byte[]>> pending;
        try {
            HttpRequest whole = request.header("Authorization", "Bearer " + token.read()).build();
            pending =
                    http.sendAsync(
                            whole,
                            BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        } catch (TokenFileException e) {
            return new Answer.Failed(CentreTrouble.TOKEN_FILE, String.valueOf(e.getMessage()));
        }
        // The client's own time-out covers only the headers; a body could trickle in for ever.
        try {
            return read.apply(reply(pending.get(whole.toMillis(), TimeUnit.MILLISECONDS)));
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            pending.cancel(true);
            return new Answer.Failed(CentreTrouble.NO_ANSWER, "time-out");
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            return new Answer.Failed(CentreTrouble.NO_ANSWER, "interrupted");
        }
    }

    private static Answer failed(Throwable cause) {
        CentreTrouble trouble =
                cause instanceof SSLException
                        ? CentreTrouble.NOT_THE_CENTRE
                        : CentreTrouble.NO_ANSWER;
        return new Answer.Failed(trouble, cause.getClass().getSimpleName());
    }

    private static CentreReply reply(HttpResponse<byte[]> response) {
        return new CentreReply(
                response.statusCode(),
                CentreReply.mediaType(response.headers().firstValue("Content-Type").orElse("")),
                response.headers().firstValue("Retry-After").orElse(""),
                new String(response.body(), StandardCharsets.UTF_8));
    }

    static byte[] gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    /// Aborts what is in progress.
    @Override
    public void close() {
        http.shutdownNow();
    }
}
