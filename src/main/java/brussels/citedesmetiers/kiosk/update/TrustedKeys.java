package brussels.citedesmetiers.kiosk.update;

import brussels.citedesmetiers.kiosk.files.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.tinylog.Logger;

/// The keys that are trusted here: those of the settings, until a bundle of keys signed by one of
/// them names others. Whoever edits the settings' keys afterwards has the last word: a list that
/// came by bundle counts only for the settings it came to.
///
/// **Crash.** The list is one file, old or new. Lost or damaged, the settings' keys count again.
public final class TrustedKeys {
    private static final String FILE = "keys";

    private final Path file;
    private final List<String> configured;
    private final Durable durable;

    /// @param updates the folder of all updates
    /// @param configured the keys of the settings
    public TrustedKeys(Path updates, List<String> configured, Durable durable) {
        this.file = updates.resolve(FILE);
        this.configured = List.copyOf(configured);
        this.durable = durable;
    }

    private record Held(int version, List<String> keys) {}

    /// The keys trusted now; empty if no bundle may be taken at all.
    public List<BundleKey> now() {
        List<String> texts = configured.isEmpty() ? configured : held().keys();
        return texts.stream().map(BundleKey::of).toList();
    }

    /// The version of the last bundle of keys; 0 without one.
    public int version() {
        return held().version();
    }

    // Lines: what the settings said, the version, each key.
    private Held held() {
        Held settings = new Held(0, configured);
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 3 || !lines.get(0).equals(String.join(" ", configured))) {
                return settings;
            }
            List<String> keys = List.copyOf(lines.subList(2, lines.size()));
            if (!keys.stream().allMatch(BundleKey::isKey)) {
                throw new IOException("no keys in it");
            }
            return new Held(Integer.parseInt(lines.get(1)), keys);
        } catch (NoSuchFileException e) {
            return settings;
        } catch (IOException | NumberFormatException e) {
            Logger.error(e, "{} is damaged; the keys of the settings count", file);
            return settings;
        }
    }

    /// Trusts the keys of a bundle, which has been checked, and no others.
    void take(Manifest manifest) throws IOException {
        Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
        String text =
                String.join(" ", configured)
                        + "\n"
                        + manifest.version()
                        + "\n"
                        + String.join("\n", manifest.keys())
                        + "\n";
        durable.writePrivate(file, text.getBytes(StandardCharsets.UTF_8));
        Logger.info("{} keys are trusted for bundles now", manifest.keys().size());
    }
}
