package brussels.citedesmetiers.kiosk.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.tinylog.Logger;

/// The ahead-of-time cache this program was started with, watched over from inside.
///
/// Java believes its cache unless told to check it, which takes an eighth of the start. So
/// `bin/kiosk` leaves a mark before a start, the first frame takes it away, and a start that finds
/// a mark has the cache checked: a damaged cache costs one start. Damage that did no harm so early
/// is found by comparing the file with the sum written when it was made; the mark then comes back
/// for the next start.
///
/// The mark lies in memory (`$XDG_RUNTIME_DIR` or `/tmp`), so a power cut takes it away too.
public final class StartCache {
    /// Set by `bin/kiosk` where there is a cache: its file, and the mark's.
    private static final String CACHE_PROPERTY = "kiosk.cache";

    private static final String MARK_PROPERTY = "kiosk.starting";
    private static final String SUM = ".crc32c";
    private static final int PIECE = 1 << 16;

    private StartCache() {}

    /// The first frame is on the screen: takes the mark away, and reads the cache through on a
    /// thread of its own.
    static void started() {
        String cache = System.getProperty(CACHE_PROPERTY);
        String mark = System.getProperty(MARK_PROPERTY);
        if (cache != null && mark != null) {
            Thread.ofPlatform()
                    .daemon()
                    .name("start-cache")
                    .start(() -> check(Path.of(cache), Path.of(mark)));
        }
    }

    /// Takes the mark away if the cache is as it was made, and leaves one if not.
    static void check(Path cache, Path mark) {
        try {
            Files.deleteIfExists(mark);
            if (!sum(cache).equals(Files.readString(sumOf(cache)))) {
                Files.writeString(mark, "");
                Logger.error(
                        "The start cache {} is damaged; make it again with kiosk train", cache);
            }
        } catch (NoSuchFileException e) {
            Logger.debug(e, "no start cache, or none with a sum");
        } catch (IOException e) {
            Logger.warn(e, "The start cache {} could not be checked", cache);
        }
    }

    /// Writes the sum of a new cache beside it.
    ///
    /// @param from the cache, at the place it is moved from
    /// @param to the place it is moved to
    public static void writeSum(Path from, Path to) throws IOException {
        Files.writeString(sumOf(to), sum(from));
    }

    private static Path sumOf(Path cache) {
        return cache.resolveSibling(cache.getFileName() + SUM);
    }

    private static String sum(Path file) throws IOException {
        CRC32C sum = new CRC32C();
        byte[] piece = new byte[PIECE];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                sum.update(piece, 0, read);
            }
        }
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
