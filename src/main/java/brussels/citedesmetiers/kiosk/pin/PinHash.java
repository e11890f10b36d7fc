package brussels.citedesmetiers.kiosk.pin;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A PIN as a slow salted hash, PBKDF2 (RFC 8018) with HMAC-SHA-256, stored with its parameters as
/// `pbkdf2-sha256$600000$SALT$HASH`, so that they can be raised later.
final class PinHash {
    /// OWASP's figure for PBKDF2 with HMAC-SHA-256.
    static final int ITERATIONS = 600_000;

    private static final String NAME = "pbkdf2-sha256";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MOST_ITERATIONS = 10_000_000;
    // Base64 without padding: 16 bytes are 22 characters, 32 bytes 43.
    private static final Pattern FORM =
            Pattern.compile(
                    NAME + "\\$([1-9][0-9]{0,7})\\$([A-Za-z0-9+/]{22})\\$([A-Za-z0-9+/]{43})");

    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private PinHash(int iterations, byte[] salt, byte[] hash) {
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    /// The hash of a PIN, with a fresh salt.
    static PinHash of(char[] pin, int iterations, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PinHash(iterations, salt, derive(pin, iterations, salt));
    }

    /// Reads what [#toString()] wrote; empty if it is not of that form, or would take minutes to
    /// check.
    static Optional<PinHash> parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches() || Integer.parseInt(m.group(1)) > MOST_ITERATIONS) {
            return Optional.empty();
        }
        Base64.Decoder base64 = Base64.getDecoder();
        return Optional.of(
                new PinHash(
                        Integer.parseInt(m.group(1)),
                        base64.decode(m.group(2)),
                        base64.decode(m.group(3))));
    }

    /// Whether this is the hash of `pin`; takes the same time whichever byte differs.
    boolean matches(char[] pin) {
        return MessageDigest.isEqual(hash, derive(pin, iterations, salt));
    }

    @Override
    public String toString() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return String.join(
                "$",
                NAME,
                String.valueOf(iterations),
                base64.encodeToString(salt),
                base64.encodeToString(hash));
    }

    private static byte[] derive(char[] pin, int iterations, byte[] salt) {
        PBEKeySpec spec = new PBEKeySpec(pin, salt, iterations, HASH_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform's PBKDF2 is missing", e);
        } finally {
            spec.clearPassword();
        }
    }
}
