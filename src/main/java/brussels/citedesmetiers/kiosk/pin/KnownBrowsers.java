package brussels.citedesmetiers.kiosk.pin;

import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.files.PrivateFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tinylog.Logger;

/// Browsers in which somebody has signed in before. Each has a random mark; the file
/// `SERVER-browsers` in the data folder has only the marks' hashes. A mark does not sign anybody
/// in; it gives its browser its own lane at the [PinGate], so that strangers' wrong attempts do not
/// keep it waiting.
///
/// The whole file is replaced when a browser is added; a crash leaves the old or the new one. If it
/// cannot be written, the marks are kept in memory. Thread-safe.
final class KnownBrowsers {
    private static final String FILE = "-browsers";
    private static final int MOST = 200;
    private static final int MARK_BYTES = 32;
    private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Path file;
    private final SecureRandom random = new SecureRandom();
    private final Set<String> hashes = new LinkedHashSet<>();

    /// @param server names the file
    KnownBrowsers(Path folder, String server) {
        this.file = folder.resolve(server + FILE);
        try {
            Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                    .filter(line -> HASH.matcher(line).matches())
                    .limit(MOST)
                    .forEach(hashes::add);
        } catch (NoSuchFileException e) {
            Logger.debug("no browser is known yet");
        } catch (IOException e) {
            Logger.warn(
                    e, "Which browsers staff used cannot be read; they are strangers once more");
        }
    }

    /// A name for the browser with this mark, if known.
    synchronized Optional<String> of(String mark) {
        String hash = hash(mark);
        return hashes.contains(hash) ? Optional.of(hash) : Optional.empty();
    }

    /// Adds a browser; if there are too many, the oldest is forgotten.
    ///
    /// @return its mark
    synchronized String join() {
        byte[] bytes = new byte[MARK_BYTES];
        random.nextBytes(bytes);
        String mark = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        while (hashes.size() >= MOST) {
            hashes.remove(hashes.iterator().next());
        }
        hashes.add(hash(mark));
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                PrivateFolder.create(folder);
            }
            Durable.onDisk().writePrivate(file, String.join("\n", hashes) + "\n");
        } catch (IOException e) {
            Logger.error(
                    e, "A browser that staff use could not be kept; it is known until a restart");
        }
        return mark;
    }

    // The mark has 256 random bits, so a fast hash protects it as well as a slow one.
    private static String hash(String mark) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(("browser:" + mark).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
