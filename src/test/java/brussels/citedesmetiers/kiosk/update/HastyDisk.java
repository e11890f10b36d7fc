package brussels.citedesmetiers.kiosk.update;

import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.RealDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A planted defect: a version is used before it is there, and comes file by file.
///
/// @param real the disk below
/// @param stops whether power goes after the first files, by itself
record HastyDisk(RealDisk real, boolean stops) implements DiskSteps {
    private static final int FIRST = 5;

    @Override
    public void move(Path from, Path to) throws IOException {
        if (!Files.isDirectory(from)) {
            real.move(from, to);
            return;
        }
        real.symbolicLink(to.resolveSibling("current"), to.getFileName());
        List<Path> all;
        try (Stream<Path> walked = Files.walk(from)) {
            all = walked.sorted().toList();
        }
        int copied = 0;
        for (Path each : all) {
            Path target = to.resolve(from.relativize(each).toString());
            if (Files.isDirectory(each)) {
                Files.createDirectories(target);
            } else {
                Files.copy(each, target);
            }
            if (stops && ++copied == FIRST) {
                Runtime.getRuntime().halt(1);
            }
        }
        real.deleteTree(from);
    }

    @Override
    public byte[] read(Path file) throws IOException {
        return real.read(file);
    }

    @Override
    public void writeForced(Path file, byte[] bytes, Readers readers) throws IOException {
        real.writeForced(file, bytes, readers);
    }

    @Override
    public void overwriteForced(Path file, byte[] bytes) throws IOException {
        real.overwriteForced(file, bytes);
    }

    @Override
    public boolean link(Path file, Path name) throws IOException {
        return real.link(file, name);
    }

    @Override
    public void symbolicLink(Path link, Path target) throws IOException {
        real.symbolicLink(link, target);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        real.forceFolder(folder);
    }

    @Override
    public void forceTree(Path folder) throws IOException {
        real.forceTree(folder);
    }

    @Override
    public void copyTree(Path from, Path to) throws IOException {
        real.copyTree(from, to);
    }

    @Override
    public long free(Path folder) throws IOException {
        return real.free(folder);
    }

    @Override
    public void deleteTree(Path path) throws IOException {
        real.deleteTree(path);
    }
}
