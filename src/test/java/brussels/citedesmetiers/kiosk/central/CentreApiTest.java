package brussels.citedesmetiers.kiosk.central;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.counts.Receipt;
import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import brussels.citedesmetiers.kiosk.counts.SiteMark;
import brussels.citedesmetiers.kiosk.counts.Table;
import brussels.citedesmetiers.kiosk.update.BundleKind;
import brussels.citedesmetiers.kiosk.update.Bundles;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The centre over real HTTP, every answer held to the description it gives of itself.
final class CentreApiTest {
    private static final String BATCH = "/v1/terminals/{id}/epochs/{epoch}/batches/{seq}";
    private static final String GONE = "/v1/terminals/{id}/epochs/{epoch}/gone";
    private static final String HEARTBEAT = "/v1/terminals/{id}/heartbeat";
    private static final String POSITION = "/v1/terminals/{id}";
    private static final String OFFER = "/v1/terminals/{id}/bundles/{kind}";
    private static final String PIECE = "/v1/terminals/{id}/bundles/{kind}/{sha256}";
    private static final String AGENDA = "/v1/terminals/{id}/agenda";
    private static final String BEAT =
            "{\"program\":\"1.0.0\",\"content\":\"0123456789ab\",\"batchesWaiting\":0,"
                    + "\"paper\":\"ok\",\"held\":\"no\",\"faults\":[\"printer-cover-open\"],"
                    + "\"clock\":\"trusted\"}";

    @TempDir Path folder;

    private final CentreFixture fixture = new CentreFixture();
    private final SendingTerminal a = new SendingTerminal("bruxelles-a");
    private final HttpClient client = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private Centre centre;

    @SuppressWarnings("NullAway.Init")
    private CentreServer server;

    @SuppressWarnings("NullAway.Init")
    private Line line;

    @SuppressWarnings("NullAway.Init")
    private OpenApi description;

    private String sha256 = "0".repeat(64);

    @BeforeEach
    void begin() throws Exception {
        centre = DerbyDatabase.open(folder.resolve("centre"), fixture.authority());
        server = start(true);
        line = line("http", client, CentreFixture.enroll(centre, a));
        HttpRequest get = HttpRequest.newBuilder(URI.create(line.base() + "/openapi.json")).build();
        HttpResponse<String> text = client.send(get, BodyHandlers.ofString());
        description = new OpenApi(text.body());
        assertEquals(List.of(), description.complaints("get", "/openapi.json", text));
    }

    private CentreServer start(boolean behindProxy) throws Exception {
        CentreServerAddress address =
                new CentreServerAddress(0, behindProxy, List.of(), null, null);
        return CentreServer.start(centre, address, folder, CentreStage.pages(centre, folder));
    }

    private Line line(String scheme, HttpClient with, String token) {
        return new Line(with, scheme + "://localhost:" + server.port(), a.id, token);
    }

    @AfterEach
    void end() {
        server.close();
        client.close();
        centre.close();
    }

    /// Sends, and holds the answer to the description.
    private String answered(int status, String problem, String path, HttpRequest.Builder request)
            throws Exception {
        String method = request.build().method().toLowerCase(Locale.ROOT);
        HttpResponse<String> answer = line.send(request);
        String said = method + " " + path + " " + answer.statusCode() + " " + answer.body();
        // What is not meant for an address is described with what is.
        String described = status == 405 ? onlyMethod(path) : method;
        assertEquals(List.of(), description.complaints(described, path, answer), said);
        assertEquals(status, answer.statusCode(), said);
        if (!problem.isEmpty()) {
            assertTrue(answer.body().contains("\"urn:cdm:problem:" + problem + "\""), said);
        }
        return answer.body();
    }

    private static String onlyMethod(String path) {
        return switch (path) {
            case GONE -> "post";
            case POSITION, OFFER, PIECE, AGENDA -> "get";
            default -> "put";
        };
    }

    @Test
    void everyAnswerThatIsDescribedIsGivenAndNoOther() throws Exception {
        batches();
        bodies();
        goneAndPosition();
        heartbeats();
        bundles();
        agenda();
        strangers();
        centre.terminals().revoke(a.id);
        eachPath(403, "revoked", request -> request);
        databaseAway();
        Set<String> never = new TreeSet<>(description.described());
        never.removeAll(description.seen());
        never.removeIf(name -> name.endsWith(" 500"));
        assertEquals(Set.of(), never);
    }

