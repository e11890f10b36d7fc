package brussels.citedesmetiers.kiosk.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/// A small disk over a folder, where mounting is allowed; else the test is skipped.
final class SmallDisk implements AutoCloseable {
    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static SmallDisk mounted(Path folder) throws IOException, InterruptedException {
        return mounted(folder, 24);
    }

    static SmallDisk mounted(Path folder, int megabytes) throws IOException, InterruptedException {
        String size = "size=" + megabytes + "m";
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", size, "kiosk-test", folder.toString()),
                "mounting is not allowed here");
        return new SmallDisk(folder);
    }

    void makeReadOnly() throws IOException, InterruptedException {
        if (!run("mount", "-o", "remount,ro", folder.toString())) {
            throw new IOException("could not be made read-only");
        }
    }

    /// Fills the disk to its last byte with one file.
    Path fill() throws IOException {
        Path filler = folder.resolve("filler");
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            return filler;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            run("umount", "-l", folder.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process p =
                    new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return p.waitFor(10, TimeUnit.SECONDS) && p.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
