package brussels.citedesmetiers.kiosk.ticket;

/// Signs with the key of this terminal. Any thread may call it.
@FunctionalInterface
public interface TicketSigner {

    /// The Ed25519 signature (RFC 8032) of the message, 64 bytes. What is signed begins with the
    /// name of its kind (`CDM1:` for a token), so that a signature cannot be used for anything
    /// else.
    byte[] sign(byte[] message);
}
