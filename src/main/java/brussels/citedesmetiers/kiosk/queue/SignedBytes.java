package brussels.citedesmetiers.kiosk.queue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What a terminal signs of a request to its hub.
final class SignedBytes {
    private SignedBytes() {}

    /// A body after the kind of the request, so that the signature cannot be used for another kind.
    ///
    /// @param kind in ASCII
    static byte[] of(String kind, byte[] body) {
        byte[] prefix = kind.getBytes(StandardCharsets.US_ASCII);
        byte[] message = Arrays.copyOf(prefix, prefix.length + body.length);
        System.arraycopy(body, 0, message, prefix.length, body.length);
        return message;
    }
}
