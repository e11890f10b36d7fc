package brussels.citedesmetiers.kiosk.agenda;

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
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// The agenda in a data folder as its machine hands it to terminals, signed by that machine. What
/// is in it is judged by those who take it. Thread-safe.
public final class AgendaFile {
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final UnaryOperator<byte[]> signer;
    private @Nullable Read last;

    private record Read(FileTime changed, SignedAgenda agenda) {}

    /// @param folder the data folder
    /// @param signer Ed25519 signatures by this machine's key
    public AgendaFile(Path folder, UnaryOperator<byte[]> signer) {
        this.file = folder.resolve(AgendaJson.FILE);
        this.signer = signer;
    }

    /// The agenda; empty if there is none, or it is too large or cannot be read, which must keep
    /// nobody from anything else.
    public Optional<SignedAgenda> signed() {
        try {
            return read();
        } catch (IOException e) {
            Logger.warn(e, "The agenda for the terminals cannot be read");
            return Optional.empty();
        }
    }

    /// When it was made, if there is one that says so.
    public Optional<Instant> made() {
        return signed().flatMap(SignedAgenda::made);
    }

    /// Read and signed anew only when the file has changed.
    private synchronized Optional<SignedAgenda> read() throws IOException {
        try {
            // Before its content: a file that takes its place meanwhile is read again next time.
            FileTime changed = Files.getLastModifiedTime(file);
            Read before = last;
            if (before != null && before.changed().equals(changed)) {
                return Optional.of(before.agenda());
            }
            byte[] body = head(file);
            if (body.length > SignedAgenda.MOST_BYTES) {
                return Optional.empty();
            }
            SignedAgenda now =
                    new SignedAgenda(
                            body,
                            "\"" + sha256(body) + "\"",
                            signer.apply(SignedAgenda.signed(body)),
                            made(body));
            last = new Read(changed, now);
            return Optional.of(now);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(SignedAgenda.MOST_BYTES + 1);
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
