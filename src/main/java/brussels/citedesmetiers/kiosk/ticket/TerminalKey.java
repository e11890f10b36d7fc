package brussels.citedesmetiers.kiosk.ticket;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The terminal's own Ed25519 key. Its text is PEM (RFC 7468): the private key as PKCS#8, then the
/// public one, which Java cannot derive from the private one.
///
/// Immutable: any thread may sign.
public final class TerminalKey implements TicketSigner {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final byte[] PROBE = "CDM-KEY-PROBE:".getBytes(StandardCharsets.US_ASCII);

    private final PrivateKey privateKey;
    private final PublicKey publicKey;

    private TerminalKey(PrivateKey privateKey, PublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /// A new key.
    public static TerminalKey generate() {
        KeyPair pair = Ed25519.generate();
        return new TerminalKey(pair.getPrivate(), pair.getPublic());
    }

    /// Reads the text of a key.
    ///
    /// @throws InvalidKeySpecException if it holds no key, or two halves that do not belong
    ///   together
    public static TerminalKey parse(String pem) throws InvalidKeySpecException {
        try {
            PrivateKey privateKey =
                    Ed25519.privateKey(new PKCS8EncodedKeySpec(block(PRIVATE, pem)));
            PublicKey publicKey = Ed25519.publicKey(new X509EncodedKeySpec(block(PUBLIC, pem)));
            if (!Ed25519.verify(publicKey, PROBE, Ed25519.sign(privateKey, PROBE))) {
                throw new InvalidKeySpecException("two halves of different keys");
            }
            return new TerminalKey(privateKey, publicKey);
        } catch (IllegalArgumentException | InvalidKeyException e) {
            throw new InvalidKeySpecException("no key", e);
        }
    }

    private static byte[] block(String label, String text) {
        Matcher block =
                Pattern.compile(
                                "-----BEGIN "
                                        + label
                                        + "-----\\s+([A-Za-z0-9+/=\\s]*)-----END "
                                        + label
                                        + "-----")
                        .matcher(text);
        if (!block.find()) {
            throw new IllegalArgumentException("no " + label);
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }

    /// The text of the key with its private half, for its file and nothing else.
    public String pem() {
        return pem(PRIVATE, privateKey.getEncoded()) + pem(PUBLIC, publicKey.getEncoded());
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN "
                + label
                + "-----\n"
                + Base64.getEncoder().encodeToString(der)
                + "\n-----END "
                + label
                + "-----\n";
    }

    /// Base64 of the public key's 32 raw bytes: as in the site's settings.
    public String publicKey() {
        return Ed25519.raw(publicKey);
    }

    @Override
    public byte[] sign(byte[] message) {
        return Ed25519.sign(privateKey, message);
    }

    /// The public key only.
    @Override
    public String toString() {
        return "TerminalKey[" + publicKey() + "]";
    }
}
