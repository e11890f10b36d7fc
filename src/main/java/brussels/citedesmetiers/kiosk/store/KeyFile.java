package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.ticket.TerminalKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.spec.InvalidKeySpecException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The file that keeps a [TerminalKey], which only its owner may read.
///
/// **Crash.** As [Durable#createPrivate]: the file is there complete or not at all, and an existing
/// one is never replaced, whatever its content: with a new key, all tickets and batches of this
/// terminal would look foreign. Two processes that start together get the same key.
///
/// Any thread.
public final class KeyFile {
    /// Its name in a data folder.
    public static final String NAME = "key";

    private static final Set<PosixFilePermission> OWNER =
            PosixFilePermissions.fromString("rwx------");
    private static final int MAX_BYTES = 4096;

    private KeyFile() {}

    /// The key in `file`, created first if there is no such file. Its folder must exist.
    ///
    /// @throws KeyFileException if the file can be read by others than its owner, is damaged, or
    ///   cannot be read or written
    public static TerminalKey loadOrCreate(Path file) throws KeyFileException {
        return loadOrCreate(file, Durable.onDisk());
    }

    static TerminalKey loadOrCreate(Path file, Durable durable) throws KeyFileException {
        try {
            if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)
                    && !durable.createPrivate(file, TerminalKey.generate().pem())) {
                Logger.info("{} was made by another process meanwhile", file);
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
        try {
            return TerminalKey.parse(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (InvalidKeySpecException e) {
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
}
