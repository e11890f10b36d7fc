package brussels.citedesmetiers.kiosk.desk;

import brussels.citedesmetiers.kiosk.queue.HubAgenda;
import brussels.citedesmetiers.kiosk.ticket.TicketSigner;
import brussels.citedesmetiers.kiosk.web.RefusedException;
import brussels.citedesmetiers.kiosk.web.Reply;
import brussels.citedesmetiers.kiosk.web.Request;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Hands the agenda of the hub's data folder to whoever asks, signed by the hub, and tells staff
/// when it was made. What is in it is judged by those who take it. Thread-safe.
final class AgendaForTerminals {
    private static final String FILE = "agenda.json";
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final TicketSigner signer;
    private @Nullable Signed last;

    private record Signed(
            FileTime changed, Reply reply, String tag, @Nullable Instant madeOrNull) {}

    /// @param folder the data folder
    AgendaForTerminals(Path folder, TicketSigner signer) {
        this.file = folder.resolve(FILE);
        this.signer = signer;
    }

    /// `GET /api/agenda`
    Reply reply(Request request) throws RefusedException {
        Signed now =
                readable().orElseThrow(() -> new RefusedException(Reply.NOT_FOUND, "not-found"));
        boolean known = request.header("If-None-Match").map(now.tag()::equals).orElse(false);
        return known
                ? new Reply(Reply.NOT_MODIFIED, Reply.JSON, new byte[0], Map.of("ETag", now.tag()))
                : now.reply();
    }

    /// When the agenda was made, if there is one that can be read.
    Optional<Instant> made() {
        return readable().flatMap(now -> Optional.ofNullable(now.madeOrNull()));
    }

    /// A file that cannot be read must not keep staff from their pages.
    private Optional<Signed> readable() {
        try {
            return signed();
        } catch (IOException e) {
            Logger.warn(e, "The agenda for the terminals cannot be read");
            return Optional.empty();
        }
    }

    /// Read and signed anew only when the file has changed.
    private synchronized Optional<Signed> signed() throws IOException {
        try {
            // Before its content: a file that takes its place meanwhile is read again next time.
            FileTime changed = Files.getLastModifiedTime(file);
            Signed before = last;
            if (before != null && before.changed().equals(changed)) {
                return Optional.of(before);
            }
            byte[] body = head(file);
            if (body.length > HubAgenda.MOST_BYTES) {
                return Optional.empty();
            }
            String tag = "\"" + sha256(body) + "\"";
            byte[] signature = signer.sign(HubAgenda.signed(body));
            Reply reply =
                    new Reply(
                            Reply.OK,
                            Reply.JSON,
                            body,
                            Map.of(
                                    "ETag",
                                    tag,
                                    HubAgenda.SIGNATURE_HEADER,
                                    Base64.getUrlEncoder()
                                            .withoutPadding()
                                            .encodeToString(signature)));
            Signed now = new Signed(changed, reply, tag, made(body));
            last = now;
            return Optional.of(now);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HubAgenda.MOST_BYTES + 1);
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// It stands near the beginning, so that thousands of dates need not be read for it.
    private static @Nullable Instant made(byte[] body) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                if (name.equals("made") && value == JsonToken.VALUE_STRING) {
                    return Instant.parse(json.getString());
                }
                json.skipChildren();
            }
            return null;
        } catch (JacksonException | DateTimeException e) {
            return null;
        }
    }
}
