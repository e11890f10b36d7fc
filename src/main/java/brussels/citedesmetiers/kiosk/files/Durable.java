package brussels.citedesmetiers.kiosk.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/// The one way this program stores files and folders durably: written under another name beside the
/// target, forced, renamed over it, and the rename made durable by forcing the folder. A file that
/// must never replace another is linked to its name instead ([#createPrivate]).
///
/// **Crash.** Before the rename the old version is in place, and any leftover beside it is replaced
/// by the next attempt. After the rename the new version is in place, unless power fails before the
/// folder is forced, when it may be either. It is never anything in between. On return the new
/// version survives power loss. A failed write leaves the old or the new version, complete.
///
/// A link under the temporary name is removed, not followed. Stateless; any thread, one at a time
/// for each target.
public final class Durable {
    private static final String BESIDE = ".new";
    private static final String UNFINISHED = ".tmp";

    private final DiskSteps disk;

    /// @param disk where tests make a step fail; otherwise [RealDisk]
    public Durable(DiskSteps disk) {
        this.disk = disk;
    }

    /// On the file system itself.
    public static Durable onDisk() {
        return new Durable(new RealDisk());
    }

    /// Makes or replaces a file, with this user's default permissions.
    public void write(Path target, byte[] content) throws IOException {
        write(target, content, DiskSteps.Readers.USUAL);
    }

    /// Makes or replaces a file that only its owner may read or write (0600).
    public void writePrivate(Path target, byte[] content) throws IOException {
        write(target, content, DiskSteps.Readers.OWNER);
    }

    /// The same for a text, in UTF-8.
    public void writePrivate(Path target, String text) throws IOException {
        writePrivate(target, text.getBytes(StandardCharsets.UTF_8));
    }

    private void write(Path target, byte[] content, DiskSteps.Readers readers) throws IOException {
        rename(target, content, readers);
        disk.forceFolder(folderOf(target));
    }

    /// Creates a file that only its owner may read or write (0600), and never replaces one: it is
    /// written and forced under another name, linked to its own, and the link made durable.
    ///
    /// **Crash.** Before the link there is no such file, after it the complete one; until the
    /// folder is forced, power loss may take it away again. A leftover whose name ends in `.tmp`,
    /// of mode 0600, may stay and is never read. A failed attempt removes its own. Any number of
    /// processes may try at once: one creates the file.
    ///
    /// @return whether it was created; false if there is one, or a folder or link of that name
    public boolean createPrivate(Path target, String text) throws IOException {
        Path beside =
                target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
        boolean created;
        try {
            disk.writeForced(
                    beside, text.getBytes(StandardCharsets.UTF_8), DiskSteps.Readers.OWNER);
            created = disk.link(beside, target);
            disk.forceFolder(folderOf(target));
        } catch (IOException e) {
            try {
                disk.deleteTree(beside);
            } catch (IOException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
        disk.deleteTree(beside);
        return created;
    }

    /// Makes or replaces several files of a folder, each complete; after a crash some of them may
    /// still be old. The folder is forced once.
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

    /// Moves a complete folder to its place, which must be free: forces everything in it, renames
    /// it and forces the rename. Both are in the same parent folder.
    public void place(Path folder, Path place) throws IOException {
        disk.forceTree(folder);
        disk.move(folder, place);
        disk.forceFolder(folderOf(place));
    }

    /// Makes a symbolic link lead somewhere, at once: another link is renamed over it. After a
    /// crash it leads where it did before, or there.
    ///
    /// @param target relative to its folder
    public void point(Path link, String target) throws IOException {
        Path beside = link.resolveSibling(link.getFileName() + BESIDE);
        disk.symbolicLink(beside, Path.of(target));
        disk.move(beside, link);
        disk.forceFolder(folderOf(link));
    }

    /// Deletes a file or link, and makes that durable. One that does not exist is not an error.
    public void delete(Path target) throws IOException {
        disk.deleteTree(target);
        disk.forceFolder(folderOf(target));
    }

    private static Path folderOf(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException("no place for a file: " + target);
        }
        return folder;
    }
}
