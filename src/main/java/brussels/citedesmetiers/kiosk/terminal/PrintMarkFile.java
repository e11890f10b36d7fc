package brussels.citedesmetiers.kiosk.terminal;

import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.printing.PrintMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tinylog.Logger;

/// A printer's mark as an empty file in the data folder: if the file exists, the mark is set.
/// Setting it survives a power failure at every step, also over the mark of an earlier run.
/// Clearing it may be lost: then one ticket begins with an unnecessary cut. If the disk cannot be
/// written, the mark counts as set.
final class PrintMarkFile implements PrintMark {
    private final Path file;
    private final Durable disk;
    private boolean unwritten;

    /// @param place the printer's position in the settings
    PrintMarkFile(Path folder, int place, Durable disk) {
        this.disk = disk;
        this.file = folder.resolve("printing-" + place);
    }

    @Override
    public boolean isSet() {
        return unwritten || Files.exists(file);
    }

    @Override
    public void set() {
        try {
            disk.write(file, new byte[0]);
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
