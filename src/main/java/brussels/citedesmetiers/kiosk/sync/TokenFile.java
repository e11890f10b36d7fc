package brussels.citedesmetiers.kiosk.sync;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Pattern;

/// The file with the token by which the centre knows this terminal. It is read every time, so that
/// a new token needs no restart. Its content never appears in a message or a log.
///
/// Any thread that may block.
public final class TokenFile {
    // RFC 6750, section 2.1.
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final int LONGEST = 500;
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE,
                    PosixFilePermission.OTHERS_EXECUTE);

    private final Path file;

    public TokenFile(Path file) {
        this.file = file;
    }

    /// The file cannot be used; the message is a sentence for staff that names it and what to do.
    public static final class TokenFileException extends Exception {
        private static final long serialVersionUID = 1L;

        TokenFileException(String message) {
            super(message);
        }

        TokenFileException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /// The token.
    ///
    /// @throws TokenFileException if it is missing, can be read by everybody, or holds no token
    public String read() throws TokenFileException {
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            if (rights.stream().anyMatch(OTHERS::contains)) {
                throw new TokenFileException(
                        "The token file "
                                + file
                                + " can be used by everybody ("
                                + PosixFilePermissions.toString(rights)
                                + "): run \"chmod 600 "
                                + file
                                + "\", and ask the centre for a new token if somebody may have"
                                + " copied it.");
            }
            String text =
                    Files.size(file) > LONGEST
                            ? ""
                            : Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            if (!TOKEN.matcher(text).matches()) {
                throw new TokenFileException(
                        "The token file "
                                + file
                                + " holds no token: write into it the one line that \"kiosk central"
                                + " enroll\" or \"rotate\" printed.");
            }
            return text;
        } catch (NoSuchFileException e) {
            throw new TokenFileException(
                    "The token file "
                            + file
                            + " is not there: write into it the one line that \"kiosk central"
                            + " enroll\" printed, and run \"chmod 600 "
                            + file
                            + "\".",
                    e);
        } catch (IOException e) {
            throw new TokenFileException(
                    "The token file "
                            + file
                            + " cannot be read: give it to the kiosk's user with \"chown\" ("
                            + e.getClass().getSimpleName()
                            + ").",
                    e);
        }
    }
}
