package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.web.Reply;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads a stream of server-sent events as a browser does.
public final class Events {
    private final StaffBrowser browser;

    public Events(StaffBrowser browser) {
        this.browser = browser;
    }

    /// The state the stream begins with.
    public JsonNode first(String path) throws IOException, InterruptedException {
        try (Stream stream = open(path)) {
            return stream.next("state");
        }
    }

    /// The first state like this.
    public JsonNode first(String path, Predicate<JsonNode> wanted)
            throws IOException, InterruptedException {
        try (Stream stream = open(path)) {
            JsonNode state = stream.next("state");
            while (!wanted.test(state)) {
                state = stream.next("state");
            }
            return state;
        }
    }

    public Stream open(String path) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                browser.http()
                        .send(browser.to(path).build(), HttpResponse.BodyHandlers.ofInputStream());
        if (response.statusCode() != Reply.OK) {
            throw new IOException("status " + response.statusCode());
        }
        return new Stream(
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    /// An open stream.
    public record Stream(BufferedReader in) implements AutoCloseable {
        /// The data of the next event of this name; others are passed over.
        public JsonNode next(String name) throws IOException {
            boolean wanted = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("event: ")) {
                    wanted = line.equals("event: " + name);
                }
                if (wanted && line.startsWith("data: ")) {
                    return JsonMapper.shared().readTree(line.substring("data: ".length()));
                }
            }
            throw new IOException("the stream ended");
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
