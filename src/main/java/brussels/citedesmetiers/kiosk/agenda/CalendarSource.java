package brussels.citedesmetiers.kiosk.agenda;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Where a calendar comes from: a file, or an address that is asked once. What comes is bounded in
/// size and time, and a redirect may only lead to another `https` address.
public final class CalendarSource {
    /// A year of the house is a tenth of it.
    static final int MOST_BYTES = 8 * 1024 * 1024;

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "[::1]", "localhost");

    private static final int MOST_REDIRECTS = 3;

    private final Duration patience;
    private final @Nullable SSLContext trust;

    /// @param patience for everything an address takes to answer
    public CalendarSource(Duration patience) {
        this(patience, null);
    }

    /// @param trust whom to believe, null for whom this machine believes
    CalendarSource(Duration patience, @Nullable SSLContext trust) {
        this.patience = patience;
        this.trust = trust;
    }

    /// The bytes of a file or an address.
    public byte[] read(String source) throws CalendarException, InterruptedException {
        String scheme = source.toLowerCase(Locale.ROOT);
        if (scheme.startsWith("https://") || scheme.startsWith("http://")) {
            return fetch(address(source));
        }
        try (InputStream in = Files.newInputStream(Path.of(source))) {
            return bounded(in, source);
        } catch (IOException e) {
            throw new CalendarException(source + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static URI address(String source) throws CalendarException {
        try {
            URI address = new URI(source);
            if (address.getHost() != null && isSafe(address)) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw new CalendarException(source + " is no address: " + e.getMessage(), e);
        }
        throw new CalendarException(
                source + " is not asked: an address that starts with https:// is needed.");
    }

    /// Without `https` anybody on the way could write the dates; on this machine nobody is on the
    /// way.
    private static boolean isSafe(URI address) {
        return isHttps(address)
                || ("http".equalsIgnoreCase(address.getScheme())
                        && THIS_MACHINE.contains(address.getHost()));
    }

    private static boolean isHttps(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    private HttpClient client() {
        HttpClient.Builder builder =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(patience);
        if (trust != null) {
            builder.sslContext(trust);
        }
        return builder.build();
    }

    private byte[] fetch(URI address) throws CalendarException, InterruptedException {
        try (HttpClient client = client()) {
            CompletableFuture<byte[]> answer = new CompletableFuture<>();
            Thread asking =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            answer.complete(ask(client, address));
                                        } catch (CalendarException
                                                | InterruptedException
                                                | IOException
                                                | RuntimeException e) {
                                            answer.completeExceptionally(e);
                                        }
                                    });
            try {
                return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                throw new CalendarException(
                        address + " did not answer within " + patience.toSeconds() + " s.", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof CalendarException refused) {
                    throw refused;
                }
                throw new CalendarException(address + " cannot be read: " + e.getCause(), e);
            } finally {
                asking.interrupt();
                client.shutdownNow();
            }
        }
    }

    private static byte[] ask(HttpClient client, URI first)
            throws CalendarException, IOException, InterruptedException {
        URI address = first;
        for (int i = 0; i <= MOST_REDIRECTS; i++) {
            HttpResponse<InputStream> response =
                    client.send(
                            HttpRequest.newBuilder(address)
                                    .header("Accept", "text/calendar")
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                int status = response.statusCode();
                if (status == 200) {
                    return bounded(body, address.toString());
                }
                Optional<String> elsewhere = response.headers().firstValue("Location");
                if (status / 100 != 3 || elsewhere.isEmpty()) {
                    throw new CalendarException(address + " answers with status " + status + ".");
                }
                URI next = next(address, elsewhere.get());
                if (isHttps(address) && !isHttps(next)) {
                    throw new CalendarException(
                            address
                                    + " leads to "
                                    + next
                                    + ", which is not safe; nothing is read.");
                }
                address = next;
            }
        }
        throw new CalendarException(
                first
                        + " redirects more than "
                        + MOST_REDIRECTS
                        + " times; give the last address.");
    }

    private static URI next(URI address, String elsewhere) throws CalendarException {
        try {
            return address(address.resolve(elsewhere).toString());
        } catch (IllegalArgumentException e) {
            throw new CalendarException(
                    address + " leads to " + elsewhere + ", which is no address.", e);
        }
    }

    private static byte[] bounded(InputStream in, String source)
            throws IOException, CalendarException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new CalendarException(
                    source
                            + " is larger than "
                            + MOST_BYTES / 1024 / 1024
                            + " MB; export fewer years of it.");
        }
        return bytes;
    }
}
