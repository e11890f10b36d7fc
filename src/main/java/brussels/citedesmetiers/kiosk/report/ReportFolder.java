package brussels.citedesmetiers.kiosk.report;

import brussels.citedesmetiers.kiosk.files.Durable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Writes a report into a folder. After a power failure each file is the old or the new one, never
/// half of one (see [Durable]); some of several may still be old. Files with other names are left
/// alone.
public final class ReportFolder {
    private ReportFolder() {}

    /// Writes all files of a report; the folder is created if there is none.
    ///
    /// @return the page to open
    public static Path write(Report report, Path folder) throws IOException {
        Files.createDirectories(folder);
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (ReportFile file : report.files()) {
            files.put(file.name(), file.bytes());
        }
        Durable.onDisk().writeAll(folder, files);
        return folder.resolve(ReportFile.PAGE);
    }
}
