package brussels.citedesmetiers.kiosk.files;

import java.io.IOException;
import java.nio.file.Path;

/// Every step on the file system after which power may fail: the seam where tests make one step
/// fail or crash. A failed step may leave anything behind, except [#move(Path, Path)] and
/// [#link(Path, Path)], which happen completely or not at all.
public interface DiskSteps {

    /// The whole content of a small file.
    byte[] read(Path file) throws IOException;

    /// Who may read a new file.
    enum Readers {
        /// Whoever can read files of this user by default.
        USUAL,
        /// The owner alone (0600).
        OWNER
    }

    /// Writes a small new file, replacing anything under that name, and forces its bytes to the
    /// device. Its name is not forced.
    void writeForced(Path file, byte[] bytes, Readers readers) throws IOException;

    /// Replaces the content of a small file that exists in its own blocks, and forces it. As long
    /// as its length stays, nothing but its content is written. A crash may leave anything in it,
    /// so its user has another copy.
    ///
    /// @throws java.nio.file.NoSuchFileException if there is none
    void overwriteForced(Path file, byte[] bytes) throws IOException;

    /// Renames a file or folder within one file system, atomically; a file in the way is replaced.
    void move(Path from, Path to) throws IOException;

    /// Gives a file a second name in the same folder, atomically, unless that name is taken.
    ///
    /// @return whether it was free
    boolean link(Path file, Path name) throws IOException;

    /// Makes a symbolic link, replacing anything under that name. Its name is not forced.
    ///
    /// @param target what it leads to, relative to its folder
    void symbolicLink(Path link, Path target) throws IOException;

    /// Forces the names in a folder to the device, so that a rename in it survives.
    void forceFolder(Path folder) throws IOException;

    /// Forces this folder and everything below it.
    void forceTree(Path folder) throws IOException;

    /// Copies a folder with its contents, without forcing it.
    void copyTree(Path from, Path to) throws IOException;

    /// How many bytes may still be written where a folder is, or will be.
    long free(Path folder) throws IOException;

    /// Deletes a file, or a folder with its contents; one that does not exist is not an error.
    void deleteTree(Path path) throws IOException;
}
