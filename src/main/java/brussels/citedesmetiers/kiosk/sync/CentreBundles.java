package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.sync.TokenFile.TokenFileException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/// The bundles that the centre has for this terminal, fetched piece by piece over the same TLS and
/// with the same token as counts are sent. Each answer is bounded in size and time; redirects are
/// never followed. What a bundle is worth is not judged here.
///
/// One thread at a time; it may block for as long as the time-out.
public final class CentreBundles implements BundleSource {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration WHOLE = Duration.ofSeconds(60);
    private static final int LONGEST_OFFER = 4 * 1024;
    private static final int PIECE = 256 * 1024;
    private static final int OK = 200;
    private static final int NONE = 204;
    private static final int PARTIAL = 206;

    private final HttpClient http;
    private final String base;
    private final TokenFile token;

    /// @param terminal the id of this terminal
    public CentreBundles(CentreAddress address, String terminal) {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT);
        address.pinned().map(PinnedCertificate::context).ifPresent(builder::sslContext);
        this.http = builder.build();
        this.base =
                address.url().toString().replaceAll("/+$", "")
                        + "/v1/terminals/"
                        + terminal
                        + "/bundles/";
        this.token = new TokenFile(address.tokenFile());
    }

    @Override
    public Optional<Offer> offered(String kind) throws AwayException {
        HttpResponse<byte[]> answer = get(kind, "", LONGEST_OFFER);
        if (answer.statusCode() == NONE) {
            return Optional.empty();
        }
        if (answer.statusCode() != OK) {
            throw refused(answer.statusCode());
        }
        return Optional.of(Offer.read(kind, answer.body()));
    }

    @Override
    public byte[] piece(Offer offer, long from) throws AwayException {
        long last = Math.min(offer.bytes(), from + PIECE) - 1;
        HttpResponse<byte[]> answer =
                get(offer.kind() + "/" + offer.sha256(), "bytes=" + from + "-" + last, PIECE);
        if (answer.statusCode() != PARTIAL) {
            throw refused(answer.statusCode());
        }
        byte[] body = answer.body();
        String range = "bytes " + from + "-" + (from + body.length - 1) + "/" + offer.bytes();
        if (body.length == 0
                || from + body.length > offer.bytes()
                || !answer.headers().firstValue("Content-Range").orElse("").equals(range)) {
            throw new AwayException(CentreTrouble.NOT_THE_CENTRE, "other bytes than asked for");
        }
        return body;
    }

    private HttpResponse<byte[]> get(String path, String range, int most) throws AwayException {
        CompletableFuture<HttpResponse<byte[]>> pending;
        try {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(base + path))
                            .header("Authorization", "Bearer " + token.read());
            if (!range.isEmpty()) {
                request.header("Range", range);
            }
            pending =
                    http.sendAsync(
                            request.build(),
                            BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
        } catch (TokenFileException e) {
            throw new AwayException(CentreTrouble.TOKEN_FILE, String.valueOf(e.getMessage()));
        }
        // The client's own time-out covers only the headers; a body could trickle in for ever.
        try {
            return pending.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new AwayException(
                    e.getCause() instanceof SSLException
                            ? CentreTrouble.NOT_THE_CENTRE
                            : CentreTrouble.NO_ANSWER,
                    String.valueOf(e.getCause()));
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new AwayException(CentreTrouble.NO_ANSWER, "time-out");
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new AwayException(CentreTrouble.NO_ANSWER, "interrupted");
        }
    }

    private static AwayException refused(int status) {
        CentreTrouble trouble =
                switch (status) {
                    case 401 -> CentreTrouble.TOKEN_REFUSED;
                    case 403 -> CentreTrouble.REVOKED;
                    case 429, 503 -> CentreTrouble.BUSY;
                    default -> CentreTrouble.NOT_THE_CENTRE;
                };
        return new AwayException(trouble, "status " + status);
    }

    /// Aborts what is in progress.
    @Override
    public void close() {
        http.shutdownNow();
    }
}
