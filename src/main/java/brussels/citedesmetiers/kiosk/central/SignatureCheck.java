package brussels.citedesmetiers.kiosk.central;

/// Checks Ed25519 signatures (RFC 8032). Any thread; never throws.
@FunctionalInterface
public interface SignatureCheck {

    /// Whether this key made the signature of this message.
    ///
    /// @param publicKey Base64 of its 32 raw bytes
    boolean signed(String publicKey, byte[] message, byte[] signature);
}
