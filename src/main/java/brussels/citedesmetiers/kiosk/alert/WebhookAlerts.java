package brussels.citedesmetiers.kiosk.alert;

import brussels.citedesmetiers.kiosk.web.JsonNodes;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;

/// Alerts by HTTP POST, as JSON whose `text` is what chat programs show. The header
/// `Idempotency-Key` is the same whenever the same message is posted again; with a secret,
/// `Kiosk-Signature` is `sha256=` and the HMAC-SHA256 of the body in hexadecimal digits (RFC 2104).
/// Redirects are not followed.
public final class WebhookAlerts implements AlertChannel {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration WHOLE = Duration.ofSeconds(30);
    private static final String HMAC = "HmacSHA256";

    private final URI url;
    private final String secret;
    private final SSLContext trusted;
    private final Duration whole;

    /// @param url `https`, or `http` of this machine
    /// @param secret that bodies are signed with; empty for none
    /// @param trusted the authorities that may vouch for its server
    public WebhookAlerts(URI url, String secret, SSLContext trusted) {
        this(url, secret, trusted, WHOLE);
    }

    /// @param whole how long a post may take
    WebhookAlerts(URI url, String secret, SSLContext trusted, Duration whole) {
        this.url = url;
        this.secret = secret;
        this.trusted = trusted;
        this.whole = whole;
    }

    @Override
    public String id() {
        return "webhook";
    }

    @Override
    public int send(AlertMessage message) throws AlertException {
        byte[] body = body(message).getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url)
                        .timeout(whole)
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "cdm-kiosk-centre")
                        .header(
                                "Idempotency-Key",
                                message.id() + (message.ends() ? "-ends" : "-begins"));
        if (!secret.isEmpty()) {
            request.header("Kiosk-Signature", "sha256=" + hmac(body));
        }
        int status = status(request.POST(BodyPublishers.ofByteArray(body)).build());
        if (status / 100 != 2) {
            throw new AlertException("the webhook's server answered " + status, null);
        }
        return 0;
    }

    /// By a client of its own: a connection that was kept from an earlier post could end just when
    /// this one is said, and then nobody would know whether it arrived.
    private HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .sslContext(trusted)
                .build();
    }

    private int status(HttpRequest request) throws AlertException {
        HttpClient http = client();
        try {
            // The request's time-out covers only the headers, and a body could trickle in for ever:
            // none is waited for.
            HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } catch (ConnectException
                | HttpConnectTimeoutException
                | SSLHandshakeException
                | UnknownHostException e) {
            throw new AlertException("the webhook's server cannot be reached", e);
        } catch (IOException e) {
            throw AlertException.unanswered("the webhook's server did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AlertException.unanswered("the centre ended", e);
        } finally {
            http.shutdownNow();
        }
    }

    private static String body(AlertMessage message) {
        return JsonNodes.object()
                .put("v", 1)
                .put("text", message.subject() + "\n" + message.text())
                .put("id", message.id())
                .put("event", message.ends() ? "ends" : "begins")
                .put("terminal", message.terminal())
                .put("kind", message.kind())
                .put("since", message.since().toString())
                .put("at", message.at().toString())
                .toString();
    }

    private String hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
