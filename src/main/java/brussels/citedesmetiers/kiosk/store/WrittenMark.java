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

/// How much was ever written, kept outside the database so that a database that lost something can
/// be told by it; also the mark that a terminal ever ran in this folder.
///
/// It is an empty file whose *name* is the count, as `written-12-38-5`. A rename is whole or not at
/// all, needs no room on the disk, and is made durable by whatever forces the folder next: the file
/// of numbers does so for every ticket. Between two tickets it is durable once the file system has
/// written its own log, after some seconds; power that goes in that time can leave it behind the
/// database, which is no fault, and never before it.
///
/// The store writer's thread only, but for the start.
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

    /// What the mark says; empty if there is none.
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

    /// Makes the mark; on return it survives power loss.
    void make(Written written) throws IOException {
        new Durable(disk).write(folder.resolve(name(written)), new byte[0]);
    }

    /// Makes the mark say more, without forcing it.
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
