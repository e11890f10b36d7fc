package brussels.citedesmetiers.kiosk.web;

import brussels.citedesmetiers.kiosk.files.KeptFile;
import brussels.citedesmetiers.kiosk.files.KeptText;
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
import java.util.Optional;
import java.util.Set;
import org.tinylog.Logger;

/// A certificate and its key. A server's own are kept in the data folder as `SERVER-key.pem` (0600)
/// and `SERVER-certificate.pem`; the key is generated once, before the first certificate, and kept
/// when that is renewed, so that [#keyFingerprint] stays the same. A crash between writing the two
/// files costs a certificate, never the key.
///
/// @param chain the certificate first
public record ServerCertificate(PrivateKey key, List<X509Certificate> chain) {
    /// What the names of its key and its certificate end with, after the server's.
    public static final String KEY_FILE = "-key.pem";

    /// See [#KEY_FILE].
    public static final String CERTIFICATE_FILE = "-certificate.pem";

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
        return sha256(
                keys(new KeptFile(folder.resolve(server + KEY_FILE))).getPublic().getEncoded());
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
        return own(
                new KeptFile(folder.resolve(server + KEY_FILE)),
                new KeptFile(folder.resolve(server + CERTIFICATE_FILE)),
                new Names(names, names),
                now);
    }

    /// What a certificate is for.
    ///
    /// @param needed the names without which another is made
    /// @param all those of one that is made
    public record Names(Collection<String> needed, Collection<String> all) {
        public Names {
            needed = List.copyOf(needed);
            all = List.copyOf(all);
        }
    }

    /// The same, kept anywhere. Servers that share key and certificate show the same one.
    ///
    /// @param key where the key is kept
    /// @param certificate where the certificate is kept
    public static ServerCertificate own(
            KeptText key, KeptText certificate, Names names, Instant now)
            throws IOException, GeneralSecurityException {
        KeyPair keys = keys(key);
        Optional<String> text =
                certificate.change(
                        present ->
                                present.filter(kept -> serves(kept, keys, names.needed(), now))
                                        .or(() -> Optional.of(made(keys, names.all(), now))));
        return new ServerCertificate(keys.getPrivate(), chain(text.orElseThrow()));
    }

    private static boolean serves(
            String kept, KeyPair keys, Collection<String> names, Instant now) {
        try {
            ServerCertificate present = new ServerCertificate(keys.getPrivate(), chain(kept));
            return present.chain.getFirst().getPublicKey().equals(keys.getPublic())
                    && present.serves(names, now);
        } catch (GeneralSecurityException e) {
            Logger.warn(e, "The server's certificate is damaged; another is made");
            return false;
        }
    }

    private static String made(KeyPair keys, Collection<String> names, Instant now) {
        try {
            X509Certificate made = SelfSigned.make(keys, names, now);
            Logger.info("There is a new certificate, {}", sha256(made.getEncoded()));
            return Pem.write(Pem.CERTIFICATE, made.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform can sign with its keys", e);
        }
    }

    private static KeyPair keys(KeptText kept) throws IOException, GeneralSecurityException {
        String text =
                kept.change(present -> present.or(() -> Optional.of(newKeys()))).orElseThrow();
        KeyFactory factory = KeyFactory.getInstance("EC");
        PrivateKey key =
                factory.generatePrivate(
                        new PKCS8EncodedKeySpec(Pem.read(text, Pem.KEY).getFirst()));
        PublicKey other =
                factory.generatePublic(
                        new X509EncodedKeySpec(Pem.read(text, Pem.PUBLIC_KEY).getFirst()));
        return new KeyPair(other, key);
    }

    private static String newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            return Pem.write(Pem.KEY, keys.getPrivate().getEncoded())
                    + Pem.write(Pem.PUBLIC_KEY, keys.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has this curve", e);
        }
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
