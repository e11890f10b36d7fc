package brussels.citedesmetiers.kiosk.central;

import static java.util.Objects.requireNonNull;

import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.files.KeptFile;
import brussels.citedesmetiers.kiosk.files.PrivateFolder;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Copies of everything that a centre is: its database, and the files of its folder with its keys,
/// its password's hash and its settings. Made while it runs: Derby copies itself (see
/// [BackupDoor]), PostgreSQL by `pg_dump`.
///
/// A backup is a folder `centre-DATETIME` that only its owner may enter, with the files in `files`,
/// the database in `db` (Derby's folder) or `database.dump`, and `SHA256SUMS` over all of it, as
/// `sha256sum --check` reads it. Sessions are left out: nobody is signed in again by a restore.
///
/// [CentreRestore] makes a centre of it again.
///
/// **Crash.** A backup is whole or not there: it is made under another name, forced, and renamed.
/// Nothing that is there is ever overwritten.
public final class CentreBackup {
    private static final String NAME = "centre-";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Pattern MADE = Pattern.compile(NAME + "[0-9]{8}T[0-9]{6}Z");
    static final String UNFINISHED = ".new";
    private static final String LOCK = "backup.lock";

    /// Where the centre keeps when the last backup was made.
    static final String LAST = "last-backup";

    /// Where the centre keeps since when it looks for backups.
    static final String LOOKED = "backup-looked-for";

    /// Where centres on one database keep which of them makes this night's.
    private static final String TURN = "backup-turn";

    /// Longer than two timers of one night are apart, shorter than a day.
    private static final Duration NIGHT = Duration.ofHours(6);

    /// What is to be free besides what a backup takes: a full disk stops the centre.
    private static final long RESERVE = 64L << 20;

    /// Where backups are kept by default, in the centre's folder.
    private static final String USUAL = "backups";

    /// What of the centre's folder is not kept: the database is copied otherwise, the rest is made
    /// anew.
    private static final Set<String> LEFT_OUT =
            Set.of(
                    BackupFiles.DERBY,
                    "derby.log",
                    USUAL,
                    BackupDoor.SOCKET,
                    BackupDoor.COPY,
                    "agenda.json",
                    "calendar.args",
                    "calendar.txt",
                    LAST,
                    LOOKED,
                    CentrePages.SESSIONS);

    private final Path folder;
    private final @Nullable String url;
    private final InstantSource clock;
    private final DiskSteps disk;

    /// @param folder the centre's
    /// @param url of its database, or null for Derby in the folder
    public CentreBackup(Path folder, @Nullable String url, InstantSource clock) {
        this(folder, url, clock, new RealDisk());
    }

    CentreBackup(Path folder, @Nullable String url, InstantSource clock, DiskSteps disk) {
        this.folder = folder.toAbsolutePath();
        this.url = url;
        this.clock = clock;
        this.disk = disk;
    }

    /// Where backups are if nothing else is said.
    public Path usualPlace() {
        return folder.resolve(USUAL);
    }

    /// Makes a backup.
    ///
    /// @param place the folder it is put in, created if necessary
    /// @param keep how many are kept there; the oldest beyond that are deleted; 0 keeps all
    /// @return its folder
    /// @throws CentreException if the database cannot be copied, there is too little room, or
    ///   another backup is under way
    public Path make(Path place, int keep) throws IOException, CentreException {
        if (url == null && !Files.isDirectory(folder.resolve(BackupFiles.DERBY))) {
            throw new CentreException(
                    "There is no database in " + folder + "; --data names the centre's folder.",
                    null);
        }
        PrivateFolder.create(place);
        // The copy of a running Derby is one for the folder, and what is unfinished one for the
        // place.
        try (FileChannel own = lockFile(folder);
                FileLock ownLock = locked(own);
                FileChannel there = lockFile(place);
                FileLock lock = Files.isSameFile(folder, place) ? ownLock : locked(there)) {
            if (ownLock == null || lock == null) {
                throw new CentreException("Another backup is under way.", null);
            }
            return alone(place.toAbsolutePath(), keep);
        }
    }

    /// Makes this night's backup, unless another centre on the same database does.
    ///
    /// @return its folder; empty if another one has made it or is about to
    /// @throws CentreException as [#make]; then another centre may make it
    public Optional<Path> nightly(Path place, int keep) throws IOException, CentreException {
        if (url == null) {
            return Optional.of(make(place, keep));
        }
        try (Database shared = Database.at(url)) {
            SharedTurn turn = new SharedTurn(new SharedText(shared, TURN), NIGHT, clock);
            if (!turn.take()) {
                return Optional.empty();
            }
            try {
                return Optional.of(make(place, keep));
            } catch (IOException | CentreException | RuntimeException e) {
                try {
                    turn.giveBack();
                } catch (IOException | RuntimeException notGiven) {
                    e.addSuppressed(notGiven);
                }
                throw e;
            }
        }
    }

    /// The backup is whole; not to know of it must not make it a failed one.
    private void note(Instant made) {
        try {
            if (url == null) {
                new KeptFile(folder.resolve(LAST)).write(made + "\n");
                return;
            }
            try (Database shared = Database.at(url)) {
                new SharedText(shared, LAST).write(made + "\n");
            }
        } catch (IOException | CentreException | UncheckedIOException e) {
            Logger.error(e, "The centre cannot be told that there is a new backup");
        }
    }

    private static FileChannel lockFile(Path where) throws IOException {
        return FileChannel.open(
                where.resolve(LOCK),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(BackupFiles.PRIVATE_FILE));
    }

