package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.printing.PrintMark;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tinylog.Logger;

/// A printer's mark as an empty file in the data folder: if the file exists, the mark is set. File
/// and folder are forced to the disk when it is set, but not when it is cleared: if that is lost,
/// one ticket begins with an unnecessary cut. If the disk cannot be written, the mark counts as
/// set.
final class PrintMarkFile implements PrintMark {
    private final Path file;
    private boolean unwritten;

    /// @param place the printer's position in the settings
    PrintMarkFile(Path folder, int place) {
        this.file = folder.resolve("printing-" + place);
    }

    @Override
    public boolean isSet() {
        return unwritten || Files.exists(file);
    }

    @Override
    public void set() {
        try (FileChannel made =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            made.force(true);
            try (FileChannel folder =
                    FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        } catch (IOException e) {
            unwritten = true;
            Logger.warn(e, "{} could not be written: part of a ticket may be left unnoticed", file);
        }
    }

    @Override
    public void clear() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            Logger.warn(e, "{} could not be deleted: the next ticket begins with a cut", file);
        }
    }
}
