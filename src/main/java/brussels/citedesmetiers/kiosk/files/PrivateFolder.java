package brussels.citedesmetiers.kiosk.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Folders that only their owner may enter (0700): what lies in them is nobody else's business,
/// even where a file was once written with wider rights.
public final class PrivateFolder {
    private static final Set<PosixFilePermission> OWN =
            PosixFilePermissions.fromString("rwx------");

    /// What a folder has that was made without a thought.
    private static final Set<PosixFilePermission> USUAL =
            PosixFilePermissions.fromString("rwxr-xr-x");

    private PrivateFolder() {}

    /// Makes the folder, and those above it, if need be. One that stands with the usual rights
    /// (0755), as earlier versions made it, is closed to others; rights that somebody chose stay. A
    /// crash leaves a folder or none.
    ///
    /// @throws IOException if there is none and it cannot be made
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