    private Path alone(Path place, int keep) throws IOException, CentreException {
        Instant now = clock.instant();
        String name = NAME + STAMP.format(now);
        Path whole = place.resolve(name);
        if (Files.exists(whole)) {
            throw new CentreException("There is a backup of this second already.", null);
        }
        Path making = place.resolve(name + UNFINISHED);
        forgetUnfinished(place);
        disk.deleteTree(folder.resolve(BackupDoor.COPY));
        requireRoom(place);
        try {
            Files.createDirectory(
                    making, PosixFilePermissions.asFileAttribute(BackupFiles.PRIVATE_FOLDER));
            database(making);
            files(making.resolve(BackupFiles.FILES));
            BackupFiles.closeToOthers(making);
            new Durable(disk)
                    .writePrivate(making.resolve(BackupFiles.SUMS), BackupFiles.sums(making));
            new Durable(disk).place(making, whole);
        } catch (Throwable e) {
            // Catches everything: a part of a backup is of no use to anybody, and keeps a full disk
            // full.
            forgetAfter(e, making);
            forgetAfter(e, folder.resolve(BackupDoor.COPY));
            throw e;
        }
        note(now);
        if (keep > 0) {
            forgetOldest(whole, keep);
        }
        return whole;
    }

    private void forgetAfter(Throwable failure, Path part) {
        try {
            disk.deleteTree(part);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /// A running Derby is copied beside itself first, and then to the place.
    private void requireRoom(Path place) throws IOException, CentreException {
        long database = url == null ? size(folder.resolve(BackupFiles.DERBY)) : 0;
        long files = 0;
        for (Path path : kept()) {
            files += Files.isRegularFile(path) ? path.toFile().length() : 0;
        }
        if (disk.free(folder) < database + RESERVE
                || disk.free(place) < 2 * database + files + RESERVE) {
            throw new CentreException(
                    "There is too little room for a backup: make some in "
                            + folder
                            + " and "
                            + place
                            + ", or keep fewer.",
                    null);
        }
    }

    /// The bytes of everything there; what vanishes meanwhile is none.
    private static long size(Path top) throws IOException {
        AtomicLong bytes = new AtomicLong();
        Files.walkFileTree(
                top,
                new Living() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        bytes.addAndGet(attributes.size());
                        return FileVisitResult.CONTINUE;
                    }
                });
        return bytes.get();
    }

    /// Goes through a folder that somebody else works in.
    private abstract static class Living extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            return passed(e);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException e)
                throws IOException {
            return e == null ? FileVisitResult.CONTINUE : passed(e);
        }

        private static FileVisitResult passed(IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }
    }

    private static @Nullable FileLock locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private void database(Path making) throws IOException, CentreException {
        if (url != null) {
            new PostgresTools(url).dump(making.resolve(BackupFiles.DUMP));
        } else if (BackupDoor.ask(folder)) {
            Path copy = folder.resolve(BackupDoor.COPY);
            disk.copyTree(copy.resolve(BackupFiles.DERBY), making.resolve(BackupFiles.DERBY));
            disk.deleteTree(copy);
        } else {
            // Nobody runs: the database is opened here.
            try (Database own = Database.derby(folder)) {
                own.copyInto(making);
            }
        }
    }

    private void files(Path into) throws IOException {
        Files.createDirectory(into);
        for (Path path : kept()) {
            Path copy = into.resolve(folder.relativize(path));
            try {
                if (Files.isDirectory(path)) {
                    Files.createDirectory(copy);
                } else if (Files.isRegularFile(path)) {
                    Files.copy(path, copy);
                }
            } catch (NoSuchFileException e) {
                if (Files.exists(path)) {
                    throw e;
                }
                Logger.debug("A file went away while it was copied");
            }
        }
    }

    /// What of the centre's folder is kept, each folder before its contents: no backups, wherever
    /// in it they are, or each would hold all before it.
    private List<Path> kept() throws IOException {
        List<Path> kept = new ArrayList<>();
        Files.walkFileTree(
                folder,
                new Living() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path dir, BasicFileAttributes attributes) {
                        if (dir.equals(folder)) {
                            return FileVisitResult.CONTINUE;
                        }
                        if (isLeftOut(dir)) {
                            return FileVisitResult.SKIP_SUBTREE;
                        }
                        kept.add(dir);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (!isLeftOut(file)) {
                            kept.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return kept;
    }

    private boolean isLeftOut(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(UNFINISHED)
                || name.endsWith(".tmp")
                || name.equals(LOCK)
                || MADE.matcher(name).matches()
                || (folder.equals(path.getParent()) && LEFT_OUT.contains(name));
    }

    private static List<Path> made(Path place) throws IOException {
        try (Stream<Path> all = Files.list(place)) {
            return all.filter(path -> MADE.matcher(path.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /// The one just made stays, though its name be the oldest: a clock may have been wrong once.
    private void forgetOldest(Path whole, int keep) throws IOException {
        List<Path> others = new ArrayList<>(made(requireNonNull(whole.getParent())));
        others.remove(whole);
        for (Path old : others.subList(0, Math.max(0, others.size() - (keep - 1)))) {
            disk.deleteTree(old);
        }
    }

    /// What a backup that was cut short left.
    private void forgetUnfinished(Path place) throws IOException {
        try (Stream<Path> all = Files.list(place)) {
            for (Path path : all.toList()) {
                String name = path.getFileName().toString();
                boolean unfinished =
                        name.endsWith(UNFINISHED)
                                && MADE.matcher(
                                                name.substring(
                                                        0, name.length() - UNFINISHED.length()))
                                        .matches();
                if (unfinished) {
                    disk.deleteTree(path);
                }
            }
        }
    }
}
