package brussels.citedesmetiers.kiosk.pin;

import brussels.citedesmetiers.kiosk.files.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.tinylog.Logger;

/// The staff PIN of a terminal: 6 to 12 digits, kept as a slow hash in the file `pin` of the data
/// folder. There is no default PIN: until one is set nobody is let in.
///
/// Wrong tries lock it (see [PinLock]) for everyone, whichever way they came; the count is kept in
/// memory and a restart forgets it. A crash while a PIN is set leaves the old one or the new one
/// (see [SecretFile]).
///
/// Thread-safe. Checking takes up to seconds on a small board, one check at a time: never on the
/// JavaFX thread.
public final class StaffPin {
    private static final String FILE = "pin";
    private static final String PASSWORD_FILE = "centre-password";
    private static final int LEAST_PASSWORD = 12;
    private static final int MOST_PASSWORD = 200;
    private static final int STAMP_BYTES = 8;

    private final Path file;
    private final Predicate<char[]> form;
    private final SecureRandom random;
    private final LongSupplier nanoTime;
    private final int iterations;
    private PinLock lock = PinLock.OPEN;

    /// The outcome of a try.
    public enum Answer {
        RIGHT,
        WRONG,
        /// Not tried at all: too many wrong tries before; see [StaffPin#lockedFor()].
        LOCKED,
        /// No PIN has been set on this terminal.
        NOT_SET,
        /// The file is damaged or cannot be read: staff must set the PIN again.
        UNREADABLE
    }

    /// The PIN kept in this data folder.
    public StaffPin(Path dataFolder) {
        this(dataFolder, new SecureRandom(), System::nanoTime, PinHash.ITERATIONS);
    }

    StaffPin(Path dataFolder, SecureRandom random, LongSupplier nanoTime, int iterations) {
        this(dataFolder.resolve(FILE), StaffPin::isWellFormed, random, nanoTime, iterations);
    }

    private StaffPin(
            Path file,
            Predicate<char[]> form,
            SecureRandom random,
            LongSupplier nanoTime,
            int iterations) {
        this.file = file;
        this.form = form;
        this.random = random;
        long start = nanoTime.getAsLong();
        this.nanoTime = () -> nanoTime.getAsLong() - start;
        this.iterations = iterations;
    }

    /// The password of the centre's pages, kept in the same way as a PIN: they may be reached from
    /// anywhere, so it is longer.
    public static StaffPin password(Path folder) {
        return new StaffPin(
                folder.resolve(PASSWORD_FILE),
                StaffPin::isPassword,
                new SecureRandom(),
                System::nanoTime,
                PinHash.ITERATIONS);
    }

    /// Whether a PIN has been set.
    public boolean isSet() {
        return Files.exists(file);
    }

    /// Sets the PIN. Creates the data folder if need be.
    ///
    /// @throws IllegalArgumentException if it has not the form of one
    /// @throws IOException if it may not have become durable
    public void set(char[] pin) throws IOException {
        set(pin, step -> {});
    }

    void set(char[] pin, SecretFile.Watcher watcher) throws IOException {
        if (!form.test(pin)) {
            throw new IllegalArgumentException("not of the form of a PIN");
        }
        String hash = PinHash.of(pin, iterations, random).toString() + "\n";
        Files.createDirectories(file.toAbsolutePath().getParent());
        SecretFile.write(file, hash.getBytes(StandardCharsets.US_ASCII), watcher);
    }

    /// Tries a PIN. While locked, nothing is tried or counted.
    public synchronized Answer check(char[] pin) {
        if (!lock.left(now()).isZero()) {
            return Answer.LOCKED;
        }
        Optional<PinHash> hash;
        try {
            hash = PinHash.parse(Files.readString(file, StandardCharsets.US_ASCII).strip());
        } catch (NoSuchFileException e) {
            return Answer.NOT_SET;
        } catch (IOException e) {
            Logger.error(e, "the staff PIN cannot be read");
            return Answer.UNREADABLE;
        }
        if (hash.isEmpty()) {
            Logger.error("the file of the staff PIN is damaged; set the PIN again");
            return Answer.UNREADABLE;
        }
        if (form.test(pin) && hash.get().matches(pin)) {
            lock = PinLock.OPEN;
            return Answer.RIGHT;
        }
        lock = lock.afterWrong(now());
        return Answer.WRONG;
    }

    /// How long no PIN is accepted any more; zero if a try is allowed.
    public synchronized Duration lockedFor() {
        return lock.left(now());
    }

    /// A text that is another after each setting of the PIN, and says nothing of it; the same while
    /// none is set.
    public String stamp() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest, 0, STAMP_BYTES);
        } catch (IOException e) {
            Logger.debug(e, "no staff PIN to make a stamp of");
            return "none";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private Duration now() {
        return Duration.ofNanos(nanoTime.getAsLong());
    }

    /// Whether this is 6 to 12 digits.
    public static boolean isWellFormed(char[] pin) {
        boolean digits = pin.length >= 6 && pin.length <= 12;
        for (char c : pin) {
            digits &= c >= '0' && c <= '9';
        }
        return digits;
    }

    /// Whether this is 12 to 200 characters.
    public static boolean isPassword(char[] password) {
        return password.length >= LEAST_PASSWORD && password.length <= MOST_PASSWORD;
    }
}
