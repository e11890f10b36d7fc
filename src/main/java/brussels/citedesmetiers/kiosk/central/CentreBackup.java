package brussels.citedesmetiers.kiosk.central;

import static java.util.Objects.requireNonNull;

import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.files.KeptFile;
import brussels.citedesmetiers.kiosk.files.PrivateFolder;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
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
/// **Crash.** A backup is whole or not there: it is made under another name, forced, and renamed. A
/// restore puts the files first and the database last; one that was cut short is begun again by
/// calling it again. Nothing that is there is ever overwritten.
public final class CentreBackup {
    private static final String NAME = "centre-";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Pattern MADE = Pattern.compile(NAME + "[0-9]{8}T[0-9]{6}Z");
    private static final String UNFINISHED = ".new";
    private static final String SUMS = "SHA256SUMS";
    private static final String FILES = "files";
    private static final String DERBY = "db";
    private static final String DUMP = "database.dump";
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

    private static final Pattern SUM = Pattern.compile("([0-9a-f]{64})  (.+)");

    /// Where backups are kept by default, in the centre's folder.
    private static final String USUAL = "backups";

    /// What of the centre's folder is not kept: the database is copied otherwise, the rest is made
    /// anew.
    private static final Set<String> LEFT_OUT =
            Set.of(
                    DERBY,
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

    private static final Set<PosixFilePermission> PRIVATE_FILE =
            PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> PRIVATE_FOLDER =
            PosixFilePermissions.fromString("rwx------");

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

    /// What was restored.
    ///
    /// @param name of the backup
    public record Restored(String name, int terminals, long batches) {}

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
        if (url == null && !Files.isDirectory(folder.resolve(DERBY))) {
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
                PosixFilePermissions.asFileAttribute(PRIVATE_FILE));
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
            Files.createDirectory(making, PosixFilePermissions.asFileAttribute(PRIVATE_FOLDER));
            database(making);
            files(making.resolve(FILES));
            closeToOthers(making);
            new Durable(disk).writePrivate(making.resolve(SUMS), sums(making));
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
        long database = url == null ? size(folder.resolve(DERBY)) : 0;
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
            new PostgresTools(url).dump(making.resolve(DUMP));
        } else if (BackupDoor.ask(folder)) {
            Path copy = folder.resolve(BackupDoor.COPY);
            disk.copyTree(copy.resolve(DERBY), making.resolve(DERBY));
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

    /// Each folder before its contents.
    private static List<Path> tree(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            return all.sorted(Comparator.comparingInt(Path::getNameCount)).toList();
        }
    }

    private static void closeToOthers(Path top) throws IOException {
        for (Path path : tree(top)) {
            Files.setPosixFilePermissions(
                    path, Files.isDirectory(path) ? PRIVATE_FOLDER : PRIVATE_FILE);
        }
    }

    private static String sums(Path top) throws IOException {
        StringBuilder lines = new StringBuilder();
        digests(top).forEach((name, digest) -> lines.append(digest + "  " + name + "\n"));
        return lines.toString();
    }

