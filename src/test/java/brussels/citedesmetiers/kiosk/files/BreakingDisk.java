package brussels.citedesmetiers.kiosk.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The real disk, until the step at which power goes or a write fails. The step power goes in is
/// left undone or half done. Nothing is forced to the device, which takes long and tells nothing:
/// power goes only where a test says so, and what was written before stays.
public final class BreakingDisk implements DiskSteps {
    private final DiskSteps real = new RealDisk();
    private final List<String> steps = new ArrayList<>();
    private final Map<Path, Long> free = new HashMap<>();
    private int powerLossAt;
    private final boolean halfDone;
    private boolean failing;
    private int failingAfter = Integer.MAX_VALUE;
    private boolean onlyOnce;

    private BreakingDisk(int powerLossAt, boolean halfDone) {
        this.powerLossAt = powerLossAt;
        this.halfDone = halfDone;
    }

    /// One that never breaks by itself.
    public static BreakingDisk whole() {
        return new BreakingDisk(Integer.MAX_VALUE, false);
    }

    /// One on which power goes.
    ///
    /// @param step counted from 0
    public static BreakingDisk losingPowerAt(int step, boolean halfDone) {
        return new BreakingDisk(step, halfDone);
    }

    /// Lets every step fail after so many.
    public static BreakingDisk failingAfter(int well) {
        BreakingDisk disk = whole();
        disk.failingAfter = well;
        return disk;
    }

    /// Lets the step after so many fail, and no later one.
    public static BreakingDisk failingOnceAfter(int well) {
        BreakingDisk disk = failingAfter(well);
        disk.onlyOnce = true;
        return disk;
    }

    /// Lets every write fail from now on, or not.
    public void setFailing(boolean fails) {
        failing = fails;
    }

    /// Leaves so many bytes free below a folder, as if it were a disk of its own.
    public void leaveFree(Path folder, long bytes) {
        free.put(folder, bytes);
    }

    /// Lets power stay on from now on.
    public void spare() {
        powerLossAt = Integer.MAX_VALUE;
    }

    /// What was done so far.
    public List<String> steps() {
        return List.copyOf(steps);
    }

    private boolean powerGoes(String step) throws IOException {
        if (failing || steps.size() >= failingAfter) {
            if (onlyOnce) {
                failingAfter = Integer.MAX_VALUE;
            }
            throw new IOException("refused by the test");
        }
        steps.add(step);
        boolean goes = steps.size() - 1 == powerLossAt;
        if (goes && !halfDone) {
            throw new PowerLoss();
        }
        return goes;
    }

    @Override
    public byte[] read(Path file) throws IOException {
        return real.read(file);
    }

    @Override
    public void writeForced(Path file, byte[] bytes, Readers readers) throws IOException {
        boolean goes = powerGoes("write " + file.getFileName());
        real.writeForced(file, goes ? Arrays.copyOf(bytes, bytes.length / 2) : bytes, readers);
        stopIf(goes);
    }

    @Override
    public void overwriteForced(Path file, byte[] bytes) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        boolean goes = powerGoes("overwrite " + file.getFileName());
        Files.write(
                file,
                goes ? Arrays.copyOf(bytes, bytes.length / 2) : bytes,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING,
                LinkOption.NOFOLLOW_LINKS);
        stopIf(goes);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        boolean goes = powerGoes("move " + from.getFileName() + " to " + to.getFileName());
        real.move(from, to);
        stopIf(goes);
    }

    @Override
    public boolean link(Path file, Path name) throws IOException {
        boolean goes = powerGoes("link " + name.getFileName());
        boolean free = real.link(file, name);
        stopIf(goes);
        return free;
    }

    @Override
    public void symbolicLink(Path link, Path target) throws IOException {
        boolean goes = powerGoes("point " + link.getFileName());
        real.symbolicLink(link, target);
        stopIf(goes);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        stopIf(powerGoes("force folder"));
    }

    @Override
    public void forceTree(Path folder) throws IOException {
        stopIf(powerGoes("force " + folder.getFileName()));
    }

    @Override
    public void copyTree(Path from, Path to) throws IOException {
        boolean goes = powerGoes("copy to " + to.getFileName());
        real.copyTree(from, to);
        if (goes) {
            Files.delete(to.resolve("service.properties"));
        }
        stopIf(goes);
    }

    @Override
    public long free(Path folder) throws IOException {
        for (Map.Entry<Path, Long> small : free.entrySet()) {
            if (folder.startsWith(small.getKey())) {
                return small.getValue();
            }
        }
        return real.free(folder);
    }

    @Override
    public void deleteTree(Path path) throws IOException {
        boolean goes = powerGoes("delete " + path.getFileName());
        if (goes && Files.isDirectory(path)) {
            Files.deleteIfExists(path.resolve("service.properties"));
            Files.deleteIfExists(path.resolve("db").resolve("service.properties"));
        } else {
            real.deleteTree(path);
        }
        stopIf(goes);
    }

    private static void stopIf(boolean goes) {
        if (goes) {
            throw new PowerLoss();
        }
    }
}
