package brussels.citedesmetiers.kiosk.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Writes a small file that only its owner may read or write (0600), so that a crash at any step
/// leaves either the old file or the new one, whole: temporary file beside the target, force,
/// atomic move, force the folder. Until the move the old file stands; after it the new one, unless
/// power goes before the folder is forced, when it may be either.
public final class SecretFile {
    private static final String OWNER_ONLY = "rw-------";

    private SecretFile() {}

    /// The steps of a write, in order.
    public enum Step {
        CREATE,
        WRITE,
        FORCE,
        MOVE,
        FORCE_FOLDER
    }

    /// Told before each step; throws where a test wants the power to fail.
    @FunctionalInterface
    public interface Watcher {
        void before(Step step) throws IOException;
    }

    /// Replaces or creates `target` with `content`.
    ///
    /// @throws IOException if the new file may not have become durable
    public static void write(Path target, byte[] content, Watcher watcher) throws IOException {
        Path temporary = target.resolveSibling(target.getFileName() + ".new");
        watcher.before(Step.CREATE);
        // One that a crash left behind may have other rights: it is not written into.
        Files.deleteIfExists(temporary);
        try (FileChannel channel =
                FileChannel.open(
                        temporary,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString(OWNER_ONLY)))) {
            watcher.before(Step.WRITE);
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            watcher.before(Step.FORCE);
            channel.force(true);
        }
        watcher.before(Step.MOVE);
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        watcher.before(Step.FORCE_FOLDER);
        Path folder = target.toAbsolutePath().getParent();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
