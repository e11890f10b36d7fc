package brussels.citedesmetiers.kiosk.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Writes a report into a folder. Each file is forced under a temporary name beside its own and
/// then renamed: after a power loss a file is the old one or the new one, never half of one; of
/// several files some may be old. Files of other names are left alone.
public final class ReportFolder {
    private static final String TEMPORARY = ".new";

    private ReportFolder() {}

    /// Writes all files of a report; the folder is made if there is none.
    ///
    /// @return the page to open
    public static Path write(Report report, Path folder) throws IOException {
        Files.createDirectories(folder);
        List<ReportFile> files = report.files();
        for (ReportFile file : files) {
            write(folder, file);
        }
        try (FileChannel names = FileChannel.open(folder)) {
            names.force(true);
        }
        return folder.resolve(ReportFile.PAGE);
    }

    private static void write(Path folder, ReportFile file) throws IOException {
        Path temporary = folder.resolve(file.name() + TEMPORARY);
        try (FileChannel out =
                FileChannel.open(
                        temporary,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(file.bytes());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(
                temporary,
                folder.resolve(file.name()),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
