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

/// Browsers in which somebody signed in before: each holds a random mark, the file
/// `SERVER-browsers` of the data folder only the marks' hashes. A mark lets nobody in; it gives its
/// browser a lane of its own at the [PinGate], so that no stranger's wrong tries keep it waiting.
///
/// The file is replaced whole when a browser joins; a crash leaves the one before or after. If it
/// cannot be written they live in memory. Thread-safe.
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

    /// A name for the browser with this mark, if it is known.
    synchronized Optional<String> of(String mark) {
        String hash = hash(mark);
        return hashes.contains(hash) ? Optional.of(hash) : Optional.empty();
    }

    /// Makes a browser known; of too many the one that joined first is forgotten.
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

    // The mark has 256 random bits: a fast hash hides it as well as a slow one.
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
