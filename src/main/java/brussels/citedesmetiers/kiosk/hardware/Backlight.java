package brussels.citedesmetiers.kiosk.hardware;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.tinylog.Logger;

/// The light behind the screen, where the kernel lets it be set:
/// `/sys/class/backlight/*/brightness`. One thread only; a write takes a few milliseconds.
public final class Backlight implements AutoCloseable {
    private static final Path KERNEL = Path.of("/sys/class/backlight");
    private static final int DIM_PER_CENT = 10;

    private final Path file;
    private final int usual;
    private final int low;
    private boolean dimmed;

    private Backlight(Path file, int usual, int low) {
        this.file = file;
        this.usual = usual;
        this.low = low;
    }

    /// The first one that may be written, if there is any.
    public static Optional<Backlight> find() {
        return find(KERNEL);
    }

    static Optional<Backlight> find(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path each : all) {
                Path file = each.resolve("brightness");
                if (Files.isWritable(file)) {
                    return Optional.of(of(file, each.resolve("max_brightness")));
                }
            }
        } catch (IOException | NumberFormatException e) {
            Logger.warn(e, "The screen's backlight cannot be set");
        }
        return Optional.empty();
    }

    /// A run that was killed while the screen was dim has left it so: then the most is the usual.
    private static Backlight of(Path file, Path mostFile) throws IOException {
        int most = number(mostFile);
        int now = number(file);
        int low = Math.max(1, most * DIM_PER_CENT / 100);
        return new Backlight(file, now <= low ? most : now, low);
    }

    private static int number(Path file) throws IOException {
        return Integer.parseInt(Files.readString(file).strip());
    }

    /// Makes the screen dim or bright.
    ///
    /// @throws IOException if the kernel refuses
    public void dim(boolean dim) throws IOException {
        // Written in place: the kernel's file is no file that could be replaced.
        Files.write(file, Integer.toString(dim ? low : usual).getBytes(StandardCharsets.US_ASCII));
        dimmed = dim;
    }

    /// Leaves the screen bright.
    @Override
    public void close() throws IOException {
        if (dimmed) {
            dim(false);
        }
    }
}
