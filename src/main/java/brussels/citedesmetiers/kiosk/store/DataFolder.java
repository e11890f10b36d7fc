package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.files.PrivateFolder;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import brussels.citedesmetiers.kiosk.store.DataFolderException.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The terminal's data folder, held for this process alone by a lock on `terminal.lock` until it is
/// closed or the process ends, however it ends.
///
/// Somebody tidying up may delete the lock file, and another program could then lock a new one. So
/// [#stillOurs()] is called before anything that only one program may do, and locks the new file if
/// nobody has. A folder whose database another program has open counts as held too.
///
/// A folder in which no terminal ever ran gets its file of numbers first, so that a missing one
/// always means a lost one. Any of a list of names shows that a terminal ran here, not only the
/// file of numbers.
///
/// Lock once at start, before the store is opened; any thread.
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "terminal.lock";
    private static final Set<String> VOLATILE = Set.of("tmpfs", "ramfs", "overlay");

    /// The names of what only a running terminal creates. A key, a PIN, a token and the desk's
    /// certificate may exist before its first run.
    private static final Set<String> MADE_BY_RUNNING =
            Set.of(
                    HighWaterFile.NAME,
                    HighWaterFile.COPY,
                    MarkFile.SEALED,
                    MarkFile.SEALED + ".new",
                    MarkFile.OF_SITE,
                    MarkFile.OF_SITE + ".new",
                    MarkFile.OFFERED,
                    MarkFile.OFFERED + ".new",
                    MarkFile.WAYS,
                    MarkFile.WAYS + ".new",
                    Ballast.NAME,
                    "derby.log",
                    "content");

    /// The same, by prefix.
    private static final List<String> BEGIN_OF_MADE =
            List.of(WrittenMark.PREFIX, DatabaseFolder.DATABASE, DatabaseFolder.BACKUP);

    // A lock belongs to the whole process, and closing a second channel on the file would release
    // it, so the folders held by this process are recorded here.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private Lock lock;

    /// A locked file, with its file key to tell it from another of the same name.
    private record Lock(FileChannel channel, Object file) {}

    private DataFolder(Path path, Lock lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Creates the folder if necessary, checks that it can be written and locks it.
    ///
    /// @throws DataFolderBusyException if another program, or this one, holds it
    /// @throws DataFolderException if it cannot be created or written
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

    /// The same, for a terminal that serves people: also refuses a folder whose content a restart
    /// of the machine forgets, because the numbers of the day would be given again.
    public static DataFolder lockKept(Path folder) throws DataFolderException {
        DataFolder locked = lock(folder);
        String type = locked.volatileFileSystem();
        if (type.isEmpty()) {
            return locked;
        }
        locked.close();
        throw new DataFolderException(
                Reason.NOT_KEPT,
                "The data folder "
                        + locked.path()
                        + " is on "
                        + type
                        + ", which a restart forgets: put it on a disk, or no number is given.",
                null);
    }

    private static Lock lockAndCheck(Path folder) throws DataFolderException {
        Lock lock = null;
        try {
            lock = take(folder);
            if (lock == null || databaseHeld(folder)) {
                closeQuietly(lock);
                throw new DataFolderBusyException(folder);
            }
            checkWritable(folder);
            if (!everRan(folder)) {
                new HighWaterFile(folder, new RealDisk()).raise(HighWater.NONE);
            }
            mark(folder);
            return lock;
        } catch (IOException e) {
            closeQuietly(lock);
            throw notWritable(folder, e);
        }
    }

    /// Locks the file that currently has the lock's name; null if another program has locked it.
    private static @Nullable Lock take(Path folder) throws IOException {
        Path file = folder.resolve(LOCK);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (locked(channel)) {
                return new Lock(channel, identity(file));
            }
            channel.close();
            return null;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static Object identity(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        if (key == null) {
            throw new IOException("the file system of " + file + " does not tell files apart");
        }
        return key;
    }

    /// Whether another program has the database open. Derby locks this file while it is open.
    private static boolean databaseHeld(Path folder) throws IOException {
        Path derbys = folder.resolve(DatabaseFolder.DATABASE).resolve("dbex.lck");
        if (!Files.exists(derbys)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(derbys, StandardOpenOption.WRITE)) {
            return !locked(channel);
        }
    }

    /// Creates the mark that a terminal has run here and that counts its writes.
    private static void mark(Path folder) throws IOException {
        WrittenMark mark = new WrittenMark(folder, new RealDisk());
        boolean counted =
                DatabaseFolder.isThere(folder.resolve(DatabaseFolder.DATABASE))
                        || DatabaseFolder.isThere(folder.resolve(DatabaseFolder.BACKUP));
        if (counted || mark.read().isPresent()) {
            return;
        }
        try {
            mark.make(Written.NONE);
        } catch (IOException e) {
            if (!FailureCause.isDiskFull(e, folder)) {
                throw e;
            }
        }
    }

    /// An old lock file may be writable in a folder that no longer is. A full disk is no reason not
    /// to start: visitors are served, and staff are told.
    private static void checkWritable(Path folder) throws IOException {
        Path probe = folder.resolve("write.check");
        try {
            Files.write(probe, new byte[0]);
            Files.delete(probe);
        } catch (IOException e) {
            if (!FailureCause.isDiskFull(e, folder)) {
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

    private static boolean everRan(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .anyMatch(
                            name ->
                                    MADE_BY_RUNNING.contains(name)
                                            || BEGIN_OF_MADE.stream().anyMatch(name::startsWith));
        }
    }

    /// Whether this process still has the folder to itself.
    synchronized boolean stillOurs() {
        try {
            if (lock.file().equals(identityOrNull())) {
                return lock.channel().isOpen();
            }
            Logger.error("The lock file in {} was taken away", path);
            Lock again = take(path);
            if (again == null) {
                return false;
            }
            closeQuietly(lock);
            lock = again;
            return true;
        } catch (IOException e) {
            Logger.error(e, "The lock file in {} was taken away and cannot be made again", path);
            return false;
        }
    }

    private @Nullable Object identityOrNull() throws IOException {
        try {
            return identity(path.resolve(LOCK));
        } catch (NoSuchFileException takenAway) {
            return null;
        }
    }

    private static DataFolderException notWritable(Path folder, IOException cause) {
        return FailureCause.isDiskFull(cause, folder)
                ? new DataFolderException(
                        Reason.DISK_FULL,
                        "The disk that holds the data folder "
                                + folder
                                + " is full: free some space on it and start again.",
                        cause)
                : new DataFolderException(
                        Reason.NOT_WRITABLE,
                        "The data folder "
                                + folder
                                + " cannot be written: give the kiosk's user the right to write"
                                + " there, or name another folder in terminal.json.",
                        cause);
    }

    private static void closeQuietly(@Nullable Lock lock) {
        if (lock != null) {
            try {
                lock.channel().close();
            } catch (IOException e) {
                Logger.warn(e, "The lock file could not be closed");
            }
        }
    }

    /// The folder's real path.
    public Path path() {
        return path;
    }

    /// The type of the file system the folder is on, if it loses its content without power; else an
    /// empty text. A read-only root with a memory overlay loses it silently.
    String volatileFileSystem() {
        try {
            String type = Files.getFileStore(path).type();
            return VOLATILE.contains(type) ? type : "";
        } catch (IOException unknown) {
            Logger.warn("The file system of {} is not known: {}", path, unknown.getMessage());
            return "";
        }
    }

    /// Releases the folder. Close the store first.
    @Override
    public synchronized void close() {
        closeQuietly(lock);
        HELD.remove(path);
    }
}
