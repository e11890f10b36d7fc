package brussels.citedesmetiers.kiosk.queue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// How a hub hands the dates of activities to the terminals of its site: the agenda as the body,
/// and its signature in a header.
public final class HubAgenda {
    /// The path at which a hub hands it out. The tag of the body is its `ETag`.
    public static final String PATH = "/api/agenda";

    /// The header with the Ed25519 signature of the hub over [#signed], in URL-safe Base64.
    public static final String SIGNATURE_HEADER = "Agenda-Signature";

    /// The most bytes: 10,000 dates of 400 bytes.
    public static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final byte[] KIND = "CDM-agenda-1:".getBytes(StandardCharsets.US_ASCII);

    private HubAgenda() {}

    /// The signed bytes for a body, with a prefix so that the signature cannot be used for anything
    /// else.
    public static byte[] signed(byte[] body) {
        byte[] message = Arrays.copyOf(KIND, KIND.length + body.length);
        System.arraycopy(body, 0, message, KIND.length, body.length);
        return message;
    }
}
