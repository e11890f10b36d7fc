package brussels.citedesmetiers.kiosk.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The data folder of a command that need not keep anything: the one given on the command line,
/// which stays, or a temporary one, which is deleted with its contents when this is closed. Close
/// whatever uses it first. A killed process leaves it behind in the system's temporary folder.
final class WorkFolder implements AutoCloseable {
    private final Path path;
    private final boolean kept;

    private WorkFolder(Path path, boolean kept) {
        this.path = path;
        this.kept = kept;
    }

    static WorkFolder givenOrTemporary(@Nullable Path given) throws IOException {
        return given == null ? temporary() : new WorkFolder(given, true);
    }

    static WorkFolder temporary() throws IOException {
        return new WorkFolder(Files.createTempDirectory("kiosk-visit"), false);
    }

    Path path() {
        return path;
    }

    @Override
    public void close() {
        if (kept) {
            return;
        }
        try (Stream<Path> found = Files.walk(path)) {
            List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException | UncheckedIOException e) {
            Logger.warn(e, "The temporary folder {} could not be deleted", path);
        }
    }
}
