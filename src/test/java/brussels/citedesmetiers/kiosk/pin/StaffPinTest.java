package brussels.citedesmetiers.kiosk.pin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import brussels.citedesmetiers.kiosk.files.SecretFile;
import brussels.citedesmetiers.kiosk.pin.StaffPin.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaffPinTest {
    private static final int FEW_ITERATIONS = 10;

    @TempDir Path folder;
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);

    private StaffPin pin() {
        return new StaffPin(folder, new SecureRandom(), nanos::get, FEW_ITERATIONS);
    }

    private static char[] chars(String pin) {
        return pin.toCharArray();
    }

    @Test
    void thereIsNoDefaultPin() {
        assertFalse(pin().isSet());
        assertEquals(Answer.NOT_SET, pin().check(chars("000000")));
        assertEquals(Answer.NOT_SET, pin().check(chars("")));
    }

    @Test
    void onlyTheRightPinIsRight() throws IOException {
        StaffPin pin = pin();
        pin.set(chars("482915"));
        assertTrue(pin.isSet());
        assertEquals(Answer.RIGHT, pin.check(chars("482915")));
        assertEquals(Answer.WRONG, pin.check(chars("482916")));
        assertEquals(Answer.WRONG, pin.check(chars("4829150")));
        assertEquals(Answer.WRONG, pin.check(chars("")));
        assertEquals(Answer.RIGHT, pin().check(chars("482915")));
    }

    @Test
    void newPinReplacesTheOld() throws IOException {
        StaffPin pin = pin();
        pin.set(chars("482915"));
        pin.set(chars("771203345512"));
        assertEquals(Answer.WRONG, pin.check(chars("482915")));
        assertEquals(Answer.RIGHT, pin.check(chars("771203345512")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "1234567890123", "12345a", "١٢٣٤٥٦", "123 456"})
    void pinThatIsNotSixToTwelveDigitsIsRefused(String digits) {
        assertThrows(IllegalArgumentException.class, () -> pin().set(chars(digits)));
        assertFalse(pin().isSet());
    }

    @Test
    void fileHoldsASlowSaltedHashForItsOwnerOnly() throws IOException {
        new StaffPin(folder).set(chars("482915"));
        Path file = folder.resolve("pin");
        String first = Files.readString(file);
        new StaffPin(folder).set(chars("482915"));

        assertTrue(
                first.matches("pbkdf2-sha256\\$600000\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}\n"));
        assertNotEquals(first, Files.readString(file));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(Answer.RIGHT, new StaffPin(folder).check(chars("482915")));
    }

    @Test
    void hashIsTheOneAnotherProgramComputes() {
        // Computed with Python: hashlib.pbkdf2_hmac("sha256", b"482915", bytes(range(16)), 1000).
        String hash =
                "pbkdf2-sha256$1000$AAECAwQFBgcICQoLDA0ODw"
                        + "$RXhJzsL7vvT/crNj2l+IOgOExnzWQsZ/dMqF/DzEioM";
        assertTrue(PinHash.parse(hash).orElseThrow().matches(chars("482915")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "482915",
                "pbkdf2-sha256$0$AAECAwQFBgcICQoLDA0ODw$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "pbkdf2-sha256$99999999$AAECAwQFBgcICQoLDA0ODw"
                        + "$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "pbkdf2-sha256$10$short$short"
            })
    void damagedFileLetsNobodyInAndIsToldApartFromAWrongPin(String content) throws IOException {
        Files.writeString(folder.resolve("pin"), content);
        assertEquals(Answer.UNREADABLE, pin().check(chars("482915")));
    }

    @Test
    void fileThatCannotBeReadLetsNobodyIn() throws IOException {
        Files.createDirectory(folder.resolve("pin"));
        assertEquals(Answer.UNREADABLE, pin().check(chars("482915")));
    }

    @Test
    void fifthWrongTryLocksEvenTheRightPinForAMinute() throws IOException {
        StaffPin pin = pin();
        pin.set(chars("482915"));
        for (int i = 0; i < 5; i++) {
            assertEquals(Duration.ZERO, pin.lockedFor());
            assertEquals(Answer.WRONG, pin.check(chars("000000")));
        }
        assertEquals(Duration.ofMinutes(1), pin.lockedFor());
        assertEquals(Answer.LOCKED, pin.check(chars("482915")));

        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        assertEquals(Answer.WRONG, pin.check(chars("000000")));
        assertEquals(Duration.ofMinutes(2), pin.lockedFor());

        nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        assertEquals(Answer.RIGHT, pin.check(chars("482915")));
        assertEquals(Answer.WRONG, pin.check(chars("000000")));
        assertEquals(Duration.ZERO, pin.lockedFor());
    }

    @ParameterizedTest
    @EnumSource
    void powerCutAtAnyStepLeavesTheOldPinOrTheNewOneWhole(SecretFile.Step cut) throws IOException {
        pin().set(chars("111111"));
        assertThrows(
                IOException.class,
                () ->
                        pin().set(
                                        chars("222222"),
                                        step -> {
                                            if (step == cut) {
                                                throw new IOException("power cut");
                                            }
                                        }));
        boolean moved = cut == SecretFile.Step.FORCE_FOLDER;
        assertEquals(moved ? Answer.RIGHT : Answer.WRONG, pin().check(chars("222222")));
        assertEquals(moved ? Answer.WRONG : Answer.RIGHT, pin().check(chars("111111")));

        pin().set(chars("333333"));
        assertEquals(Answer.RIGHT, pin().check(chars("333333")));
        assertArrayEquals(new String[] {"pin"}, folder.toFile().list());
    }

    @Test
    void temporaryFileLeftByACrashIsNotWrittenInto() throws IOException {
        Path left = folder.resolve("pin.new");
        Files.writeString(left, "readable by all");
        Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rw-rw-rw-"));
        pin().set(chars("482915"));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("pin"))));
    }
}
