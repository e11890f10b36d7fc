package brussels.citedesmetiers.kiosk.pin;

import brussels.citedesmetiers.kiosk.files.Durable;
import brussels.citedesmetiers.kiosk.files.KeptFile;
import brussels.citedesmetiers.kiosk.files.KeptText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import org.tinylog.Logger;

/// The staff PIN of a terminal: 6 to 12 digits, stored as a slow hash in the file `pin` in the data
/// folder. There is no default PIN: until one is set, nobody is let in.
///
/// Attempts go through a [PinGate]. A crash while a PIN is set leaves the old one or the new one
/// (see [Durable]).
///
/// Thread-safe.
public final class StaffPin implements Secret {
    private static final String FILE = "pin";

    /// The name that the centre's password is kept under.
    public static final String PASSWORD = "centre-password";

    private static final int LEAST_PASSWORD = 12;
    private static final int MOST_PASSWORD = 200;
    private static final int STAMP_BYTES = 8;
    private static final String NONE = "none";

    private final KeptText text;
    private final Predicate<char[]> form;
    private final SecureRandom random;
    private final int iterations;

    /// The PIN kept in this data folder.
    public StaffPin(Path dataFolder) {
        this(dataFolder, new SecureRandom(), PinHash.ITERATIONS);
    }

    StaffPin(Path dataFolder, SecureRandom random, int iterations) {
        this(dataFolder, random, iterations, Durable.onDisk());
    }

    StaffPin(Path dataFolder, SecureRandom random, int iterations, Durable durable) {
        this(
                new KeptFile(dataFolder.resolve(FILE), durable),
                StaffPin::isWellFormed,
                random,
                iterations);
    }

    private StaffPin(KeptText text, Predicate<char[]> form, SecureRandom random, int iterations) {
        this.text = text;
        this.form = form;
        this.random = random;
        this.iterations = iterations;
    }

    /// The password of the centre's pages, stored in the same way as a PIN. It is longer because
    /// the pages may be reachable from anywhere.
    public static StaffPin password(Path folder) {
        return password(new KeptFile(folder.resolve(PASSWORD)));
    }

    /// The same password, kept anywhere.
    public static StaffPin password(KeptText text) {
        return new StaffPin(text, StaffPin::isPassword, new SecureRandom(), PinHash.ITERATIONS);
    }

    /// Whether a PIN has been set.
    public boolean isSet() {
        try {
            return text.read().isPresent();
        } catch (IOException e) {
            Logger.debug(e, "one that cannot be read was set");
            return true;
        }
    }

    /// Sets the PIN. Creates the data folder if necessary.
    ///
    /// @throws IllegalArgumentException if it is malformed or guessable
    /// @throws IOException if it may not have become durable
    public void set(char[] pin) throws IOException {
        if (!form.test(pin) || isGuessable(pin)) {
            throw new IllegalArgumentException("not of the form of a PIN");
        }
        text.write(PinHash.of(pin, iterations, random).toString() + "\n");
    }

    @Override
    public Match compare(char[] tried) {
        Optional<String> kept;
        try {
            kept = text.read();
        } catch (IOException e) {
            Logger.error(e, "the staff PIN cannot be read");
            return Match.UNREADABLE;
        }
        if (kept.isEmpty()) {
            return Match.NOT_SET;
        }
        Optional<PinHash> hash = PinHash.parse(kept.get().strip());
        if (hash.isEmpty()) {
            Logger.error("the staff PIN is damaged; set the PIN again");
            return Match.UNREADABLE;
        }
        if (!form.test(tried) || !hash.get().matches(tried)) {
            return Match.WRONG;
        }
        if (isGuessable(tried)) {
            Logger.warn("The staff PIN is one of those that strangers try first; set another");
        }
        return Match.RIGHT;
    }

    @Override
    public String stamp() {
        try {
            Optional<String> kept = text.read();
            if (kept.isEmpty()) {
                return NONE;
            }
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(kept.get().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, STAMP_BYTES);
        } catch (IOException e) {
            Logger.debug(e, "no staff PIN to make a stamp of");
            return NONE;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Whether this is 6 to 12 digits.
    public static boolean isWellFormed(char[] pin) {
        boolean digits = pin.length >= 6 && pin.length <= 12;
        for (char c : pin) {
            digits &= c >= '0' && c <= '9';
        }
        return digits;
    }

    /// Whether this is a PIN that strangers try first.
    public static boolean isGuessable(char[] pin) {
        return isWellFormed(pin) && GuessablePin.is(pin);
    }

    /// Whether this is 12 to 200 characters.
    public static boolean isPassword(char[] password) {
        return password.length >= LEAST_PASSWORD && password.length <= MOST_PASSWORD;
    }
}
