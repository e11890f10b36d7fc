package brussels.citedesmetiers.kiosk.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Folders that only their owner may enter (0700): nobody else can read what is in them, even a
/// file that was once written with wider permissions.
public final class PrivateFolder {
    private static final Set<PosixFilePermission> OWN =
            PosixFilePermissions.fromString("rwx------");

    /// The permissions of a folder created without setting any.
    private static final Set<PosixFilePermission> USUAL =
            PosixFilePermissions.fromString("rwxr-xr-x");

    private PrivateFolder() {}

    /// Creates the folder and its parents if necessary. An existing folder with the default
    /// permissions (0755), as earlier versions made it, is closed to others; permissions that
    /// somebody chose stay. A crash leaves a folder or none.
    ///
    /// @throws IOException if there is none and it cannot be created
    public static void create(Path folder) throws IOException {
        Path whole = folder.toAbsolutePath();
        if (!Files.isDirectory(whole)) {
            Path parent = whole.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.createDirectories(whole, PosixFilePermissions.asFileAttribute(OWN));
        } else if (Files.getPosixFilePermissions(whole).equals(USUAL)
                && Files.getOwner(whole)
                        .equals(
                                whole.getFileSystem()
                                        .getUserPrincipalLookupService()
                                        .lookupPrincipalByName(System.getProperty("user.name")))) {
            Files.setPosixFilePermissions(whole, OWN);
        }
    }
}
