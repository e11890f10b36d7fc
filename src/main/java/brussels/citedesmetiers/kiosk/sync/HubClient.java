package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.queue.HubRequest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.tinylog.Logger;

/// Signed requests to the hub of the site, known by the key of its certificate. Any thread.
final class HubClient implements AutoCloseable {
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final HubLink.Hub hub;
    private final Function<byte[], byte[]> signer;
    private final HttpClient http;

    /// @param signer makes the Ed25519 signature of this terminal
    HubClient(HubLink.Hub hub, Function<byte[], byte[]> signer) {
        this.hub = hub;
        this.signer = signer;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECTING)
                        .sslContext(PinnedCertificate.contextOfKey(hub.keyFingerprint()))
                        .build();
    }

    /// What is sent.
    static final class Message {
        private final String path;
        private final byte[] body;
        private final byte[] signed;
        private final UnaryOperator<HttpRequest.Builder> headers;

        /// @param body JSON
        /// @param signed what of it is signed
        /// @param headers besides the usual ones
        Message(
                String path,
                byte[] body,
                byte[] signed,
                UnaryOperator<HttpRequest.Builder> headers) {
            this.path = path;
            this.body = body;
            this.signed = signed;
            this.headers = headers;
        }
    }

    /// Sends a message and waits for the answer; empty if none came.
    ///
    /// @param most bytes of an answer
    /// @param within the most that it takes
    Optional<HttpResponse<byte[]>> send(Message message, int most, Duration within) {
        byte[] signature = signer.apply(message.signed);
        HttpRequest request =
                message.headers
                        .apply(
                                HttpRequest.newBuilder(hub.address().resolve(message.path))
                                        .header("Content-Type", "application/json")
                                        .header(
                                                HubRequest.SIGNATURE_HEADER,
                                                Base64.getUrlEncoder()
                                                        .withoutPadding()
                                                        .encodeToString(signature)))
                        .POST(BodyPublishers.ofByteArray(message.body))
                        .build();
        CompletableFuture<HttpResponse<byte[]>> pending =
                http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
        // The client's own time-out covers only the headers; a body could trickle in for ever.
        try {
            return Optional.of(pending.get(within.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            Logger.debug(e, "The hub could not be reached");
        } catch (TimeoutException e) {
            pending.cancel(true);
            Logger.debug("The hub did not answer in time");
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    /// Ends, even in the middle of a request.
    @Override
    public void close() {
        http.shutdownNow();
    }
}
