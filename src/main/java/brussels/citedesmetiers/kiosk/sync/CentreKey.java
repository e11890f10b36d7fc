package brussels.citedesmetiers.kiosk.sync;

import brussels.citedesmetiers.kiosk.counts.Receipt;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// The centre's Ed25519 public key (RFC 8032), which verifies what the centre vouches for whatever
/// way it came: receipts and the agenda.
///
/// Immutable; any thread.
public final class CentreKey {
    private static final String NAME = "Ed25519";
    private static final int KEY_BYTES = 32;

    /// The X.509 prefix of the 32 bytes (RFC 8410).
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final PublicKey key;

    private CentreKey(PublicKey key) {
        this.key = key;
    }

    /// The key of this text: 32 bytes in Base64 of either alphabet, padded or not.
    ///
    /// @throws IllegalArgumentException if it is not a key
    public static CentreKey of(String text) {
        byte[] raw =
                Base64.getUrlDecoder()
                        .decode(text.replace('+', '-').replace('/', '_').replace("=", ""));
        if (raw.length != KEY_BYTES) {
            throw new IllegalArgumentException("not 32 bytes");
        }
        byte[] x509 = Arrays.copyOf(X509_HEAD, X509_HEAD.length + KEY_BYTES);
        System.arraycopy(raw, 0, x509, X509_HEAD.length, KEY_BYTES);
        try {
            PublicKey key =
                    KeyFactory.getInstance(NAME).generatePublic(new X509EncodedKeySpec(x509));
            // Only here does the JDK check that the bytes are a point on the curve.
            Signature.getInstance(NAME).initVerify(key);
            return new CentreKey(key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    /// Whether the centre signed this receipt.
    public boolean signed(Receipt receipt) {
        return signed(receipt.signed(), receipt.signatureBytes());
    }

    /// Whether the centre made this signature of this message.
    public boolean signed(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(NAME);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (SignatureException e) {
            // The JDK throws this for a malformed signature.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }
}
