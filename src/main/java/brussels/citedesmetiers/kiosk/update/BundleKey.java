package brussels.citedesmetiers.kiosk.update;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// An Ed25519 public key (RFC 8032) that bundles are signed with.
///
/// Immutable; any thread.
public final class BundleKey {
    static final String ALGORITHM = "Ed25519";
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 8;

    /// The X.509 prefix of the 32 bytes (RFC 8410).
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String text;
    private final String id;
    private final PublicKey key;

    private BundleKey(String text, String id, PublicKey key) {
        this.text = text;
        this.id = id;
        this.key = key;
    }

    /// The key of this text, as `kiosk bundle keygen` prints it: 32 bytes in Base64.
    ///
    /// @throws IllegalArgumentException if it is not a key
    public static BundleKey of(String text) {
        byte[] raw = Base64.getDecoder().decode(text);
        if (raw.length != KEY_BYTES || !Base64.getEncoder().encodeToString(raw).equals(text)) {
            throw new IllegalArgumentException("not 32 bytes in Base64");
        }
        byte[] x509 = Arrays.copyOf(X509_HEAD, X509_HEAD.length + KEY_BYTES);
        System.arraycopy(raw, 0, x509, X509_HEAD.length, KEY_BYTES);
        try {
            PublicKey key =
                    KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(x509));
            // Only here does the JDK check that the bytes are a point on the curve.
            Signature.getInstance(ALGORITHM).initVerify(key);
            return new BundleKey(text, idOf(raw), key);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    static BundleKey of(PublicKey key) {
        byte[] x509 = key.getEncoded();
        return of(
                Base64.getEncoder()
                        .encodeToString(Arrays.copyOfRange(x509, X509_HEAD.length, x509.length)));
    }

    /// Whether a text is a key.
    public static boolean isKey(String text) {
        try {
            of(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String idOf(byte[] raw) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(raw);
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// A short name: the first 8 bytes of its SHA-256, in hexadecimal.
    public String id() {
        return id;
    }

    /// Its 32 bytes in Base64.
    public String text() {
        return text;
    }

    boolean signed(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
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
