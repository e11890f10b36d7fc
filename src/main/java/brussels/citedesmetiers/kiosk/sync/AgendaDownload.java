package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.queue.HubAgenda;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// Fetches the agenda that the hub has, if it is another than the last time. Bounded in size and
/// time; redirects are never followed, and only the hub's own key is spoken to.
///
/// One thread at a time; it may block for as long as the time-out.
public final class AgendaDownload implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int OK = 200;

    private final HubLink.Hub hub;
    private final Duration whole;
    private @Nullable HttpClient http;
    private String tag = "";
    private String offered = "";

    /// @param whole the most time for one exchange
    public AgendaDownload(HubLink.Hub hub, Duration whole) {
        this.hub = hub;
        this.whole = whole;
    }

    /// Made at the first use: it loads much, and a terminal has just come up when this is made.
    private synchronized HttpClient http() {
        HttpClient made = http;
        if (made == null) {
            made =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .connectTimeout(CONNECT)
                            .sslContext(PinnedCertificate.contextOfKey(hub.keyFingerprint()))
                            .build();
            http = made;
        }
        return made;
    }

    /// The agenda the hub has, unless it is the one that was settled last.
    ///
    /// @param signed whether the hub made this signature of this message
    /// @throws IOException if no usable answer came
    public Optional<byte[]> newer(BiPredicate<byte[], byte[]> signed)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(hub.address().resolve(HubAgenda.PATH));
        if (!tag.isEmpty()) {
            request.header("If-None-Match", tag);
        }
        HttpResponse<byte[]> answer = exchange(request.build());
        if (answer.statusCode() != OK) {
            // It has none, or the same.
            return Optional.empty();
        }
        byte[] body = answer.body();
        if (!signed.test(HubAgenda.signed(body), signature(answer))) {
            throw new IOException("an agenda that the hub did not sign");
        }
        offered = answer.headers().firstValue("ETag").orElse("");
        return Optional.of(body);
    }

    /// What was returned last is stored, or not wanted: it need not come again.
    public void settled() {
        tag = offered;
    }

    private static byte[] signature(HttpResponse<byte[]> answer) throws IOException {
        try {
            return Base64.getUrlDecoder()
                    .decode(answer.headers().firstValue(HubAgenda.SIGNATURE_HEADER).orElse(""));
        } catch (IllegalArgumentException e) {
            throw new IOException("no signature", e);
        }
    }

    private HttpResponse<byte[]> exchange(HttpRequest request)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> pending =
                http().sendAsync(
                                request,
                                BodyHandlers.limiting(
                                        BodyHandlers.ofByteArray(), HubAgenda.MOST_BYTES));
        // The client's own time-out covers only the headers; a body could trickle in for ever.
        try {
            return pending.get(whole.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("no answer of the hub", e.getCause());
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new IOException("the hub did not answer in time", e);
        }
    }

    @Override
    public synchronized void close() {
        if (http != null) {
            http.shutdownNow();
        }
    }
}
