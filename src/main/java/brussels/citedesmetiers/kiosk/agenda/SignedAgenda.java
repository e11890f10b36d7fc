package brussels.citedesmetiers.kiosk.agenda;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a hub or the centre hands the dates of activities to terminals: the agenda as the body, its
/// tag and its signature in headers.
public final class SignedAgenda {
    /// The path at which a hub hands it out.
    public static final String HUB_PATH = "/api/agenda";

    /// What follows a terminal's own path at the centre.
    public static final String CENTRE_PATH = "/agenda";

    /// The header with the Ed25519 signature over [#signed], in URL-safe Base64.
    public static final String SIGNATURE_HEADER = "Agenda-Signature";

    /// The most bytes: 10,000 dates of 400 bytes.
    public static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final byte[] KIND = "CDM-agenda-1:".getBytes(StandardCharsets.US_ASCII);

    private final byte[] body;
    private final String tag;
    private final byte[] signature;
    private final @Nullable Instant made;

    SignedAgenda(byte[] body, String tag, byte[] signature, @Nullable Instant made) {
        this.body = body;
        this.tag = tag;
        this.signature = signature;
        this.made = made;
    }

    /// The signed bytes for a body, with a prefix so that the signature cannot be used for anything
    /// else.
    public static byte[] signed(byte[] body) {
        byte[] message = Arrays.copyOf(KIND, KIND.length + body.length);
        System.arraycopy(body, 0, message, KIND.length, body.length);
        return message;
    }

    /// The agenda; not copied.
    public byte[] body() {
        return body;
    }

    /// What goes with the body.
    public Map<String, String> headers() {
        return Map.of(
                "ETag",
                tag,
                SIGNATURE_HEADER,
                Base64.getUrlEncoder().withoutPadding().encodeToString(signature));
    }

    /// When it was made, if it says so.
    public Optional<Instant> made() {
        return Optional.ofNullable(made);
    }
}
