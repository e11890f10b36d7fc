package brussels.citedesmetiers.kiosk.ticket;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// The JDK's Ed25519, with public keys as the Base64 of their 32 raw bytes.
final class Ed25519 {
    static final int SIGNATURE_BYTES = 64;
    private static final int KEY_BYTES = 32;
    private static final String NAME = "Ed25519";

    /// The X.509 prefix of the 32 bytes (RFC 8410).
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private Ed25519() {}

    static KeyPair generate() {
        try {
            return KeyPairGenerator.getInstance(NAME).generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    static String raw(PublicKey key) {
        byte[] x509 = key.getEncoded();
        return Base64.getEncoder()
                .encodeToString(Arrays.copyOfRange(x509, X509_HEAD.length, x509.length));
    }

    /// @throws IllegalArgumentException if it is not the Base64 of a point on the curve
    static PublicKey publicKey(String raw) {
        byte[] bytes = Base64.getDecoder().decode(raw);
        if (bytes.length != KEY_BYTES || !Base64.getEncoder().encodeToString(bytes).equals(raw)) {
            throw new IllegalArgumentException("not the Base64 of 32 bytes");
        }
        byte[] x509 = Arrays.copyOf(X509_HEAD, X509_HEAD.length + KEY_BYTES);
        System.arraycopy(bytes, 0, x509, X509_HEAD.length, KEY_BYTES);
        try {
            PublicKey key = keys().generatePublic(new X509EncodedKeySpec(x509));
            // Only here does the JDK check that the bytes are a point on the curve.
            Signature.getInstance(NAME).initVerify(key);
            return key;
        } catch (InvalidKeySpecException | InvalidKeyException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    static PublicKey publicKey(X509EncodedKeySpec spec) throws InvalidKeySpecException {
        return keys().generatePublic(spec);
    }

    static PrivateKey privateKey(PKCS8EncodedKeySpec spec) throws InvalidKeySpecException {
        return keys().generatePrivate(spec);
    }

    static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    /// Whether this key made the signature. Never throws for any message or signature.
    static boolean verify(PublicKey key, byte[] message, byte[] signature)
            throws InvalidKeyException {
        try {
            Signature check = Signature.getInstance(NAME);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (SignatureException e) {
            // The JDK throws this for a malformed signature.
            return false;
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    private static KeyFactory keys() {
        try {
            return KeyFactory.getInstance(NAME);
        } catch (NoSuchAlgorithmException e) {
            throw missing(e);
        }
    }

    private static IllegalStateException missing(NoSuchAlgorithmException e) {
        return new IllegalStateException("this Java has no Ed25519", e);
    }
}
