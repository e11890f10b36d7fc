package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.agenda.SignedAgenda;
import brussels.citedesmetiers.kiosk.sync.TokenFile.TokenFileException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Fetches the agenda that the hub or the centre has, if it is another than the last time. Bounded
/// in size and time; redirects are never followed, and only the hub's own key, or the centre as it
/// is known here, is spoken to.
///
/// One thread at a time; it may block for as long as the time-out.
public final class AgendaDownload implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int OK = 200;

    /// It has none, or the same.
    private static final Set<Integer> NOTHING_NEW = Set.of(204, 304, 404);

    private final URI address;
    private final Supplier<Optional<SSLContext>> trust;
    private final @Nullable TokenFile token;
    private final Duration whole;
    private @Nullable HttpClient http;
    private String tag = "";
    private String offered = "";

    private AgendaDownload(
            URI address,
            Supplier<Optional<SSLContext>> trust,
            @Nullable TokenFile token,
            Duration whole) {
        this.address = address;
        this.trust = trust;
        this.token = token;
        this.whole = whole;
    }

    /// What the hub has.
    ///
    /// @param whole the most time for one exchange
    public static AgendaDownload fromHub(HubLink.Hub hub, Duration whole) {
        return new AgendaDownload(
                hub.address().resolve(SignedAgenda.HUB_PATH),
                () -> Optional.of(PinnedCertificate.contextOfKey(hub.keyFingerprint())),
                null,
                whole);
    }

    /// What the centre has for this terminal.
    ///
    /// @param terminal its id
    /// @param whole the most time for one exchange
    public static AgendaDownload fromCentre(CentreAddress centre, String terminal, Duration whole) {
        return new AgendaDownload(
                URI.create(
                        centre.url().toString().replaceAll("/+$", "")
                                + "/v1/terminals/"
                                + terminal
                                + SignedAgenda.CENTRE_PATH),
                () -> centre.pinned().map(PinnedCertificate::context),
                new TokenFile(centre.tokenFile()),
                whole);
    }

    /// Made at the first use: it loads much, and a terminal has just come up when this is made.
    private synchronized HttpClient http() {
        HttpClient made = http;
        if (made == null) {
            HttpClient.Builder builder =
                    HttpClient.newBuilder()
                            .version(HttpClient.Version.HTTP_1_1)
                            .followRedirects(HttpClient.Redirect.NEVER)
                            .connectTimeout(CONNECT);
            trust.get().ifPresent(builder::sslContext);
            made = builder.build();
            http = made;
        }
        return made;
    }

    /// The agenda that is there, unless it is the one that was settled last.
    ///
    /// @param signed whether whoever has it made this signature of this message
    /// @throws IOException if no usable answer came
    public Optional<byte[]> newer(BiPredicate<byte[], byte[]> signed)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = exchange(request());
        if (NOTHING_NEW.contains(answer.statusCode())) {
            return Optional.empty();
        }
        if (answer.statusCode() != OK) {
            throw new IOException("an answer with status " + answer.statusCode());
        }
        byte[] body = answer.body();
        if (!signed.test(SignedAgenda.signed(body), signature(answer))) {
            throw new IOException("an agenda without the right signature");
        }
        offered = answer.headers().firstValue("ETag").orElse("");
        return Optional.of(body);
    }

    private HttpRequest request() throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (!tag.isEmpty()) {
            request.header("If-None-Match", tag);
        }
        if (token != null) {
            try {
                request.header("Authorization", "Bearer " + token.read());
            } catch (TokenFileException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
        return request.build();
    }

    /// What was returned last is stored, or not wanted: it need not come again.
    public void settled() {
        tag = offered;
    }

    private static byte[] signature(HttpResponse<byte[]> answer) throws IOException {
        try {
            return Base64.getUrlDecoder()
                    .decode(answer.headers().firstValue(SignedAgenda.SIGNATURE_HEADER).orElse(""));
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
                                        BodyHandlers.ofByteArray(), SignedAgenda.MOST_BYTES));
        // The client's own time-out covers only the headers; a body could trickle in for ever.
        try {
            return pending.get(whole.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException("no answer", e.getCause());
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new IOException("no answer in time", e);
        }
    }

    @Override
    public synchronized void close() {
        if (http != null) {
            http.shutdownNow();
        }
    }
}
