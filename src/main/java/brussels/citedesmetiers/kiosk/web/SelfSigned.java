package brussels.citedesmetiers.kiosk.web;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.regex.Pattern;

/// Makes a server's own certificate: X.509 version 3 (RFC 5280), signed by its own P-256 key. The
/// JDK has no public API for this, and a run-time image may lack `keytool`.
///
/// It is valid for 800 days, because some phones accept no longer period (Apple: at most 825 days).
final class SelfSigned {
    static final Duration VALIDITY = Duration.ofDays(800);

    private static final Duration BEFORE = Duration.ofDays(1);
    private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String SUBJECT_ALT_NAME = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    private static final Pattern ADDRESS =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*");

    private SelfSigned() {}

    /// @param keys a P-256 pair
    /// @param names host names and addresses as text; at least one
    /// @param now start of its validity, less a day for clocks that lag
    static X509Certificate make(KeyPair keys, Collection<String> names, Instant now)
            throws GeneralSecurityException {
        byte[] algorithm = Der.sequence(Der.oid(ECDSA_WITH_SHA256));
        byte[] who =
                Der.sequence(
                        Der.set(
                                Der.sequence(
                                        Der.oid(COMMON_NAME), Der.utf8(names.iterator().next()))));
        byte[] body =
                Der.sequence(
                        Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
                        Der.integer(new BigInteger(127, new SecureRandom()).setBit(126)),
                        algorithm,
                        who,
                        Der.sequence(
                                Der.time(now.minus(BEFORE)),
                                Der.time(now.plus(VALIDITY).minus(BEFORE))),
                        who,
                        keys.getPublic().getEncoded(),
                        Der.tagged(0xa3, extensions(names)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(body);
        byte[] whole = Der.sequence(body, algorithm, Der.bitString(signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] extensions(Collection<String> names) {
        byte[][] all = names.stream().map(SelfSigned::generalName).toArray(byte[][]::new);
        return Der.sequence(
                // Not a certificate authority, because Firefox accepts none as a server.
                critical(BASIC_CONSTRAINTS, Der.sequence()),
                // digitalSignature: bit 0, seven unused bits at the end.
                critical(KEY_USAGE, new byte[] {0x03, 0x02, 0x07, (byte) 0x80}),
                extension(EXTENDED_KEY_USAGE, Der.sequence(Der.oid(SERVER_AUTH))),
                extension(SUBJECT_ALT_NAME, Der.sequence(all)));
    }

    private static byte[] critical(String oid, byte[] value) {
        return Der.sequence(Der.oid(oid), Der.yes(), Der.octetString(value));
    }

    private static byte[] extension(String oid, byte[] value) {
        return Der.sequence(Der.oid(oid), Der.octetString(value));
    }

    static boolean isAddress(String name) {
        return ADDRESS.matcher(name).matches();
    }

    private static byte[] generalName(String name) {
        if (!isAddress(name)) {
            return Der.tagged(0x82, name.getBytes(StandardCharsets.US_ASCII));
        }
        try {
            // Text in this form is never looked up on the network.
            return Der.tagged(0x87, InetAddress.getByName(name).getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("address " + name, e);
        }
    }
}
