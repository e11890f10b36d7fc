package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.files.PrivateFolder;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The terminal's data folder, held for this process alone by a lock on `terminal.lock` until it is
/// closed or the process ends, however it ends.
///
/// An untouched folder gets its file of numbers before anything else, so that a missing one always
/// means a lost one. Lock once at start, before the store is opened; any thread.
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "terminal.lock";
    private static final Set<String> VOLATILE = Set.of("tmpfs", "ramfs", "overlay");

    // The system gives a lock to the whole process, and closing a second channel on the file would
    // give it up, so folders held by this process are known here.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private DataFolder(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Makes the folder if needed, checks that it can be written and takes it.
    ///
    /// @throws DataFolderBusyException if another program, or this one, holds it
    /// @throws DataFolderException if it cannot be made or written
    public static DataFolder lock(Path folder) throws DataFolderException {
        Path real;
        try {
            PrivateFolder.create(folder);
            real = folder.toRealPath();
        } catch (IOException e) {
            throw notWritable(folder.toAbsolutePath(), e);
        }
        if (!HELD.add(real)) {
            throw new DataFolderBusyException(real);
        }
        try {
            return new DataFolder(real, lockAndCheck(real));
        } catch (DataFolderException | RuntimeException e) {
            HELD.remove(real);
            throw e;
        }
    }

    private static FileChannel lockAndCheck(Path folder) throws DataFolderException {
        FileChannel channel = null;
        try {
            channel =
                    FileChannel.open(
                            folder.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!locked(channel)) {
                closeQuietly(channel);
                throw new DataFolderBusyException(folder);
            }
            checkWritable(folder);
            if (untouched(folder)) {
                new HighWaterFile(folder, new RealDisk()).raise(HighWater.NONE);
            }
            return channel;
        } catch (IOException e) {
            closeQuietly(channel);
            throw notWritable(folder, e);
        }
    }

    /// A lock file from before may be writable in a folder that no longer is. A full disk is no
    /// reason not to start: visitors are served, and staff are told.
    private static void checkWritable(Path folder) throws IOException {
        Path probe = folder.resolve("write.check");
        try {
            Files.write(probe, new byte[0]);
            Files.delete(probe);
        } catch (IOException e) {
            if (!Trouble.isDiskFull(e, folder)) {
                throw e;
            }
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            // Held until the channel is closed.
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException heldHere) {
            return false;
        }
    }

    private static boolean untouched(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .noneMatch(
                            name ->
                                    name.startsWith(HighWaterFile.NAME)
                                            || name.startsWith(DatabaseFolder.DATABASE)
                                            || name.startsWith(DatabaseFolder.BACKUP));
        }
    }

    private static DataFolderException notWritable(Path folder, IOException cause) {
        return new DataFolderException(
                Trouble.isDiskFull(cause, folder)
                        ? "The disk that holds the data folder "
                                + folder
                                + " is full: free some space on it and start again."
                        : "The data folder "
                                + folder
                                + " cannot be written: give the kiosk's user the right to write"
                                + " there, or name another folder in terminal.json.",
                cause);
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                Logger.warn(e, "The lock file could not be closed");
            }
        }
    }

    /// The folder's real path.
    public Path path() {
        return path;
    }

    /// The kind of file system the folder lies on if what is written there is lost without power,
    /// else empty text. A read-only root with a memory overlay does that silently.
    String volatileFileSystem() {
        try {
            String type = Files.getFileStore(path).type();
            return VOLATILE.contains(type) ? type : "";
        } catch (IOException unknown) {
            Logger.warn(unknown, "The file system of {} is not known", path);
            return "";
        }
    }

    /// Gives the folder up. Close the store first.
    @Override
    public void close() {
        closeQuietly(channel);
        HELD.remove(path);
    }
}
