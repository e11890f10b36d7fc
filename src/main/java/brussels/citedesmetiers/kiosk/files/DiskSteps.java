package brussels.citedesmetiers.kiosk.files;

import java.io.IOException;
import java.nio.file.Path;

/// Each step on the file system after which power may go: the seam at which tests fail or crash one
/// step at a time. Nothing is promised about what a failed step left behind, except by [#move(Path,
/// Path)], which happens wholly or not at all.
public interface DiskSteps {

    /// The whole content of a small file.
    byte[] read(Path file) throws IOException;

    /// Who may read a file that is made.
    enum Readers {
        /// Whoever may read what this user usually makes.
        USUAL,
        /// The owner alone (0600).
        OWNER
    }

    /// Makes a small file anew, whatever lay under its name, and forces its bytes to the device.
    /// Its name is not forced.
    void writeForced(Path file, byte[] bytes, Readers readers) throws IOException;

    /// Renames a file or folder within one file system, atomically; a file in the way is replaced.
    void move(Path from, Path to) throws IOException;

    /// Forces the names in a folder to the device, so that a rename in it survives.
    void forceFolder(Path folder) throws IOException;

    /// Forces every file and folder below and including this folder.
    void forceTree(Path folder) throws IOException;

    /// Copies a folder with all it holds, without forcing it.
    void copyTree(Path from, Path to) throws IOException;

    /// Deletes a folder with all it holds; one that is not there is no fault.
    void deleteTree(Path folder) throws IOException;
}
