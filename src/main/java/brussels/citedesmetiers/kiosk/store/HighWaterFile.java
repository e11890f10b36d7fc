package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The small forced file outside the database that says which numbers were given. It is raised
/// before a number and its row are committed, so it is never behind the ticket in a visitor's hand.
///
/// [#raise(HighWater)] writes `numbers.new` beside it, forces it, moves it over `numbers` and
/// forces the folder. A crash before the move leaves the old value and at most a leftover that the
/// next raise replaces; a crash after it leaves the new one; there is no state in between. After a
/// failed raise the file may contain either value. A checksum protects the content.
///
/// One thread only: the store writer's.
final class HighWaterFile {
    static final String NAME = "numbers";

    private final Path folder;
    private final DiskSteps disk;

    HighWaterFile(Path folder, DiskSteps disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /// The last value raised.
    ///
    /// @throws IOException if the file is missing, cannot be read, or is damaged
    HighWater read() throws IOException {
        Path file = folder.resolve(NAME);
        String text = new String(disk.read(file), StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\n")) {
            throw new IOException(file + " is damaged: its end is missing");
        }
        return HighWater.parse(text.substring(0, text.length() - 1))
                .orElseThrow(() -> new IOException(file + " is damaged: its checksum is wrong"));
    }

    /// Stores this value; on return it survives power loss.
    void raise(HighWater value) throws IOException {
        new Durable(disk)
                .write(
                        folder.resolve(NAME),
                        (value.line() + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
