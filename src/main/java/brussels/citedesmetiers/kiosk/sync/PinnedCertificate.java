package brussels.citedesmetiers.kiosk.sync;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Trusts exactly one certificate, by its SHA-256. Its name and dates do not matter: whoever has
/// its key is the centre. So a terminal whose clock is wrong still reaches it.
final class PinnedCertificate extends X509ExtendedTrustManager {
    private final byte[] sha256;
    private final Part part;

    /// The part of a certificate that is hashed.
    private interface Part {
        byte[] of(X509Certificate certificate) throws CertificateException;
    }

    private PinnedCertificate(String fingerprint, Part part) {
        this.sha256 = HexFormat.of().parseHex(fingerprint);
        this.part = part;
    }

    /// For connections only to the owner of a key, whatever certificate it presents for it.
    ///
    /// @param fingerprint SHA-256 of the public key, 64 hexadecimal digits
    static SSLContext contextOfKey(String fingerprint) {
        return context(fingerprint, shown -> shown.getPublicKey().getEncoded());
    }

    /// For connections only to the owner of this certificate.
    ///
    /// @param fingerprint 64 hexadecimal digits
    static SSLContext context(String fingerprint) {
        return context(fingerprint, X509Certificate::getEncoded);
    }

    private static SSLContext context(String fingerprint, Part part) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    null,
                    new TrustManager[] {new PinnedCertificate(fingerprint, part)},
                    new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0) {
            throw new CertificateException("no certificate");
        }
        try {
            byte[] shown = MessageDigest.getInstance("SHA-256").digest(part.of(chain[0]));
            if (!MessageDigest.isEqual(sha256, shown)) {
                throw new CertificateException("not the certificate that is known");
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        throw new CertificateException("nobody connects to this terminal here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
