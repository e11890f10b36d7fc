package brussels.citedesmetiers.kiosk.web;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// An authority of its own, which makes certificates for servers as one on the internet does.
public final class TestAuthority {
    private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
    private static final byte[] ALGORITHM = Der.sequence(Der.oid(ECDSA_WITH_SHA256));
    private static final byte[] CERTIFICATES_ONLY = {0x03, 0x02, 0x02, 0x04};

    private final String name;
    private final KeyPair keys = pair();

    /// @param name of the authority
    public TestAuthority(String name) {
        this.name = name;
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// What a server shows that has a certificate for this host, good today.
    public SSLContext server(String host) throws GeneralSecurityException {
        return server(host, Instant.now().plus(Duration.ofDays(30)));
    }

    /// The same until another moment.
    public SSLContext server(String host, Instant until) throws GeneralSecurityException {
        KeyPair own = pair();
        byte[] names = Der.tagged(0x82, host.getBytes(StandardCharsets.US_ASCII));
        X509Certificate certificate =
                issued(host, own, until, extension("2.5.29.17", false, Der.sequence(names)));
        SSLContext context = SSLContext.getInstance("TLS");
        ServerCertificate shown = new ServerCertificate(own.getPrivate(), List.of(certificate));
        context.init(new KeyManager[] {new ChangingKey(shown)}, null, null);
        return context;
    }

    /// Believes this authority and no other.
    public SSLContext believed() throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry(
                "authority",
                issued(
                        name,
                        keys,
                        Instant.now().plus(Duration.ofDays(90)),
                        extension("2.5.29.19", true, Der.sequence(Der.yes())),
                        extension("2.5.29.15", true, CERTIFICATES_ONLY)));
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private X509Certificate issued(String whose, KeyPair own, Instant until, byte[]... extensions)
            throws GeneralSecurityException {
        byte[] body =
                Der.sequence(
                        Der.tagged(0xa0, Der.integer(BigInteger.TWO)),
                        Der.integer(new BigInteger(127, new SecureRandom()).setBit(126)),
                        ALGORITHM,
                        who(name),
                        Der.sequence(Der.time(until.minus(Duration.ofDays(400))), Der.time(until)),
                        who(whose),
                        own.getPublic().getEncoded(),
                        Der.tagged(0xa3, Der.sequence(extensions)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(body);
        byte[] whole = Der.sequence(body, ALGORITHM, Der.bitString(signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] who(String name) {
        return Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.utf8(name))));
    }

    private static byte[] extension(String oid, boolean critical, byte[] value) {
        return critical
                ? Der.sequence(Der.oid(oid), Der.yes(), Der.octetString(value))
                : Der.sequence(Der.oid(oid), Der.octetString(value));
    }
}
