package brussels.citedesmetiers.kiosk.counts;

/// Signs with the key of this terminal. Any thread may call it.
@FunctionalInterface
public interface BatchSigner {

    /// The Ed25519 signature (RFC 8032) of the message, 64 bytes. What is signed begins with
    /// [SealedBatch#KIND], so that no signature of a batch can serve for anything else.
    byte[] sign(byte[] message);
}
