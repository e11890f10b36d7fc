package brussels.citedesmetiers.kiosk.central;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a folder with a backup of a centre holds: what [CentreBackup] writes and [CentreRestore]
/// reads.
final class BackupFiles {
    /// The digests of all the rest.
    static final String SUMS = "SHA256SUMS";

    /// The files of the centre's folder.
    static final String FILES = "files";

    /// Derby's database, here as in the centre's folder.
    static final String DERBY = "db";

    /// A database of PostgreSQL.
    static final String DUMP = "database.dump";

    static final Set<PosixFilePermission> PRIVATE_FILE =
            PosixFilePermissions.fromString("rw-------");
    static final Set<PosixFilePermission> PRIVATE_FOLDER =
            PosixFilePermissions.fromString("rwx------");

    private BackupFiles() {}

    /// Each folder before its contents.
    static List<Path> tree(Path top) throws IOException {
        try (Stream<Path> all = Files.walk(top)) {
            return all.sorted(Comparator.comparingInt(Path::getNameCount)).toList();
        }
    }

    static void closeToOthers(Path top) throws IOException {
        for (Path path : tree(top)) {
            Files.setPosixFilePermissions(
                    path, Files.isDirectory(path) ? PRIVATE_FOLDER : PRIVATE_FILE);
        }
    }

    static String sums(Path top) throws IOException {
        StringBuilder lines = new StringBuilder();
        digests(top).forEach((name, digest) -> lines.append(digest + "  " + name + "\n"));
        return lines.toString();
    }

    /// The SHA-256 of every file but [#SUMS], by its name.
    static Map<String, String> digests(Path top) throws IOException {
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
}
