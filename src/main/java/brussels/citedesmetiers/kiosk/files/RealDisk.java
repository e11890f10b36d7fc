package brussels.citedesmetiers.kiosk.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The file system itself. Stateless; any thread.
public final class RealDisk implements DiskSteps {
    private static final Set<StandardOpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private static final Set<OpenOption> THERE =
            Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    @Override
    public byte[] read(Path file) throws IOException {
        return Files.readAllBytes(file);
    }

    @Override
    public void writeForced(Path file, byte[] bytes, Readers readers) throws IOException {
        // A leftover of a crash may have other permissions or be a link, so it is not written into.
        Files.deleteIfExists(file);
        try (FileChannel channel = FileChannel.open(file, NEW, rights(readers))) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }

    @Override
    public void overwriteForced(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, THERE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.truncate(bytes.length);
            // The content and its length, not the time of the change.
            channel.force(false);
        }
    }

    private static FileAttribute<?>[] rights(Readers readers) {
        return switch (readers) {
            // Not every file system of a stick has permissions.
            case USUAL -> new FileAttribute<?>[0];
            case OWNER ->
                    new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------"))
                    };
        };
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public boolean link(Path file, Path name) throws IOException {
        try {
            Files.createLink(name, file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    @Override
    public void symbolicLink(Path link, Path target) throws IOException {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        force(folder);
    }

    @Override
    public void forceTree(Path folder) throws IOException {
        for (Path path : tree(folder)) {
            force(path);
        }
    }

    @Override
    public void copyTree(Path from, Path to) throws IOException {
        for (Path path : tree(from)) {
            Files.copy(path, to.resolve(from.relativize(path)));
        }
    }

    @Override
    public long free(Path folder) throws IOException {
        Path there = folder.toAbsolutePath();
        Path parent = there.getParent();
        while (parent != null && !Files.exists(there)) {
            there = parent;
            parent = there.getParent();
        }
        // A file store also wants the mount point, which a program in a root of its own does not
        // see.
        return there.toFile().getUsableSpace();
    }

    @Override
    public void deleteTree(Path path) throws IOException {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            for (Path each : tree(path).reversed()) {
                Files.delete(each);
            }
        }
    }

    // On Linux a folder opened for reading can be forced, and a file opened for reading as well.
    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// Each folder before its contents.
    private static List<Path> tree(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.sorted(Comparator.comparingInt(Path::getNameCount)).toList();
        }
    }
}
