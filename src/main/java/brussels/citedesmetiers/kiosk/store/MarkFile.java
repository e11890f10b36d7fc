package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.counts.SiteMark;
import brussels.citedesmetiers.kiosk.counts.YearWays;
import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// A small forced file outside the database that says how far something has got that leaves this
/// machine. It is raised after that is committed and before it may leave, so it includes every
/// number that has left, however old a restored database is.
///
/// [#raise(Object)] writes a file `.new` beside it, forces it, moves it over the old one and forces
/// the folder. A crash before the move leaves the old value and at most a leftover that the next
/// raise replaces; a crash after it leaves the new one; there is no state in between. A checksum
/// protects the content, which is one line.
///
/// One thread only: the store writer's.
final class MarkFile<T> {
    /// The name of the file of what this terminal sealed.
    static final String SEALED = "sealed";

    /// The name of the file of what the site sealed whose hub this is.
    static final String OF_SITE = "sealed-site";

    /// The name of the file of what this terminal offered to the hub of its site.
    static final String OFFERED = "offered";

    /// The name of the file of the ways its counts have gone.
    static final String WAYS = "ways";

    private final Path file;
    private final DiskSteps disk;
    private final Function<T, String> line;
    private final Function<String, Optional<T>> parse;

    /// @param line of ASCII, with a checksum
    /// @param parse reads it; empty if it is damaged
    MarkFile(
            Path file,
            DiskSteps disk,
            Function<T, String> line,
            Function<String, Optional<T>> parse) {
        this.file = file;
        this.disk = disk;
        this.line = line;
        this.parse = parse;
    }

    /// The file of what this terminal sealed.
    static MarkFile<SealMark> sealed(DerbyStore store) {
        return new MarkFile<>(
                store.data().resolve(SEALED), store.disk(), SealMark::line, SealMark::parse);
    }

    /// The file of what the site sealed whose hub this is.
    static MarkFile<SiteMark> ofSite(DerbyStore store) {
        return new MarkFile<>(
                store.data().resolve(OF_SITE), store.disk(), SiteMark::line, SiteMark::parse);
    }

    /// The file of what this terminal offered.
    static MarkFile<SealMark> offered(DerbyStore store) {
        return new MarkFile<>(
                store.data().resolve(OFFERED), store.disk(), SealMark::line, SealMark::parse);
    }

    /// The file of the ways its counts have gone.
    static MarkFile<YearWays> ways(DerbyStore store) {
        return new MarkFile<>(
                store.data().resolve(WAYS), store.disk(), YearWays::line, YearWays::parse);
    }

    /// The last value raised; empty if there is no file.
    ///
    /// @throws IOException if it cannot be read, or is damaged
    Optional<T> read() throws IOException {
        byte[] bytes;
        try {
            bytes = disk.read(file);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\n")) {
            throw new IOException(file + " is damaged: its end is missing");
        }
        Optional<T> value = parse.apply(text.substring(0, text.length() - 1));
        if (value.isEmpty()) {
            throw new IOException(file + " is damaged: its checksum is wrong");
        }
        return value;
    }

    /// Stores this value; on return it survives power loss.
    void raise(T value) throws IOException {
        new Durable(disk)
                .write(file, (line.apply(value) + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
