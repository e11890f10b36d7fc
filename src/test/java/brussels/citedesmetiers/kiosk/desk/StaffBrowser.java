package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.web.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a staff member's browser does, over real HTTPS.
public final class StaffBrowser implements AutoCloseable {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient client;
    private final String origin;
    private String cookie = "";
    private String mark = "";
    private String token = "";

    StaffBrowser(DeskFixture house) {
        this(house.server.port());
    }

    /// Goes to the desk at this port.
    public StaffBrowser(int port) {
        this("https://localhost:" + port, client().build());
    }

    private StaffBrowser(String origin, HttpClient client) {
        this.origin = origin;
        this.client = client;
    }

    /// The browser of a machine of its own: the desk at this port sees another address for each
    /// number from 1 to 250.
    public static StaffBrowser ofMachine(int number, int port) throws UnknownHostException {
        byte[] own = {127, 0, 1, (byte) number};
        return new StaffBrowser(
                "https://127.0.0.1:" + port,
                client().localAddress(InetAddress.getByAddress(own)).build());
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(trusting())
                .connectTimeout(Duration.ofSeconds(10));
    }

    /// Takes any certificate, as staff do who go on past the warning.
    public static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Everybody()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Everybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    String origin() {
        return origin;
    }

    HttpRequest.Builder to(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(origin() + path)).timeout(Duration.ofSeconds(30));
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie + mark);
        }
        return request;
    }

    /// Sends again once, as browsers do, what met a kept connection that was just being closed.
    HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("header parser received no bytes")) {
                throw e;
            }
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    HttpClient http() {
        return client;
    }

    public Answer get(String path) throws IOException, InterruptedException {
        return new Answer(send(to(path).build()));
    }

    public Answer post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return postBody(path, FORM, form(fields).getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder posting(String path, String type) {
        return to(path).header("Content-Type", type)
                .header("Origin", origin())
                .header("Sec-Fetch-Site", "same-origin")
                .header(SignIn.ANTI_FORGERY, token);
    }

    Answer postBody(String path, String type, byte[] body)
            throws IOException, InterruptedException {
        return new Answer(
                send(
                        posting(path, type)
                                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                                .build()));
    }

    /// A form that names its action, as the pages send it.
    Answer act(String name, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return new Answer(
                send(
                        posting(path, FORM)
                                .header(IdempotentActions.HEADER, name)
                                .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                                .build()));
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Signs in and keeps the cookie.
    public Answer signIn(String pin, int desk) throws IOException, InterruptedException {
        Answer answer = post("/api/sign-in", Map.of("pin", pin, "desk", Integer.toString(desk)));
        for (String set : answer.response().headers().allValues("Set-Cookie")) {
            String pair = set.replaceFirst(";.*", "");
            if (pair.contains("-browser=")) {
                mark = "; " + pair;
            } else {
                cookie = pair;
            }
        }
        if (answer.status() == Reply.OK) {
            token = get("/api/me").json().path("token").asString();
        }
        return answer;
    }

    String cookie() {
        return cookie;
    }

    String token() {
        return token;
    }

    @Override
    public void close() {
        client.close();
    }

    /// What came back.
    public record Answer(HttpResponse<byte[]> response) {
        public int status() {
            return response.statusCode();
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        @Nullable String refused() {
            return json().path("refused").asString(null);
        }
    }
}
