package brussels.citedesmetiers.kiosk.web;

import brussels.citedesmetiers.kiosk.files.Durable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.tinylog.Logger;

/// A certificate and its key. A server's own are kept in the data folder as `SERVER-key.pem` (0600)
/// and `SERVER-certificate.pem`; the key is generated once, before the first certificate, and kept
/// when that is renewed, so that [#keyFingerprint] stays the same. A crash between writing the two
/// files costs a certificate, never the key.
///
/// @param chain the certificate first
public record ServerCertificate(PrivateKey key, List<X509Certificate> chain) {
    private static final String KEY_FILE = "-key.pem";
    private static final String CERTIFICATE_FILE = "-certificate.pem";
    private static final Duration RENEWED_BEFORE_END = Duration.ofDays(30);

    public ServerCertificate {
        chain = List.copyOf(chain);
    }

    /// SHA-256 of the certificate, 64 hexadecimal digits.
    public String fingerprint() {
        try {
            return sha256(chain.getFirst().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read", e);
        }
    }

    /// SHA-256 of the public key (SubjectPublicKeyInfo), 64 hexadecimal digits.
    public String keyFingerprint() {
        return sha256(chain.getFirst().getPublicKey().getEncoded());
    }

    /// The same for the key in the data folder, which is generated if there is none.
    ///
    /// @param server names the file
    public static String keyFingerprint(Path folder, String server)
            throws IOException, GeneralSecurityException {
        return sha256(keys(folder.resolve(server + KEY_FILE)).getPublic().getEncoded());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Whether it covers all these names and is not about to expire.
    public boolean serves(Collection<String> names, Instant now) {
        try {
            Set<String> known = new HashSet<>();
            Collection<List<?>> alternatives = chain.getFirst().getSubjectAlternativeNames();
            if (alternatives != null) {
                alternatives.forEach(name -> known.add(canonical(String.valueOf(name.get(1)))));
            }
            return names.stream().allMatch(name -> known.contains(canonical(name)))
                    && now.plus(RENEWED_BEFORE_END)
                            .isBefore(chain.getFirst().getNotAfter().toInstant())
                    && !now.isBefore(chain.getFirst().getNotBefore().toInstant());
        } catch (GeneralSecurityException e) {
            Logger.warn(e, "The names of the certificate cannot be read");
            return false;
        }
    }

    // IPv6 addresses have more than one spelling.
    private static String canonical(String name) {
        if (!SelfSigned.isAddress(name)) {
            return name;
        }
        try {
            return InetAddress.getByName(name).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    /// The certificate in the data folder, created or renewed with the same key if it does not
    /// cover these names now.
    ///
    /// @param server names the files
    /// @param now with a wrong clock, the certificate is renewed once the clock is right
    public static ServerCertificate own(
            Path folder, String server, Collection<String> names, Instant now)
            throws IOException, GeneralSecurityException {
        KeyPair keys = keys(folder.resolve(server + KEY_FILE));
        Path file = folder.resolve(server + CERTIFICATE_FILE);
        if (Files.exists(file)) {
            try {
                ServerCertificate kept =
                        new ServerCertificate(keys.getPrivate(), chain(Files.readString(file)));
                boolean ours = kept.chain.getFirst().getPublicKey().equals(keys.getPublic());
                if (ours && kept.serves(names, now)) {
                    return kept;
                }
            } catch (GeneralSecurityException e) {
                Logger.warn(e, "The certificate of the {} is damaged; another is made", server);
            }
        }
        X509Certificate made = SelfSigned.make(keys, names, now);
        Durable.onDisk().writePrivate(file, Pem.write(Pem.CERTIFICATE, made.getEncoded()));
        ServerCertificate certificate = new ServerCertificate(keys.getPrivate(), List.of(made));
        Logger.info("The {} has a new certificate, {}", server, certificate.fingerprint());
        return certificate;
    }

    private static KeyPair keys(Path file) throws IOException, GeneralSecurityException {
        if (Files.exists(file)) {
            String text = Files.readString(file);
            KeyFactory factory = KeyFactory.getInstance("EC");
            PrivateKey key =
                    factory.generatePrivate(
                            new PKCS8EncodedKeySpec(Pem.read(text, Pem.KEY).getFirst()));
            PublicKey other =
                    factory.generatePublic(
                            new X509EncodedKeySpec(Pem.read(text, Pem.PUBLIC_KEY).getFirst()));
            return new KeyPair(other, key);
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair keys = generator.generateKeyPair();
        Files.createDirectories(file.toAbsolutePath().getParent());
        Durable.onDisk()
                .writePrivate(
                        file,
                        Pem.write(Pem.KEY, keys.getPrivate().getEncoded())
                                + Pem.write(Pem.PUBLIC_KEY, keys.getPublic().getEncoded()));
        return keys;
    }

    /// A certificate supplied by the house.
    ///
    /// @param chain PEM, the certificate first
    /// @param key PEM, PKCS #8 without a password; elliptic curve or RSA
    public static ServerCertificate given(Path chain, Path key)
            throws IOException, GeneralSecurityException {
        PKCS8EncodedKeySpec spec =
                new PKCS8EncodedKeySpec(Pem.read(Files.readString(key), Pem.KEY).getFirst());
        PrivateKey privateKey;
        try {
            privateKey = KeyFactory.getInstance("EC").generatePrivate(spec);
        } catch (InvalidKeySpecException e) {
            Logger.debug(e, "Not a key of an elliptic curve");
            privateKey = KeyFactory.getInstance("RSA").generatePrivate(spec);
        }
        return new ServerCertificate(privateKey, chain(Files.readString(chain)));
    }

    private static List<X509Certificate> chain(String text) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> chain = new ArrayList<>();
        for (byte[] der : Pem.read(text, Pem.CERTIFICATE)) {
            Certificate certificate = factory.generateCertificate(new ByteArrayInputStream(der));
            chain.add((X509Certificate) certificate);
        }
        return chain;
    }

    /// A fingerprint as browsers show it: pairs of capital digits with colons between them.
    public static String asBrowsersShow(String fingerprint) {
        return fingerprint.toUpperCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
    }
}
