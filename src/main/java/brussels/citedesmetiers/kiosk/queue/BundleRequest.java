package brussels.citedesmetiers.kiosk.queue;

import java.util.regex.Pattern;

/// A terminal's question to the hub which bundle it hands on, or for a piece of one.
///
/// @param terminal id of the sender
/// @param kind `content`, `program` or `keys`
/// @param sha256 of the bundle that a piece is wanted of; empty to ask which there is
/// @param from the first byte of the piece
public record BundleRequest(String terminal, String kind, String sha256, long from) {
    /// The longest request in bytes.
    public static final int MOST_BYTES = 1024;

    /// The most bytes of a bundle in one answer.
    public static final int PIECE = 256 * 1024;

    private static final Pattern KINDS = Pattern.compile("content|program|keys");
    private static final Pattern SHA_256 = Pattern.compile("(?:[0-9a-f]{64})?");
    private static final String KIND = "CDM-bundle-1:";

    public BundleRequest {
        if (terminal.isBlank()
                || !KINDS.matcher(kind).matches()
                || !SHA_256.matcher(sha256).matches()
                || from < 0) {
            throw new IllegalArgumentException("no question about a bundle");
        }
    }

    /// The path at which a hub accepts it.
    public static String path() {
        return "/api/bundle";
    }

    /// The signed bytes for a body, with a prefix so that the signature cannot be used for anything
    /// else.
    public static byte[] signed(byte[] body) {
        return SignedBytes.of(KIND, body);
    }

    /// As bytes of JSON.
    public byte[] bytes() {
        return HubJson.write(this);
    }

    /// Reads what [#bytes()] wrote.
    ///
    /// @throws IllegalArgumentException if the bytes are anything else
    public static BundleRequest of(byte[] bytes) {
        return HubJson.bundleRequest(bytes);
    }
}
