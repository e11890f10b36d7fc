package brussels.citedesmetiers.kiosk.central;

import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.files.PrivateFolder;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a centre out of a backup that [CentreBackup] made, in a folder and a database that are
/// empty.
///
/// **Crash.** The files come first and the database last; a restore that was cut short is begun
/// again by calling it again. Nothing that is there is ever overwritten.
public final class CentreRestore {
    private static final Pattern SUM = Pattern.compile("([0-9a-f]{64})  (.+)");

    private final Path folder;
    private final @Nullable String url;
    private final DiskSteps disk = new RealDisk();

    /// @param folder the new centre's
    /// @param url of its database, or null for Derby in the folder
    public CentreRestore(Path folder, @Nullable String url) {
        this.folder = folder.toAbsolutePath();
        this.url = url;
    }

    /// What was restored.
    ///
    /// @param name of the backup
    public record Restored(String name, int terminals, long batches) {}

    /// Does it, and opens the new centre once.
    ///
    /// @throws CentreException if the backup is not whole, or anything is there already
    public Restored restore(Path backup) throws IOException, CentreException {
        requireWhole(backup);
        boolean dump = Files.exists(backup.resolve(BackupFiles.DUMP));
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
            new PostgresTools(url).restore(backup.resolve(BackupFiles.DUMP));
        } else {
            Path fresh = folder.resolve(BackupFiles.DERBY + CentreBackup.UNFINISHED);
            disk.deleteTree(fresh);
            disk.copyTree(backup.resolve(BackupFiles.DERBY), fresh);
            BackupFiles.closeToOthers(fresh);
            new Durable(disk).place(fresh, folder.resolve(BackupFiles.DERBY));
        }
        return opened(String.valueOf(backup.toAbsolutePath().getFileName()));
    }

    private static void requireWhole(Path backup) throws IOException, CentreException {
        Path sums = backup.resolve(BackupFiles.SUMS);
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
        Map<String, String> present = BackupFiles.digests(backup);
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
        if (url == null && Files.exists(folder.resolve(BackupFiles.DERBY))) {
            throw inUse(folder.resolve(BackupFiles.DERBY));
        }
        if (url != null && Database.isUsed(url)) {
            throw new CentreException(
                    "The database is in use already, and nothing is overwritten: make an empty"
                            + " one.",
                    null);
        }
        Path files = backup.resolve(BackupFiles.FILES);
        for (Path path : BackupFiles.tree(files)) {
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
        Path files = backup.resolve(BackupFiles.FILES);
        Durable durable = new Durable(disk);
        for (Path path : BackupFiles.tree(files)) {
            Path place = into.resolve(files.relativize(path).toString());
            if (Files.isDirectory(path)) {
                PrivateFolder.create(place);
            } else if (Files.exists(place)) {
                Files.setPosixFilePermissions(place, BackupFiles.PRIVATE_FILE);
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
