package brussels.citedesmetiers.kiosk.web;

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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tinylog.Logger;

/// Who is signed in at which desk. The browser has a random secret; the file `SERVER-sessions` in
/// the data folder has only its hash, the desk and the time, so that staff stay signed in when the
/// server restarts, and reading the file does not help anybody to sign in. A signed cookie would
/// need no file, but could not be revoked.
///
/// The whole text is replaced at each sign-in and sign-out; a crash leaves the old or the new one.
/// Thread-safe.
public final class Sessions {
    /// Longer than any working day.
    public static final Duration LENGTH = Duration.ofHours(14);

    private static final String FILE = "-sessions";
    private static final int MOST = 200;
    private static final int SECRET_BYTES = 32;

    private final KeptText text;
    private final InstantSource clock;
    private final Supplier<String> stamp;
    private final SecureRandom random = new SecureRandom();

    /// As read last: most requests change nothing.
    private Read last = new Read("", Map.of());

    private record Entry(String desk, Instant begun, String stamp) {}

    private record Read(String text, Map<String, Entry> byHash) {}

    /// Someone signed in.
    ///
    /// @param desk where they sit
    /// @param antiForgery the token that every request that changes something must bring
    public record Session(String desk, String antiForgery) {}

    /// Kept in a file of this server alone. If it cannot be written, the sessions are kept in
    /// memory.
    ///
    /// @param server names the file
    /// @param stamp changes with the PIN; sessions with another stamp have ended
    public Sessions(Path folder, String server, InstantSource clock, Supplier<String> stamp) {
        this(
                new Remembered(new KeptFile(folder.resolve(server + FILE)), "Who is signed in"),
                clock,
                stamp);
    }

    /// @param text where they are kept; several servers may share it
    /// @param stamp changes with the PIN; sessions with another stamp have ended
    public Sessions(KeptText text, InstantSource clock, Supplier<String> stamp) {
        this.text = text;
        this.clock = clock;
        this.stamp = stamp;
    }

    private static Map<String, Entry> parsed(String text) {
        Map<String, Entry> byHash = new LinkedHashMap<>();
        try {
            for (String line : text.split("\n", -1)) {
                String[] parts = line.split(" ", -1);
                if (parts.length == 4) {
                    byHash.put(parts[0], new Entry(parts[1], Instant.parse(parts[2]), parts[3]));
                }
            }
        } catch (DateTimeException e) {
            Logger.warn(e, "Who was signed in cannot be read; staff sign in again");
            byHash.clear();
        }
        return byHash;
    }

    private static String written(Map<String, Entry> byHash) {
        StringBuilder lines = new StringBuilder();
        byHash.forEach(
                (hash, entry) ->
                        lines.append(
                                String.join(
                                                " ",
                                                hash,
                                                entry.desk,
                                                entry.begun.toString(),
                                                entry.stamp)
                                        + "\n"));
        return lines.toString();
    }

    /// Signs in at a desk.
    ///
    /// @param desk without spaces
    /// @return the secret for the browser
    /// @throws UncheckedIOException if what is shared cannot be reached
    public synchronized String begin(String desk) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Entry entry = new Entry(desk, clock.instant(), stamp.get());
        change(
                byHash -> {
                    byHash.values().removeIf(other -> isOver(other, entry.stamp));
                    while (byHash.size() >= MOST) {
                        byHash.remove(byHash.keySet().iterator().next());
                    }
                    byHash.put(hash("session", secret), entry);
                });
        return secret;
    }

    /// The session for a browser's secret, if there is one.
    ///
    /// @throws UncheckedIOException if what is shared cannot be reached
    public synchronized Optional<Session> of(String secret) {
        Entry entry = present().get(hash("session", secret));
        if (entry == null || isOver(entry, stamp.get())) {
            return Optional.empty();
        }
        return Optional.of(new Session(entry.desk, hash("form", secret)));
    }

    private Map<String, Entry> present() {
        try {
            String now = text.read().orElse("");
            if (!now.equals(last.text)) {
                last = new Read(now, parsed(now));
            }
            return last.byHash;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends the session of a browser's secret.
    ///
    /// @throws UncheckedIOException if what is shared cannot be reached
    public synchronized void end(String secret) {
        String hash = hash("session", secret);
        if (present().containsKey(hash)) {
            change(byHash -> byHash.remove(hash));
        }
    }

    private void change(Consumer<Map<String, Entry>> change) {
        try {
            var _ =
                    text.change(
                            present -> {
                                Map<String, Entry> byHash = parsed(present.orElse(""));
                                change.accept(byHash);
                                return Optional.of(written(byHash));
                            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // If the clock goes back, a session lasts longer; only a jump ahead ends it early.
    private boolean isOver(Entry entry, String present) {
        return entry.begun.plus(LENGTH).isBefore(clock.instant()) || !entry.stamp.equals(present);
    }

    // The secret has 256 random bits, so a fast hash protects it as well as a slow one.
    private static String hash(String purpose, String secret) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest((purpose + ":" + secret).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
