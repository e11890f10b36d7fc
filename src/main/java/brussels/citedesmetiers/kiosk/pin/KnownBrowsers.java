package brussels.citedesmetiers.kiosk.pin;

import brussels.citedesmetiers.kiosk.files.KeptFile;
import brussels.citedesmetiers.kiosk.files.KeptText;
import brussels.citedesmetiers.kiosk.files.Remembered;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Browsers in which somebody has signed in before. Each has a random mark; the file
/// `SERVER-browsers` in the data folder has only the marks' hashes. A mark does not sign anybody
/// in; it gives its browser its own lane at the [PinGate], so that strangers' wrong attempts do not
/// keep it waiting.
///
/// The whole text is replaced when a browser is added; a crash leaves the old or the new one.
/// Thread-safe.
final class KnownBrowsers {
    private static final String FILE = "-browsers";
    private static final int MOST = 200;
    private static final int MARK_BYTES = 32;
    private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final KeptText text;
    private final SecureRandom random = new SecureRandom();

    /// In a file of this server alone. If it cannot be written, the marks are kept in memory.
    ///
    /// @param server names the file
    KnownBrowsers(Path folder, String server) {
        this(
                new Remembered(
                        new KeptFile(folder.resolve(server + FILE)), "Which browsers staff used"));
    }

    /// @param text where they are kept; several servers may share it
    KnownBrowsers(KeptText text) {
        this.text = text;
    }

    private static Set<String> hashes(String text) {
        Set<String> hashes = new LinkedHashSet<>();
        text.lines().filter(line -> HASH.matcher(line).matches()).limit(MOST).forEach(hashes::add);
        return hashes;
    }

    /// A name for the browser with this mark, if known.
    ///
    /// @throws UncheckedIOException if what is shared cannot be reached
    Optional<String> of(String mark) {
        String hash = hash(mark);
        try {
            return hashes(text.read().orElse("")).contains(hash)
                    ? Optional.of(hash)
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Adds a browser; if there are too many, the oldest is forgotten.
    ///
    /// @return its mark
    /// @throws UncheckedIOException if what is shared cannot be reached
    String join() {
        byte[] bytes = new byte[MARK_BYTES];
        random.nextBytes(bytes);
        String mark = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        try {
            var _ =
                    text.change(
                            present -> Optional.of(with(hash(mark), hashes(present.orElse("")))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return mark;
    }

    private static String with(String hash, Set<String> hashes) {
        while (hashes.size() >= MOST) {
            hashes.remove(hashes.iterator().next());
        }
        hashes.add(hash);
        return String.join("\n", hashes) + "\n";
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
