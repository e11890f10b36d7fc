package brussels.citedesmetiers.kiosk.store;

import brussels.citedesmetiers.kiosk.files.DiskSteps;
import brussels.citedesmetiers.kiosk.files.PowerLoss;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Small files in memory. What was renamed but not forced may or may not survive a power loss.
final class MemoryDisk implements DiskSteps {
    private static final List<String> FILES = List.of(HighWaterFile.NAME, HighWaterFile.COPY);

    private final boolean lying;
    private Map<String, byte[]> seen = new HashMap<>();
    private Map<String, byte[]> forced = new HashMap<>();
    private Map<String, byte[]> before = new HashMap<>();
    private int lossIn = -1;
    private boolean halfRaised;

    private MemoryDisk(boolean lying) {
        this.lying = lying;
    }

    static MemoryDisk honest() {
        return new MemoryDisk(false);
    }

    /// A disk that says forced and forgets: the planted defect.
    static MemoryDisk lying() {
        return new MemoryDisk(true);
    }

    void put(HighWater value) {
        for (String name : FILES) {
            seen.put(name, (value.line() + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        forced = new HashMap<>(seen);
        before = new HashMap<>(seen);
    }

    /// Power goes in this step of the next raise; negative for none.
    void loseWriteIn(int step) {
        lossIn = step;
    }

    /// Damages the file or its copy.
    void loseOne(boolean copy) {
        seen.put(copy ? HighWaterFile.COPY : HighWaterFile.NAME, new byte[1]);
        forced = new HashMap<>(seen);
    }

    void powerLoss(boolean keepsUnforced) {
        if (!keepsUnforced || lying) {
            seen = new HashMap<>(forced);
        }
        forced = new HashMap<>(seen);
        lossIn = -1;
        halfRaised = false;
    }

    void lose(boolean wholly) {
        for (String file : FILES) {
            if (wholly) {
                seen.remove(file);
            } else {
                seen.computeIfPresent(file, (name, bytes) -> new byte[bytes.length]);
            }
        }
        forced = new HashMap<>(seen);
    }

    /// Makes the file what it was before it was last raised.
    void goBack() {
        seen = new HashMap<>(before);
        forced = new HashMap<>(before);
    }

    /// A raise begins with whichever of file and copy it writes first.
    private void raising() {
        if (!halfRaised) {
            before = new HashMap<>(forced);
        }
        halfRaised = !halfRaised;
    }

    private void step(boolean last) {
        if (lossIn == 0) {
            throw new PowerLoss();
        }
        lossIn = last ? -1 : lossIn - 1;
    }

    @Override
    public byte[] read(Path file) throws IOException {
        byte[] bytes = seen.get(name(file));
        if (bytes == null) {
            throw new NoSuchFileException(file.toString());
        }
        return bytes;
    }

    @Override
    public void writeForced(Path file, byte[] bytes, Readers readers) {
        step(false);
        seen.put(name(file), bytes);
    }

    @Override
    public void overwriteForced(Path file, byte[] bytes) throws IOException {
        read(file);
        raising();
        if (lossIn == 0) {
            seen.put(name(file), Arrays.copyOf(bytes, bytes.length / 2));
            forced.put(name(file), Arrays.copyOf(bytes, bytes.length / 2));
        }
        step(false);
        seen.put(name(file), bytes);
        if (!lying) {
            forced.put(name(file), bytes);
        }
    }

    @Override
    public void move(Path from, Path to) {
        step(false);
        raising();
        byte[] bytes = seen.remove(name(from));
        if (bytes == null) {
            throw new AssertionError("nothing to move: " + from);
        }
        seen.put(name(to), bytes);
    }

    @Override
    public boolean link(Path file, Path name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void symbolicLink(Path link, Path target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forceFolder(Path folder) {
        step(true);
        if (!lying) {
            forced = new HashMap<>(seen);
        }
    }

    @Override
    public void forceTree(Path folder) {
        throw new AssertionError("numbers know no trees");
    }

    @Override
    public void copyTree(Path from, Path to) {
        throw new AssertionError("numbers know no trees");
    }

    @Override
    public long free(Path folder) {
        return Long.MAX_VALUE;
    }

    @Override
    public void deleteTree(Path folder) {
        throw new AssertionError("numbers know no trees");
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
