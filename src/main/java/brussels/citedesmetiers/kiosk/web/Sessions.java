package brussels.citedesmetiers.kiosk.web;

import brussels.citedesmetiers.kiosk.files.Durable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
import java.util.function.Supplier;
import org.tinylog.Logger;

/// Who is signed in at which desk. The browser has a random secret; the file `SERVER-sessions` in
/// the data folder has only its hash, the desk and the time, so that staff stay signed in when the
/// server restarts, and reading the file does not help anybody to sign in. A signed cookie would
/// need no file, but could not be revoked.
///
/// The whole file is replaced at each sign-in and sign-out; a crash leaves the old or the new one.
/// If it cannot be written, the sessions are kept in memory. Thread-safe.
public final class Sessions {
    /// Longer than any working day.
    public static final Duration LENGTH = Duration.ofHours(14);

    private static final String FILE = "-sessions";
    private static final int MOST = 200;
    private static final int SECRET_BYTES = 32;

    private final Path file;
    private final InstantSource clock;
    private final Supplier<String> stamp;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Entry> byHash = new LinkedHashMap<>();

    private record Entry(String desk, Instant begun, String stamp) {}

    /// Someone signed in.
    ///
    /// @param desk where they sit
    /// @param antiForgery the token that every request that changes something must bring
    public record Session(String desk, String antiForgery) {}

    /// @param server names the file
    /// @param stamp changes with the PIN; sessions with another stamp have ended
    public Sessions(Path folder, String server, InstantSource clock, Supplier<String> stamp) {
        this.file = folder.resolve(server + FILE);
        this.clock = clock;
        this.stamp = stamp;
        read();
    }

    private void read() {
        try {
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                String[] parts = line.split(" ", -1);
                if (parts.length == 4) {
                    byHash.put(parts[0], new Entry(parts[1], Instant.parse(parts[2]), parts[3]));
                }
            }
        } catch (NoSuchFileException e) {
            Logger.debug("nobody was signed in");
        } catch (IOException | DateTimeException e) {
            Logger.warn(e, "Who was signed in cannot be read; staff sign in again");
            byHash.clear();
        }
    }

    /// Signs in at a desk.
    ///
    /// @param desk without spaces
    /// @return the secret for the browser
    public synchronized String begin(String desk) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        byHash.values().removeIf(this::isOver);
        while (byHash.size() >= MOST) {
            byHash.remove(byHash.keySet().iterator().next());
        }
        byHash.put(hash("session", secret), new Entry(desk, clock.instant(), stamp.get()));
        save();
        return secret;
    }

    /// The session for a browser's secret, if there is one.
    public synchronized Optional<Session> of(String secret) {
        Entry entry = byHash.get(hash("session", secret));
        if (entry == null || isOver(entry)) {
            return Optional.empty();
        }
        return Optional.of(new Session(entry.desk, hash("form", secret)));
    }

    public synchronized void end(String secret) {
        if (byHash.remove(hash("session", secret)) != null) {
            save();
        }
    }

    // If the clock goes back, a session lasts longer; only a jump ahead ends it early.
    private boolean isOver(Entry entry) {
        return entry.begun.plus(LENGTH).isBefore(clock.instant())
                || !entry.stamp.equals(stamp.get());
    }

    private void save() {
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
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Durable.onDisk().writePrivate(file, lines.toString());
        } catch (IOException e) {
            Logger.error(e, "Who is signed in could not be kept; a restart signs everybody out");
        }
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