    private void batches() throws Exception {
        SealedBatch first = a.day(1);
        Receipt receipt =
                Receipt.read(
                        answered(201, "", BATCH, line.batch(first))
                                .getBytes(StandardCharsets.UTF_8));
        assertTrue(receipt.isOf(a.id, first));
        assertEquals(
                receipt,
                Receipt.read(
                        answered(200, "", BATCH, line.batch(first))
                                .getBytes(StandardCharsets.UTF_8)));
        String next = answered(409, "not-next", BATCH, line.batch(a.day(3)));
        assertTrue(next.contains("\"expectedEpoch\":1,\"expectedSeq\":2"), next);
        String other = answered(409, "other-body", BATCH, line.batch(a.day(1, 1, 1, 8)));
        assertTrue(other.contains("\"epoch\":1,\"sealedThrough\":\"2026-01-01\""), other);
        answered(409, "epoch-not-later", BATCH, line.batch(a.day(2, 1, 1, 7)));
        SealedBatch strange =
                a.sealed(
                        a.batch(
                                1,
                                2,
                                SendingTerminal.FIRST_DAY.plusDays(1),
                                List.of(new Table("mood", "2026-01", List.of(), 6, false))));
        answered(422, "unknown-code", BATCH, line.batch(strange));
        SealedBatch second = a.day(2);
        answered(422, "wrong-signature", BATCH, line.batch(1, 2, second.body(), new byte[64]));
        answered(422, "other-terminal", BATCH, line.batch(1, 3, second.body(), second.signature()));
        answered(
                422,
                "other-terminal",
                BATCH,
                line.batch(new SendingTerminal("bruxelles-b").day(2)));
        assertEquals(Map.of(a.id, 15L), CentreFixture.visits(centre));
    }

    /// A hub that lost its memory is told how far its site had got, whatever it asks.
    @Test
    void aSiteIsToldHowFarItHadGot() throws Exception {
        SendingSite site = new SendingSite();
        Line hub = new Line(client, line.base(), site.sender.id, site.enroll(centre));
        assertEquals(
                "{\"epoch\":0,\"seq\":0,\"sealedThrough\":null}", said(hub, 200, hub.position()));
        SealedBatch first = site.month(1, 1, 1, 20, a.id);
        said(hub, 201, hub.batch(first));
        String mark = "\"siteMark\":\"" + SiteMark.of(first).line() + "\"";
        assertTrue(said(hub, 200, hub.position()).contains(mark));
        assertTrue(said(hub, 409, hub.batch(site.month(1, 1, 1, 21, a.id))).contains(mark));
        assertTrue(said(hub, 409, hub.batch(site.month(2, 1, 1, 20, a.id))).contains(mark));
        String malformed = said(hub, 400, hub.batch(site.asATerminals(site.month(1, 2, 2, 9))));
        assertTrue(malformed.contains("malformed"), malformed);
    }

    private String said(Line from, int status, HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = from.send(request);
        String method = request.build().method().toLowerCase(Locale.ROOT);
        String path = method.equals("get") ? POSITION : BATCH;
        assertEquals(List.of(), description.complaints(method, path, answer), answer::body);
        assertEquals(status, answer.statusCode(), answer::body);
        return answer.body();
    }

    private void bodies() throws Exception {
        SealedBatch second = a.day(2);
        answered(400, "malformed", BATCH, line.batch(1, 2, new byte[] {1}, new byte[64]));
        answered(400, "malformed", BATCH, line.batch(1, 2, second.body(), new byte[63]));
        answered(400, "malformed", BATCH, body(second, "gzip", second.body()));
        answered(415, "wrong-type", BATCH, body(second, "br", second.body()));
        answered(415, "wrong-type", BATCH, line.request(line.path(1, 2)).PUT(none()));
        answered(413, "too-large", BATCH, body(second, "identity", new byte[65 * 1024]));
        byte[] bomb = Line.gzip(new byte[300 * 1024]);
        assertTrue(bomb.length < 64 * 1024);
        answered(413, "too-large", BATCH, body(second, "gzip", bomb));
        answered(201, "", BATCH, body(second, "identity", second.body()));
        for (String path : List.of(GONE, HEARTBEAT)) {
            String method = path.equals(GONE) ? "POST" : "PUT";
            String at = at(path);
            answered(400, "malformed", path, line.json(method, at, "{\"from\":1}"));
            answered(400, "malformed", path, line.json(method, at, "[".repeat(5000)));
            answered(413, "too-large", path, line.json(method, at, " ".repeat(66_000)));
            answered(
                    415,
                    "wrong-type",
                    path,
                    line.request(at).method(method, BodyPublishers.ofString("{}")));
        }
    }

