package brussels.citedesmetiers.kiosk.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The device that a folder is on.
final class Disk {
    private static final int SECTORS_WRITTEN = 6;
    private static final double SECTORS_A_KILOBYTE = 2;

    private final Path stat;

    Disk(Path folder) throws IOException {
        Path device = Path.of(Files.getFileStore(folder).name()).toRealPath();
        stat = Path.of("/sys/class/block", device.getFileName().toString(), "stat");
    }

    double writtenKilobytes() throws IOException {
        String[] figures = Files.readString(stat).strip().split("\\s+", -1);
        return Long.parseLong(figures[SECTORS_WRITTEN]) / SECTORS_A_KILOBYTE;
    }

    static void sync() throws Exception {
        new ProcessBuilder("sync").start().waitFor();
    }
}
