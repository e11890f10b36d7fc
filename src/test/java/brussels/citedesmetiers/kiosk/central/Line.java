package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.counts.SealedBatch;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/// One terminal's line to a centre over real HTTP.
///
/// @param base as `http://localhost:1234`
record Line(HttpClient client, String base, String id, String token) {

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(40))
                .header("Authorization", "Bearer " + token);
    }

    HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpRequest.Builder batch(SealedBatch batch) {
        return batch(batch.epoch(), batch.seq(), batch.body(), batch.signature());
    }

    HttpRequest.Builder batch(long epoch, long seq, byte[] body, byte[] signature) {
        return request(path(epoch, seq))
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .header(
                        "Batch-Signature",
                        Base64.getUrlEncoder().withoutPadding().encodeToString(signature))
                .PUT(BodyPublishers.ofByteArray(gzip(body)));
    }

    HttpRequest.Builder position() {
        return request("/v1/terminals/" + id).GET();
    }

    String path(long epoch, long seq) {
        return "/v1/terminals/" + id + "/epochs/" + epoch + "/batches/" + seq;
    }

    HttpRequest.Builder json(String method, String path, String body) {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
    }

    static byte[] gzip(byte[] body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(body);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }
}