    private HttpRequest.Builder body(SealedBatch batch, String encoding, byte[] body) {
        return line.batch(batch)
                .setHeader("Content-Encoding", encoding)
                .PUT(BodyPublishers.ofByteArray(body));
    }

    private static HttpRequest.BodyPublisher none() {
        return BodyPublishers.noBody();
    }

    private String at(String path) {
        return path.replace("{id}", a.id)
                .replace("{epoch}", "1")
                .replace("{seq}", "9")
                .replace("{kind}", "content")
                .replace("{sha256}", sha256);
    }

    private void goneAndPosition() throws Exception {
        answered(409, "not-next", GONE, line.json("POST", at(GONE), "{\"from\":9,\"through\":9}"));
        assertEquals(
                "{\"expectedEpoch\":1,\"expectedSeq\":6}",
                answered(200, "", GONE, line.json("POST", at(GONE), "{\"from\":3,\"through\":5}")));
        assertEquals(
                "{\"epoch\":1,\"seq\":5,\"sealedThrough\":\"2026-01-02\"}",
                answered(200, "", POSITION, line.request(at(POSITION)).GET()));
    }

    private void heartbeats() throws Exception {
        answered(204, "", HEARTBEAT, line.json("PUT", at(HEARTBEAT), BEAT));
        for (String other :
                List.of(
                        BEAT.replace("\"ok\"", "\"12 mm\""),
                        BEAT.replace("0123456789ab", "x"),
                        BEAT.replace(":0", ":-1"),
                        BEAT.replace("}", ",\"visits\":12}"),
                        BEAT + BEAT)) {
            answered(400, "malformed", HEARTBEAT, line.json("PUT", at(HEARTBEAT), other));
        }
    }

    private void bundles() throws Exception {
        Path made = Bundles.in(folder.resolve("made")).small(12);
        BundleShelf shelf = new BundleShelf(folder);
        sha256 = shelf.add(made).sha256();
        long bytes = Files.size(made);
        assertEquals("", answered(204, "", OFFER, line.request(at(OFFER)).GET()));
        answered(404, "not-found", PIECE, line.request(at(PIECE)).GET());
        centre.handouts().hand(a.id, BundleKind.CONTENT, sha256);
        assertEquals(
                "{\"kind\":\"content\",\"version\":12,\"bytes\":"
                        + bytes
                        + ",\"sha256\":\""
                        + sha256
                        + "\"}",
                answered(200, "", OFFER, line.request(at(OFFER)).GET()));
        String whole = new String(Files.readAllBytes(made), StandardCharsets.UTF_8);
        assertEquals(whole, answered(206, "", PIECE, line.request(at(PIECE)).GET()));
        for (String range : List.of("bytes=0-0", "bytes=7-", "bytes=7-999999999")) {
            answered(206, "", PIECE, line.request(at(PIECE)).header("Range", range).GET());
        }
        for (String range :
                List.of(
                        "bytes=" + bytes + "-",
                        "bytes=9-8",
                        "bytes=-5",
                        "lines=1-2",
                        "bytes=0-1,3-4")) {
            answered(416, "range", PIECE, line.request(at(PIECE)).header("Range", range).GET());
        }
        centre.handouts().stop(sha256);
        assertEquals("", answered(204, "", OFFER, line.request(at(OFFER)).GET()));
        centre.handouts().hand(a.id, BundleKind.CONTENT, sha256);
    }

