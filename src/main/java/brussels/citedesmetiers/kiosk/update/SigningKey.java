package brussels.citedesmetiers.kiosk.update;

import brussels.citedesmetiers.kiosk.files.Durable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;

/// The key that a house signs its bundles with: a private Ed25519 key in a file that only its owner
/// may read, with its public key on a second line. It belongs on the machine where content is made,
/// never on a terminal.
public final class SigningKey {
    private static final int LONGEST = 1000;
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    private final PrivateKey secret;
    private final BundleKey shown;

    private SigningKey(PrivateKey secret, BundleKey shown) {
        this.secret = secret;
        this.shown = shown;
    }

    /// Makes a key and writes it into a new file (0600). An existing file is never replaced.
    ///
    /// @throws FileAlreadyExistsException if there is a file of this name
    public static SigningKey make(Path file, Durable durable) throws IOException {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(BundleKey.ALGORITHM).generateKeyPair();
            SigningKey made = new SigningKey(pair.getPrivate(), BundleKey.of(pair.getPublic()));
            String text =
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                            + "\n"
                            + made.shown.text()
                            + "\n";
            if (!durable.createPrivate(file, text)) {
                throw new FileAlreadyExistsException(
                        file.toString(), null, "a key is never written over another file");
            }
            return made;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }

    /// Reads a key.
    ///
    /// @throws IOException with a sentence if the file cannot be read, is open to others, or holds
    ///   no key
    public static SigningKey read(Path file) throws IOException {
        if (Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
            throw new IOException(
                    file
                            + " can be read by others: run \"chmod 600 "
                            + file
                            + "\", and make a new key if somebody may have copied it");
        }
        String[] lines =
                Files.size(file) > LONGEST
                        ? new String[0]
                        : Files.readString(file).strip().split("\n", -1);
        try {
            PrivateKey secret =
                    KeyFactory.getInstance(BundleKey.ALGORITHM)
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(
                                            Base64.getDecoder().decode(lines[0].strip())));
            SigningKey read = new SigningKey(secret, BundleKey.of(lines[1].strip()));
            byte[] trial = {1};
            if (!read.shown.signed(trial, read.sign(trial))) {
                throw new IOException(file + " holds two keys that do not belong together");
            }
            return read;
        } catch (GeneralSecurityException
                | IllegalArgumentException
                | ArrayIndexOutOfBoundsException e) {
            throw new IOException(file + " holds no key that \"kiosk bundle keygen\" made", e);
        }
    }

    /// The public key that goes with it.
    public BundleKey shown() {
        return shown;
    }

    byte[] sign(byte[] message) {
        try {
            Signature signing = Signature.getInstance(BundleKey.ALGORITHM);
            signing.initSign(secret);
            signing.update(message);
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no Ed25519", e);
        }
    }
}
