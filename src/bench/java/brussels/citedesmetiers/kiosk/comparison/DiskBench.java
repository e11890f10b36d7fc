package brussels.citedesmetiers.kiosk.comparison;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// What the device below a data folder is written for each visit, at the pace of a day: visits begin
/// so many seconds apart, nothing is compressed, and nothing is forced between them that the kiosk
/// does not force.
public final class DiskBench {
    private static final int SEED = 20_261_122;
    private static final long BALLAST_BYTES = 16L << 20;

    private DiskBench() {}

    /// Measures, and prints.
    ///
    /// @param args the packaged kiosk, an empty folder for its logs, an empty folder on the device,
    ///   seconds from the begin of a visit to that of the next, and how many visits
    public static void main(String[] args) throws Exception {
        Comparison.endAllWithThisProgram();
        Path work = Path.of(args[1]);
        Path data = Path.of(args[2]);
        int seconds = Integer.parseInt(args[3]);
        int visits = Integer.parseInt(args[4]);
        Files.createDirectories(work);
        Files.createSymbolicLink(work.resolve("data"), data.toRealPath());
        Disk disk = new Disk(data);
        Random random = new Random(SEED);
        OurKiosk kiosk = new OurKiosk(Path.of(args[0]), work, work);
        try (Xvfb screen = new Xvfb();
                Contender.Running running = kiosk.start(screen.display(), List.of(), true)) {
            screen.watch().firstContent();
            // The first database, its first backup and the reserve come once.
            Taps.visit(running, screen.watch(), random, new ArrayList<>());
            while (!madeOnce(data)) {
                Pause.seconds(1);
            }
            Disk.sync();
            double before = disk.writtenKilobytes();
            for (int i = 0; i < visits; i++) {
                long begun = System.nanoTime();
                Taps.visit(running, screen.watch(), random, new ArrayList<>());
                Pause.millis(
                        (int) Math.max(0, seconds * 1000L - (System.nanoTime() - begun) / 1_000_000));
            }
            Disk.sync();
            System.out.printf(
                    Locale.ROOT,
                    "written at the device, a visit every %d s: %.1f KB a visit (n=%d)%n",
                    seconds,
                    (disk.writtenKilobytes() - before) / visits,
                    visits);
        }
    }

    private static boolean madeOnce(Path data) throws IOException {
        Path ballast = data.resolve("ballast");
        return Files.exists(data.resolve("backup/db"))
                && Files.exists(ballast)
                && Files.size(ballast) >= BALLAST_BYTES;
    }
}