    private void agenda() throws Exception {
        assertEquals("", answered(204, "", AGENDA, line.request(at(AGENDA)).GET()));
        centre.handAgenda(folder, "bruxelles");
        assertEquals("", answered(204, "", AGENDA, line.request(at(AGENDA)).GET()));
        String made =
                "{\"made\":\"2026-11-23T08:00:00Z\",\"zone\":\"Europe/Brussels\",\"dates\":[]}";
        Files.writeString(folder.resolve("agenda.json"), made);
        assertEquals(made, answered(200, "", AGENDA, line.request(at(AGENDA)).GET()));
        HttpResponse<String> whole = line.send(line.request(at(AGENDA)).GET());
        byte[] signature =
                Base64.getUrlDecoder()
                        .decode(whole.headers().firstValue("Agenda-Signature").orElseThrow());
        byte[] message = ("CDM-agenda-1:" + made).getBytes(StandardCharsets.UTF_8);
        assertTrue(CentreFixture.signed(fixture.key.publicKey(), message, signature));
        String tag = whole.headers().firstValue("ETag").orElseThrow();
        HttpRequest.Builder again = line.request(at(AGENDA)).header("If-None-Match", tag);
        assertEquals("", answered(304, "", AGENDA, again.GET()));
        HttpRequest.Builder other = line.request(at(AGENDA)).header("If-None-Match", "\"x\"");
        assertEquals(made, answered(200, "", AGENDA, other.GET()));
    }

    private void strangers() throws Exception {
        eachPath(401, "wrong-token", request -> request.setHeader("Authorization", "Bearer x"));
        eachPath(401, "wrong-token", request -> request.setHeader("Authorization", "x"));
        eachPath(405, "method", request -> request.method("DELETE", BodyPublishers.noBody()));
        for (String path :
                List.of(
                        "/v1/",
                        "/v1/terminals/UPPER",
                        "/v1/terminals/" + a.id + "/epochs/0/batches/1",
                        "/v1/terminals/" + a.id + "/epochs/1/batches/01",
                        "/v1/terminals/" + a.id + "/epochs/1/batches/1/2")) {
            HttpResponse<String> answer = line.send(line.request(path).GET());
            assertEquals(404, answer.statusCode(), path);
            assertTrue(answer.body().contains("urn:cdm:problem:not-found"), answer.body());
        }
    }

    /// Sends something sound to each address, changed in one way.
    private void eachPath(int status, String problem, UnaryOperator<HttpRequest.Builder> change)
            throws Exception {
        SealedBatch next = a.day(6);
        answered(status, problem, BATCH, change.apply(line.batch(next)));
        String gone = "{\"from\":6,\"through\":6}";
        answered(status, problem, GONE, change.apply(line.json("POST", at(GONE), gone)));
        answered(status, problem, HEARTBEAT, change.apply(line.json("PUT", at(HEARTBEAT), BEAT)));
        for (String path : List.of(POSITION, OFFER, PIECE, AGENDA)) {
            answered(status, problem, path, change.apply(line.request(at(path)).GET()));
        }
    }

    private void databaseAway() throws Exception {
        centre.close();
        Path db = folder.resolve("centre/db");
        Files.move(db, folder.resolve("away"));
        eachPath(503, "away", request -> request);
        Files.move(folder.resolve("away"), db);
    }

    @Test
    void aBatchTheDatabaseWasAwayForIsCountedWhenItIsBack() throws Exception {
        databaseAway();
        answered(201, "", BATCH, line.batch(a.day(1)));
        assertEquals(Map.of(a.id, 15L), CentreFixture.visits(centre));
    }

    @Test
    void aDescriptionThatSaysLessIsNoticed() throws Exception {
        HttpResponse<String> text =
                client.send(
                        HttpRequest.newBuilder(URI.create(line.base() + "/openapi.json")).build(),
                        BodyHandlers.ofString());
        OpenApi other = new OpenApi(text.body().replace("\"seq\"", "\"sequel\""));
        HttpResponse<String> answer = line.send(line.batch(a.day(1)));
        assertFalse(other.complaints("put", BATCH, answer).isEmpty());
    }

    @Test
    void itsOwnCertificateServesOverTls() throws Exception {
        server.close();
        server = start(false);
        CertificateFactory certificates = CertificateFactory.getInstance("X.509");
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (var in = Files.newInputStream(folder.resolve("centre-certificate.pem"))) {
            trusted.setCertificateEntry("centre", certificates.generateCertificate(in));
        }
        TrustManagerFactory managers =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        assertEquals(64, server.fingerprint().map(String::length).orElse(0));
        try (HttpClient secure = HttpClient.newBuilder().sslContext(context).build()) {
            line = line("https", secure, line.token());
            answered(201, "", BATCH, line.batch(a.day(1)));
        }
    }
}