    /// The SHA-256 of every file but [#SUMS], by its name.
    private static Map<String, String> digests(Path top) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        for (Path path : tree(top)) {
            String name = top.relativize(path).toString();
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && !name.equals(SUMS)) {
                digests.put(name, sha256(path));
            }
        }
        return digests;
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] piece = new byte[1 << 16];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                digest.update(piece, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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

    /// Makes a centre out of a backup, in a folder and a database that are empty, and opens it
    /// once.
    ///
    /// @throws CentreException if the backup is not whole, or anything is there already
    public Restored restore(Path backup) throws IOException, CentreException {
        requireWhole(backup);
        boolean dump = Files.exists(backup.resolve(DUMP));
        if (dump != (url != null)) {
            throw new CentreException(
                    dump
                            ? "This backup is of PostgreSQL: --database names an empty database."
                            : "This backup is of Derby: it goes into a folder, without --database.",
                    null);
        }
        requireFree(backup);
        PrivateFolder.create(folder);
        files(backup, folder);
        if (url != null) {
            new PostgresTools(url).restore(backup.resolve(DUMP));
        } else {
            Path fresh = folder.resolve(DERBY + UNFINISHED);
            disk.deleteTree(fresh);
            disk.copyTree(backup.resolve(DERBY), fresh);
            closeToOthers(fresh);
            new Durable(disk).place(fresh, folder.resolve(DERBY));
        }
        return opened(String.valueOf(backup.toAbsolutePath().getFileName()));
    }

    private static void requireWhole(Path backup) throws IOException, CentreException {
        Path sums = backup.resolve(SUMS);
        if (!Files.isRegularFile(sums)) {
            throw new CentreException(backup + " is no backup of a centre.", null);
        }
        Map<String, String> stated = new TreeMap<>();
        for (String line : Files.readAllLines(sums)) {
            Matcher found = SUM.matcher(line);
            if (found.matches()) {
                stated.put(found.group(2), found.group(1));
            }
        }
        Map<String, String> present = digests(backup);
        Set<String> names = new TreeSet<>(stated.keySet());
        names.addAll(present.keySet());
        for (String name : names) {
            if (!stated.getOrDefault(name, "").equals(present.get(name))) {
                throw new CentreException(
                        "The backup is damaged at " + name + "; take another one.", null);
            }
        }
        if (stated.isEmpty()) {
            throw new CentreException(backup + " is no backup of a centre.", null);
        }
    }

    /// Nothing that is there is overwritten; what a restore that was cut short put there is the
    /// same as in the backup.
    private void requireFree(Path backup) throws IOException, CentreException {
        if (url == null && Files.exists(folder.resolve(DERBY))) {
            throw inUse(folder.resolve(DERBY));
        }
        if (url != null && Database.isUsed(url)) {
            throw new CentreException(
                    "The database is in use already, and nothing is overwritten: make an empty"
                            + " one.",
                    null);
        }
        Path files = backup.resolve(FILES);
        for (Path path : tree(files)) {
            Path place = folder.resolve(files.relativize(path).toString());
            if (Files.isRegularFile(path)
                    && Files.exists(place)
                    && Files.mismatch(path, place) >= 0) {
                throw inUse(place);
            }
        }
    }

    private static CentreException inUse(Path place) {
        return new CentreException(
                place
                        + " is there already, and nothing is overwritten: move it aside, or name"
                        + " another folder by --data.",
                null);
    }

    private void files(Path backup, Path into) throws IOException {
        Path files = backup.resolve(FILES);
        Durable durable = new Durable(disk);
        for (Path path : tree(files)) {
            Path place = into.resolve(files.relativize(path).toString());
            if (Files.isDirectory(path)) {
                PrivateFolder.create(place);
            } else if (Files.exists(place)) {
                Files.setPosixFilePermissions(place, PRIVATE_FILE);
            } else {
                durable.writePrivate(place, Files.readAllBytes(path));
            }
        }
    }

    private Restored opened(String name) throws CentreException {
        try (Database restored = url == null ? Database.derby(folder) : Database.at(url)) {
            if (url != null) {
                var _ =
                        new SharedText(restored, CentrePages.SESSIONS)
                                .change(_ -> Optional.empty());
            }
            List<Long> numbers =
                    restored.in(
                            c -> {
                                List<Long> counted = new ArrayList<>();
                                for (String table : List.of("terminal", "batch")) {
                                    try (PreparedStatement s =
                                                    c.prepareStatement(
                                                            "select count(*) from " + table);
                                            ResultSet r = s.executeQuery()) {
                                        r.next();
                                        counted.add(r.getLong(1));
                                    }
                                }
                                return counted;
                            });
            return new Restored(name, Math.toIntExact(numbers.getFirst()), numbers.getLast());
        }
    }
}
