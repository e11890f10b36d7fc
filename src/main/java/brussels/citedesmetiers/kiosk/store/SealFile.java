package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.counts.SealMark;
import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// The small forced file outside the database that says how far sealing has got. It is raised after
/// a batch is committed and before the batch may leave, so it includes every number that has left,
/// however old a restored database is.
///
/// [#raise(SealMark)] writes `sealed.new` beside it, forces it, moves it over `sealed` and forces
/// the folder. A crash before the move leaves the old value and at most a leftover that the next
/// raise replaces; a crash after it leaves the new one; there is no state in between. A checksum
/// protects the content.
///
/// One thread only: the store writer's.
final class SealFile {
    static final String NAME = "sealed";

    private final Path folder;
    private final DiskSteps disk;

    SealFile(Path folder, DiskSteps disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /// The last value raised; empty if there is no file.
    ///
    /// @throws IOException if it cannot be read, or is damaged
    Optional<SealMark> read() throws IOException {
        Path file = folder.resolve(NAME);
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
        return Optional.of(
                SealMark.parse(text.substring(0, text.length() - 1))
                        .orElseThrow(
                                () ->
                                        new IOException(
                                                file + " is damaged: its checksum is wrong")));
    }

    /// Stores this value; on return it survives power loss.
    void raise(SealMark value) throws IOException {
        new Durable(disk)
                .write(
                        folder.resolve(NAME),
                        (value.line() + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
