package brussels.citedesmetiers.kiosk.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tinylog.Logger;

/// Disk space reserved for when the disk is full: a file of zeros that is then deleted, so that the
/// database can be reopened, checkpointed and closed, and tickets and counts continue while staff
/// are told. It is written again once there is room.
///
/// It grows by 1 MB at a time, so that nothing waits for it, and never takes the last free space. A
/// crash at any step leaves a smaller file, which continues to grow. The store writer's thread
/// only.
final class Ballast {
    static final String NAME = "ballast";
    static final long WHOLE_BYTES = 16L << 20;

    private static final int PIECE_BYTES = 1 << 20;

    /// Free space left for other programs.
    private static final long LEFT_FREE_BYTES = 2 * WHOLE_BYTES;

    private final Path folder;
    private final Path file;
    private boolean givenUp;

    Ballast(Path data) {
        this.folder = data;
        this.file = data.resolve(NAME);
    }

    /// Adds a piece, if it is not at full size and there is room to spare.
    void grow() {
        try {
            long size = Files.exists(file) ? Files.size(file) : 0;
            if (size >= WHOLE_BYTES) {
                givenUp = false;
            } else if (folder.toFile().getUsableSpace() >= LEFT_FREE_BYTES) {
                append();
            }
        } catch (IOException e) {
            Logger.debug(e, "The ballast does not grow now");
        }
    }

    private void append() throws IOException {
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer zeros = ByteBuffer.allocate(PIECE_BYTES);
            while (zeros.hasRemaining()) {
                out.write(zeros);
            }
            out.force(true);
        }
    }

    /// Frees the reserved space.
    ///
    /// @return whether there was anything to give up
    boolean giveUp() {
        try {
            if (!Files.deleteIfExists(file)) {
                return false;
            }
            givenUp = true;
            Logger.error("The disk is full; the room kept for that is used now");
            return true;
        } catch (IOException e) {
            Logger.error(e, "The disk is full, and the room kept for that cannot be had");
            return false;
        }
    }

    /// Whether the disk was full and has not had room to spare since.
    boolean missed() {
        return givenUp;
    }
}
