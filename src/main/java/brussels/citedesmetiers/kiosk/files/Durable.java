package brussels.citedesmetiers.kiosk.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// The one way in which this program puts files and folders on a disk so that they last: under
/// another name beside the place, forced, renamed over it, and the rename forced with the folder.
///
/// **Crash.** Before the rename the old one stands, and what is left beside it is replaced by the
/// next try; after it the new one stands, unless power goes before the folder is forced, when it
/// may be either. Nothing between exists. On return the new one survives power loss. A write that
/// fails leaves the old or the new one, whole.
///
/// A link that lies under the other name is taken away and not followed. Stateless; any thread, one
/// at a time for each place.
public final class Durable {
    private static final String BESIDE = ".new";

    private final DiskSteps disk;

    /// @param disk where tests let a step fail; [RealDisk] otherwise
    public Durable(DiskSteps disk) {
        this.disk = disk;
    }

    /// On the file system itself.
    public static Durable onDisk() {
        return new Durable(new RealDisk());
    }

    /// Makes or replaces a file, with the rights that files of this user usually have.
    public void write(Path target, byte[] content) throws IOException {
        write(target, content, DiskSteps.Readers.USUAL);
    }

    /// Makes or replaces a file that only its owner may read or write (0600).
    public void writePrivate(Path target, byte[] content) throws IOException {
        write(target, content, DiskSteps.Readers.OWNER);
    }

    /// The same of a text, in UTF-8.
    public void writePrivate(Path target, String text) throws IOException {
        writePrivate(target, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(Path target, byte[] content, DiskSteps.Readers readers) throws IOException {
        rename(target, content, readers);
        disk.forceFolder(folderOf(target));
    }

    /// Makes or replaces several files of a folder, each whole; of the set some may be old after a
    /// crash. The folder is forced once.
    public void writeAll(Path folder, Map<String, byte[]> files) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            rename(folder.resolve(file.getKey()), file.getValue(), DiskSteps.Readers.USUAL);
        }
        disk.forceFolder(folder);
    }

    private void rename(Path target, byte[] content, DiskSteps.Readers readers) throws IOException {
        Path beside = target.resolveSibling(target.getFileName() + BESIDE);
        disk.writeForced(beside, content, readers);
        disk.move(beside, target);
    }

    /// Gives a whole folder its place, which must be free: forces all in it, renames it and forces
    /// the rename. Both lie in one folder.
    public void place(Path folder, Path place) throws IOException {
        disk.forceTree(folder);
        disk.move(folder, place);
        disk.forceFolder(folderOf(place));
    }

    private static Path folderOf(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("no place for a file: " + target);
        }
        return folder;
    }
}
