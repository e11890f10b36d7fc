package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// How much was ever written, stored outside the database to detect a database that lost something.
/// It also marks that a terminal has run in this folder.
///
/// It is an empty file whose *name* is the count, as `written-12-38-5`. A rename is atomic, needs
/// no disk space, and becomes durable once the file system has written its journal, after some
/// seconds; a power failure before that can leave it behind the database, which is harmless, but
/// never ahead of it.
///
/// The store writer's thread only, except at the start.
final class WrittenMark {
    static final String PREFIX = "written-";

    private static final Pattern NAME =
            Pattern.compile(PREFIX + "(\\d{1,15})-(\\d{1,15})-(\\d{1,15})");

    private final Path folder;
    private final DiskSteps disk;

    WrittenMark(Path folder, DiskSteps disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /// The count in the mark; empty if there is no mark.
    Optional<Written> read() throws IOException {
        return marks().stream().reduce(Written::most);
    }

    private List<Written> marks() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> NAME.matcher(entry.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(WrittenMark::written)
                    .sorted(Comparator.comparingLong(Written::visits))
                    .toList();
        }
    }

    private static Written written(Matcher name) {
        return new Written(
                Long.parseLong(name.group(1)),
                Long.parseLong(name.group(2)),
                Long.parseLong(name.group(3)));
    }

    /// Creates the mark; on return it survives power loss.
    void make(Written written) throws IOException {
        new Durable(disk).write(folder.resolve(name(written)), new byte[0]);
    }

    /// Raises the mark, without forcing it.
    void raise(Written from, Written to) throws IOException {
        if (from.equals(to)) {
            return;
        }
        try {
            disk.move(folder.resolve(name(from)), folder.resolve(name(to)));
        } catch (NoSuchFileException takenAway) {
            make(to);
        }
    }

    private static String name(Written written) {
        return PREFIX + written.tickets() + "-" + written.visits() + "-" + written.steps();
    }
}
