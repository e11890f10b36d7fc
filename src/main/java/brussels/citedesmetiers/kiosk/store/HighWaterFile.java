package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tinylog.Logger;

/// The small forced file outside the database that says which numbers were given, and its copy. It
/// is raised before a number and its row are committed, so it is never behind the ticket in a
/// visitor's hand.
///
/// [#raise(HighWater)] overwrites first the copy, then the file, each forced before the next step:
/// a tenth of what a new file, its rename and the folder's entry cost the device. A crash leaves at
/// most one of the two damaged. The copy is never behind the file, and ahead of it only by a raise
/// that did not return; so whichever is left when the other is lost has every number that was
/// given. After a failed raise either value may be found. A checksum protects each.
///
/// One thread only: the store writer's.
final class HighWaterFile {
    static final String NAME = "numbers";
    static final String COPY = NAME + ".copy";

    private final Path folder;
    private final DiskSteps disk;

    HighWaterFile(Path folder, DiskSteps disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /// The last value raised.
    ///
    /// @throws IOException if neither file nor copy is there and sound; it says what is wrong with
    ///   the file
    HighWater read() throws IOException {
        try {
            HighWater value = read(NAME);
            return sound(COPY).filter(copy -> copy.serial() > value.serial()).orElse(value);
        } catch (IOException damaged) {
            return sound(COPY).orElseThrow(() -> damaged);
        }
    }

    private Optional<HighWater> sound(String name) {
        try {
            return Optional.of(read(name));
        } catch (IOException e) {
            Logger.debug(e, "{} is of no use", name);
            return Optional.empty();
        }
    }

    private HighWater read(String name) throws IOException {
        Path file = folder.resolve(name);
        String text = new String(disk.read(file), StandardCharsets.ISO_8859_1);
        if (!text.endsWith("\n")) {
            throw new IOException(file + " is damaged: its end is missing");
        }
        return HighWater.parse(text.substring(0, text.length() - 1))
                .orElseThrow(() -> new IOException(file + " is damaged: its checksum is wrong"));
    }

    /// Stores this value; on return it survives power loss.
    void raise(HighWater value) throws IOException {
        byte[] bytes = (value.line() + "\n").getBytes(StandardCharsets.US_ASCII);
        // The only sound one is not touched before the other is whole again.
        boolean sound = sound(NAME).isPresent();
        for (String name : sound ? List.of(COPY, NAME) : List.of(NAME, COPY)) {
            Path file = folder.resolve(name);
            try {
                disk.overwriteForced(file, bytes);
            } catch (NoSuchFileException none) {
                new Durable(disk).write(file, bytes);
            }
        }
    }
}
