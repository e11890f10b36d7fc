package brussels.citedesmetiers.kiosk.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.tinylog.Logger;

/// Checks the ahead-of-time cache that this program was started with.
///
/// Java trusts its cache unless told to check it, which takes an eighth of the start time. So
/// `bin/kiosk` creates a mark before each start, the first frame removes it, and a start that finds
/// a mark checks the cache: a damaged cache costs one start. Damage that has no effect that early
/// is found by comparing the file with the checksum from its creation; the mark is then created
/// again for the next start.
///
/// The mark is kept in memory (`$XDG_RUNTIME_DIR` or `/tmp`), so a power cut removes it too.
public final class StartCache {
    /// Set by `bin/kiosk` if there is a cache: its file and the mark's.
    private static final String CACHE_PROPERTY = "kiosk.cache";

    private static final String MARK_PROPERTY = "kiosk.starting";
    private static final String SUM = ".crc32c";
    private static final int PIECE = 1 << 16;

    private StartCache() {}

    /// The first frame is on the screen: removes the mark, and checks the cache on a separate
    /// thread.
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

    /// Removes the mark if the cache is unchanged, and creates it if not.
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

    /// Writes the checksum of a new cache beside it.
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
