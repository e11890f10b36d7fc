package brussels.citedesmetiers.kiosk.ticket;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The terminal's own Ed25519 key, kept in one file that only its owner may read.
///
/// The file is PEM text (RFC 7468): the private key as PKCS#8, then the public one, which Java
/// cannot derive from the private one; loading verifies that they belong together.
///
/// **Crash.** The file appears under its name complete and forced, or not at all. A crash may leave
/// a file with the same name ending in `.tmp`, of mode 0600, that is never read. An existing file
/// is never overwritten, whatever its content: with a new key, all tickets and batches of this
/// terminal would look foreign. Two processes that start together get the same key.
///
/// Immutable: any thread may sign.
public final class TerminalKey implements TicketSigner {
    /// The name of its file in a data folder.
    public static final String FILE = "key";

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(
                    PosixFilePermission.OWNER_READ,
                    PosixFilePermission.OWNER_WRITE,
                    PosixFilePermission.OWNER_EXECUTE);
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final int MAX_BYTES = 4096;
    private static final byte[] PROBE = "CDM-KEY-PROBE:".getBytes(StandardCharsets.US_ASCII);

    private final PrivateKey privateKey;
    private final String publicKey;

    private TerminalKey(PrivateKey privateKey, String publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /// The key in `file`, created first if there is no such file. Its folder must exist.
    ///
    /// @throws KeyFileException if the file can be read by others than its owner, is damaged, or
    ///   cannot be read or written
    public static TerminalKey loadOrCreate(Path file) throws KeyFileException {
        try {
            if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                create(file.toAbsolutePath());
            }
            return load(file);
        } catch (IOException e) {
            throw new KeyFileException(
                    KeyFileException.Why.UNREADABLE,
                    file,
                    "cannot be read or written (" + e + ").",
                    e);
        }
    }

    /// Base64 of the public key's 32 raw bytes: as in the site's settings.
    public String publicKey() {
        return publicKey;
    }

    @Override
    public byte[] sign(byte[] message) {
        return Ed25519.sign(privateKey, message);
    }

    /// The public key only.
    @Override
    public String toString() {
        return "TerminalKey[" + publicKey + "]";
    }

    private static TerminalKey load(Path file) throws IOException, KeyFileException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER.containsAll(permissions)) {
            throw new KeyFileException(
                    KeyFileException.Why.OPEN_TO_OTHERS,
                    file,
                    "can be used by others than its owner ("
                            + PosixFilePermissions.toString(permissions)
                            + "): run \"chmod 600 "
                            + file
                            + "\", and replace the key if somebody may have copied it.",
                    null);
        }
        if (Files.size(file) > MAX_BYTES) {
            throw damaged(file, null);
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        try {
            PrivateKey privateKey =
                    Ed25519.privateKey(new PKCS8EncodedKeySpec(block(PRIVATE, text)));
            PublicKey publicKey = Ed25519.publicKey(new X509EncodedKeySpec(block(PUBLIC, text)));
            if (!Ed25519.verify(publicKey, PROBE, Ed25519.sign(privateKey, PROBE))) {
                throw damaged(file, null);
            }
            return new TerminalKey(privateKey, Ed25519.raw(publicKey));
        } catch (IllegalArgumentException | InvalidKeySpecException | InvalidKeyException e) {
            throw damaged(file, e);
        }
    }

    private static KeyFileException damaged(Path file, @Nullable Throwable cause) {
        return new KeyFileException(
                KeyFileException.Why.DAMAGED,
                file,
                "is damaged: bring it back from a copy, or move it away and enter the"
                        + " new key that is then made in site.json.",
                cause);
    }

    private static byte[] block(String label, String text) {
        Matcher block =
                Pattern.compile(
                                "-----BEGIN "
                                        + label
                                        + "-----\\s+([A-Za-z0-9+/=\\s]*)-----END "
                                        + label
                                        + "-----")
                        .matcher(text);
        if (!block.find()) {
            throw new IllegalArgumentException("no " + label);
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }

    private static void create(Path file) throws IOException {
        KeyPair pair = Ed25519.generate();
        String text =
                pem(PRIVATE, pair.getPrivate().getEncoded())
                        + pem(PUBLIC, pair.getPublic().getEncoded());
        Path folder = file.resolveSibling(".").normalize();
        Path temporary =
                Files.createTempFile(
                        folder,
                        file.getFileName() + ".",
                        ".tmp",
                        PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            publish(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
        try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    /// As atomic as a move, but a move would replace the key of a process that came first.
    private static void publish(Path temporary, Path file) throws IOException {
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            Logger.info("{} was made by another process meanwhile", file);
        }
    }

    private static String pem(String label, byte[] der) {
        return "-----BEGIN "
                + label
                + "-----\n"
                + Base64.getEncoder().encodeToString(der)
                + "\n-----END "
                + label
                + "-----\n";
    }
}
